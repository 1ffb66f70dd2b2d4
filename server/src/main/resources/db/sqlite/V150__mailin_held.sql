-- Messages that wait for a clerk, and those set aside. Raw is the message as it came.
create table mailin_held (
    id integer not null primary key,
    state text not null check (state in ('waiting', 'aside')),
    reason text not null,
    request integer not null,
    sender text not null,
    subject text not null,
    raw blob not null,
    at integer not null
) strict;
create index mailin_held_state on mailin_held (state, id);

-- Which messages were taken, hashed, so that one that is brought twice is taken once.
create table mailin_seen (
    hash blob not null primary key,
    at integer not null
) strict, without rowid;
