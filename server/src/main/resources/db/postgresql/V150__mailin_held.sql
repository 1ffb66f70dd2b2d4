-- Messages that wait for a clerk, and those set aside. Raw is the message as it came.
create table mailin_held (
    id bigint generated always as identity primary key,
    state text not null check (state in ('waiting', 'aside')),
    reason text not null,
    request bigint not null,
    sender text not null,
    subject text not null,
    raw bytea not null,
    at bigint not null
);
create index mailin_held_state on mailin_held (state, id);

-- Which messages were taken, hashed, so that one that is brought twice is taken once.
create table mailin_seen (
    hash bytea not null primary key,
    at bigint not null
);
