create table photos_taken (
  sha text primary key check (length(sha) = 64),
  width integer not null,
  height integer not null,
  bytes integer not null,
  taken_at integer not null
) strict, without rowid;
create index photos_taken_at on photos_taken (taken_at);
create table photos_kept (
  sha text not null,
  owner text not null,
  primary key (sha, owner)
) strict, without rowid;
create index photos_kept_owner on photos_kept (owner);
