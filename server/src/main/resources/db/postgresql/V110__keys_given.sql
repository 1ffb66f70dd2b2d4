-- Keys of other programs, kept as their hashes. None is ever deleted, so that an id always means one program.
create table keys_given (
    id bigint generated always as identity primary key,
    hash bytea not null unique,
    channel text not null,
    a_minute bigint not null,
    relays_verdicts bigint not null check (relays_verdicts in (0, 1)),
    made_at bigint not null,
    revoked_at bigint
);
