-- The last batch each writer committed: read again when the outcome of a commit is unknown.
create table store_writers (
    writer text not null primary key,
    batch integer not null,
    at integer not null
) strict, without rowid;
