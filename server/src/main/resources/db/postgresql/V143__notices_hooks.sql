-- Addresses that are told of every public step. The secret signs what they are sent, and is theirs and ours.
create table notices_hooks (
    id bigint generated always as identity primary key,
    url text not null unique,
    secret text not null,
    since bigint not null
);

-- What was sent where, and what came of it.
create table notices_calls (
    id bigint generated always as identity primary key,
    hook bigint not null,
    entry bigint not null,
    occasion text not null,
    request bigint not null,
    state text not null check (state in ('waiting', 'sent', 'failed', 'dropped')),
    attempts bigint not null,
    next_at bigint not null,
    changed_at bigint not null,
    reason text not null,
    unique (hook, entry)
);
create index notices_calls_due on notices_calls (next_at) where state = 'waiting';
create index notices_calls_changed on notices_calls (changed_at);
