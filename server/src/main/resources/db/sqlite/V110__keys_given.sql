-- Keys of other programs, kept as their hashes. None is ever deleted, so that an id always means one program.
create table keys_given (
    id integer primary key autoincrement,
    hash blob not null unique,
    channel text not null,
    a_minute integer not null,
    relays_verdicts integer not null check (relays_verdicts in (0, 1)),
    made_at integer not null,
    revoked_at integer
) strict;
