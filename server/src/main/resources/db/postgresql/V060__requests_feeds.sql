-- What other programs read: what changed lately, what happened lately, and what lies in a piece of the map.
create index requests_by_change on requests (changed_at, id) where confidential = 0;
create index request_steps_by_time on request_steps (at, entry);

-- Where public requests are. A cell is floor(latitude * 100) * 100000 + floor(longitude * 100); coordinates are millionths of a degree.
create table request_spots (
    cell bigint not null,
    asked_at bigint not null,
    request bigint not null,
    lat bigint not null,
    lon bigint not null,
    primary key (cell, asked_at, request)
);
insert into request_spots (cell, asked_at, request, lat, lon)
select
    cast(floor(lat * 100) as bigint) * 100000 + cast(floor(lon * 100) as bigint), asked_at, id,
    cast(round(lat * 1000000) as bigint), cast(round(lon * 1000000) as bigint)
from (
    select id, asked_at, cast(split_part(point, ',', 1) as double precision) as lat,
        cast(split_part(point, ',', 2) as double precision) as lon
    from requests where confidential = 0 and point <> ''
) as placed;
