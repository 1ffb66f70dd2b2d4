-- What devices without a line kept and sent: once under each key, and the receipt for whoever has the key.
create table asking_arrived (
  key text primary key check (length(key) = 64),
  body text not null check (length(body) = 64),
  number text not null,
  sealed bytea not null,
  expires bigint not null
);
create index asking_arrived_expires on asking_arrived (expires);
