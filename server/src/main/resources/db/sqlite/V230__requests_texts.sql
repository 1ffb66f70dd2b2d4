-- How an asker is told: by mail, by text message, or both. Not on the record; it stands beside the language.
alter table request_reach add column hears text not null default 'mail' check (hears in ('mail', 'text', 'both'));

-- The links of text messages, hashed, beside those of mail: neither replaces the other.
alter table request_keys add column text_message blob;
alter table request_keys add column text_offered blob;
create unique index request_keys_text_message on request_keys (text_message) where text_message is not null;
create unique index request_keys_text_offered on request_keys (text_offered) where text_offered is not null;
