create table opendata_dumps (
  day text not null check (length(day) = 10),
  form text not null check (form in ('csv', 'jsonl', 'geojson')),
  size bigint not null,
  bytes bigint not null,
  sha text not null check (length(sha) = 64),
  entry bigint not null,
  at bigint not null,
  -- The entry of the record that erased or hid something in it.
  withdrawn bigint,
  -- Whether it was let go because of its age.
  dropped bigint not null default 0 check (dropped in (0, 1)),
  primary key (day, form)
);
-- The newest entry that erased or hid something public: no dump that was begun before it is published.
create table opendata_withdrawn (
  one bigint primary key check (one = 1),
  entry bigint not null
);
