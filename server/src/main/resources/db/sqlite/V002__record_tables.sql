-- Where the record stands: its size, the edge of its tree, and the signed checkpoint the public reads.
create table record_head (
    id integer not null primary key check (id = 1),
    origin text not null,
    size integer not null check (size >= 0),
    edge blob not null,
    note blob not null,
    desk blob not null check (length(desk) = 16)
) strict;

-- One row a leaf; prev is the number of the case's entry before it, or -1. The hash stands before the
-- bytes, so that tiles are read without them.
create table record_entries (
    n integer not null primary key check (n >= 0),
    prev integer not null check (prev < n),
    hash blob not null check (length(hash) = 32),
    bytes blob not null
) strict;

-- Roots over 256^level leaves: the hashes of the tiles above the first level.
create table record_nodes (
    level integer not null check (level between 1 and 7),
    n integer not null,
    hash blob not null check (length(hash) = 32),
    primary key (level, n)
) strict, without rowid;

-- Values and openings of an entry's fields, packed: what an erasure takes away.
create table record_sealed (
    n integer not null primary key,
    body blob not null
) strict;

-- Where each case ends.
create table record_cases (
    handle blob not null primary key check (length(handle) = 16),
    n integer not null,
    step integer not null,
    confidential integer not null check (confidential in (0, 1)),
    hash blob not null check (length(hash) = 32)
) strict, without rowid;

-- Every published version of every register.
create table record_registers (
    register text not null,
    version integer not null check (version > 0),
    n integer not null,
    hash text not null unique,
    document blob not null,
    primary key (register, version)
) strict;

-- How far each follower has read: the number of the next entry.
create table record_followers (
    name text not null primary key,
    position integer not null
) strict, without rowid;
