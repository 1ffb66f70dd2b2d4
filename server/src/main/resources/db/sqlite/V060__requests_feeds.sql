-- What other programs read: what changed lately, what happened lately, and what lies in a piece of the map.
create index requests_by_change on requests (changed_at) where confidential = 0;
create index request_steps_by_time on request_steps (at, entry);

-- Where public requests are. A cell is floor(latitude * 100) * 100000 + floor(longitude * 100); coordinates are millionths of a degree.
create table request_spots (
    cell integer not null,
    asked_at integer not null,
    request integer not null,
    lat integer not null,
    lon integer not null,
    primary key (cell, asked_at, request)
) strict, without rowid;
insert into request_spots (cell, asked_at, request, lat, lon)
select
    cast(floor(lat * 100) as integer) * 100000 + cast(floor(lon * 100) as integer), asked_at, id,
    cast(round(lat * 1000000) as integer), cast(round(lon * 1000000) as integer)
from (
    select id, asked_at, cast(substr(point, 1, instr(point, ',') - 1) as real) as lat,
        cast(substr(point, instr(point, ',') + 1) as real) as lon
    from requests where confidential = 0 and point <> ''
) as placed;
