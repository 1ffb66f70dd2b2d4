-- Who follows what by e-mail. Request is the request's number, 0 for none; service and area are empty where they do not
-- narrow. Not on the record, and gone when somebody leaves.
create table notices_follows (
    id integer not null primary key,
    email text not null,
    language text not null,
    request integer not null,
    service text not null,
    area text not null,
    lat real,
    lon real,
    radius integer not null,
    daily integer not null check (daily in (0, 1)),
    confirmed integer not null check (confirmed in (0, 1)),
    since integer not null
) strict;
create index notices_follows_request on notices_follows (request, service);
create index notices_follows_email on notices_follows (email);

-- What a follower's next daily message tells.
create table notices_digest (
    follow integer not null,
    entry integer not null,
    occasion text not null,
    request integer not null,
    primary key (follow, entry)
) strict, without rowid;

-- The newest public steps, for feeds. Words are read from the requests when a feed is read.
create table notices_news (
    entry integer not null primary key,
    request integer not null,
    occasion text not null,
    service text not null,
    area text not null,
    lat real,
    lon real,
    at integer not null
) strict;
create index notices_news_service on notices_news (service, entry);
create index notices_news_request on notices_news (request, entry);
create index notices_news_at on notices_news (at);
