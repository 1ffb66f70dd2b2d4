-- Addresses that are told of every public step. The secret signs what they are sent, and is theirs and ours.
create table notices_hooks (
    id integer not null primary key,
    url text not null unique,
    secret text not null,
    since integer not null
) strict;

-- What was sent where, and what came of it.
create table notices_calls (
    id integer not null primary key,
    hook integer not null,
    entry integer not null,
    occasion text not null,
    request integer not null,
    state text not null check (state in ('waiting', 'sent', 'failed', 'dropped')),
    attempts integer not null,
    next_at integer not null,
    changed_at integer not null,
    reason text not null,
    unique (hook, entry)
) strict;
create index notices_calls_due on notices_calls (next_at) where state = 'waiting';
create index notices_calls_changed on notices_calls (changed_at);
