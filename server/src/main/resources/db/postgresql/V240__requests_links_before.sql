-- Links that a newer message has replaced, hashed: they open the request until the moment said. Not on the record.
create table request_links_before (
    link bytea not null primary key,
    request bigint not null,
    until bigint not null
);
create index request_links_before_by_request on request_links_before (request);
