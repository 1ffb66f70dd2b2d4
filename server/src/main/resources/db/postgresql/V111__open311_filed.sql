-- Which key filed a request, for which account of its own (hashed with the number), and the token of a batch service's.
create table open311_filed (
    number bigint not null primary key,
    key_id bigint not null,
    account bytea not null,
    token text unique
);

-- Updates taken before, by a hash of key, request and the program's own name for the update.
create table open311_updates (
    hash bytea not null primary key,
    body bytea not null,
    entry bigint not null
);

-- Since when the services are what they are.
create table open311_changes (
    one bigint not null primary key check (one = 1),
    hash bytea not null,
    at bigint not null
);
