create table photos_taken (
  sha text primary key check (length(sha) = 64),
  width integer not null,
  height integer not null,
  bytes integer not null,
  taken_at bigint not null
);
create index photos_taken_at on photos_taken (taken_at);
create table photos_kept (
  sha text not null,
  owner text not null,
  primary key (sha, owner)
);
create index photos_kept_owner on photos_kept (owner);
create table photos_bytes (
  sha text primary key,
  full_size bytea not null,
  small_size bytea not null
);
-- The bytes are JPEG already: pressing them again costs time and gains nothing.
alter table photos_bytes alter column full_size set storage external;
alter table photos_bytes alter column small_size set storage external;
