-- Where the record stands: its size, the edge of its tree, and the signed checkpoint the public reads.
create table record_head (
    id smallint not null primary key check (id = 1),
    origin text not null,
    size bigint not null check (size >= 0),
    edge bytea not null,
    note bytea not null,
    desk bytea not null check (length(desk) = 16)
);

-- One row a leaf; prev is the number of the case's entry before it, or -1. The hash stands before the
-- bytes, so that tiles are read without them.
create table record_entries (
    n bigint not null primary key check (n >= 0),
    prev bigint not null check (prev < n),
    hash bytea not null check (length(hash) = 32),
    bytes bytea not null
);

-- Roots over 256^level leaves: the hashes of the tiles above the first level.
create table record_nodes (
    level smallint not null check (level between 1 and 7),
    n bigint not null,
    hash bytea not null check (length(hash) = 32),
    primary key (level, n)
);

-- Values and openings of an entry's fields, packed: what an erasure takes away.
create table record_sealed (
    n bigint not null primary key,
    body bytea not null
);

-- Where each case ends.
create table record_cases (
    handle bytea not null primary key check (length(handle) = 16),
    n bigint not null,
    step integer not null,
    confidential smallint not null check (confidential in (0, 1)),
    hash bytea not null check (length(hash) = 32)
);

-- Every published version of every register.
create table record_registers (
    register text not null,
    version integer not null check (version > 0),
    n bigint not null,
    hash text not null unique,
    document bytea not null,
    primary key (register, version)
);

-- How far each follower has read: the number of the next entry.
create table record_followers (
    name text not null primary key,
    position bigint not null
);
