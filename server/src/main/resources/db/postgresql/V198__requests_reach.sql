-- The language in which an asker is told. Not on the record; deleted with the last address or number.
create table request_reach (
    request bigint not null primary key,
    language text not null
);
