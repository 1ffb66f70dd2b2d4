-- Who follows what by e-mail. Request is the request's number, 0 for none; service and area are empty where they do not
-- narrow. Not on the record, and gone when somebody leaves.
create table notices_follows (
    id bigint generated always as identity primary key,
    email text not null,
    language text not null,
    request bigint not null,
    service text not null,
    area text not null,
    lat double precision,
    lon double precision,
    radius bigint not null,
    daily bigint not null check (daily in (0, 1)),
    confirmed bigint not null check (confirmed in (0, 1)),
    since bigint not null
);
create index notices_follows_request on notices_follows (request, service);
create index notices_follows_email on notices_follows (email);

-- What a follower's next daily message tells.
create table notices_digest (
    follow bigint not null,
    entry bigint not null,
    occasion text not null,
    request bigint not null,
    primary key (follow, entry)
);

-- The newest public steps, for feeds. Words are read from the requests when a feed is read.
create table notices_news (
    entry bigint not null primary key,
    request bigint not null,
    occasion text not null,
    service text not null,
    area text not null,
    lat double precision,
    lon double precision,
    at bigint not null
);
create index notices_news_service on notices_news (service, entry);
create index notices_news_request on notices_news (request, entry);
create index notices_news_at on notices_news (at);
