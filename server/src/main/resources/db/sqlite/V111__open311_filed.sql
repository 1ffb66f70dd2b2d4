-- Which key filed a request, for which account of its own (hashed with the number), and the token of a batch service's.
create table open311_filed (
    number integer not null primary key,
    key_id integer not null,
    account blob not null,
    token text unique
) strict;

-- Updates taken before, by a hash of key, request and the program's own name for the update.
create table open311_updates (
    hash blob not null primary key,
    body blob not null,
    entry integer not null
) strict, without rowid;

-- Since when the services are what they are.
create table open311_changes (
    one integer not null primary key check (one = 1),
    hash blob not null,
    at integer not null
) strict;
