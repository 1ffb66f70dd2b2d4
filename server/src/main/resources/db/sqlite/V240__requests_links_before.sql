-- Links that a newer message has replaced, hashed: they open the request until the moment said. Not on the record.
create table request_links_before (
    link blob not null primary key,
    request integer not null,
    until integer not null
) strict, without rowid;
create index request_links_before_by_request on request_links_before (request);
