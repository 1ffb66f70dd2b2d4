create table asking_drafts (
  token text primary key check (length(token) = 64),
  body text not null,
  number text,
  expires bigint not null
);
create index asking_drafts_expires on asking_drafts (expires);
