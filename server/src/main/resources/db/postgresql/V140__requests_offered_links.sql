-- The link of a message that is being sent, until the mail server has taken it; hashed.
alter table request_keys add column offered bytea;
create unique index request_keys_offered on request_keys (offered) where offered is not null;
