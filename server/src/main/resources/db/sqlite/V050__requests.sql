-- What is read of requests. All of it but the last four tables is rebuilt by replay of the record.
-- One row a request; id is the number of its first entry. Text that is absent is empty.
create table requests (
    id integer not null primary key,
    handle blob not null unique,
    number integer not null unique,
    state text not null check (state in ('waiting', 'promised', 'under_way', 'reported_done', 'resolved', 'refused',
        'appealed', 'refusal_final', 'silent', 'withdrawn', 'closed_before')),
    confidential integer not null check (confidential in (0, 1)),
    source text not null,
    service text not null,
    agency text not null,
    area text not null,
    channel text not null,
    asked_at integer not null,
    changed_at integer not null,
    since integer not null,
    round integer not null,
    due_at integer,
    missed integer not null check (missed in (0, 1)),
    paused integer not null check (paused in (0, 1)),
    returned integer not null,
    handler text not null,
    next_owner text not null,
    window_at integer,
    work_at integer,
    alarm_at integer,
    last_entry integer not null,
    steps integer not null,
    words text not null,
    place text not null,
    point text not null,
    answers text not null,
    photos text not null,
    name text not null,
    email text not null,
    phone text not null,
    contact_note text not null,
    closing_note text not null,
    source_id text not null,
    gone text not null
) strict;
create index requests_by_time on requests (asked_at);
create index requests_by_state on requests (state, asked_at);
create index requests_by_agency on requests (agency, state, asked_at);
create index requests_by_area on requests (area, state, asked_at);
create index requests_by_service on requests (service, state, asked_at);
create index requests_at_work on requests (state, work_at) where work_at is not null;
create index requests_at_agency on requests (agency, state, work_at) where work_at is not null;
create index requests_mine on requests (handler, work_at) where work_at is not null and handler <> '';
create index requests_alarm on requests (alarm_at) where alarm_at is not null;

-- Every entry of a case in order. Facts are a JSON object of text by the vocabulary's names; those of step 0 that the row of
-- the request holds are left out here.
create table request_steps (
    request integer not null references requests (id),
    step integer not null,
    entry integer not null,
    event text not null,
    at integer not null,
    facts text not null,
    gone text not null,
    primary key (request, step)
) strict, without rowid;

-- The photos that everybody may see, with the entry that shows them.
create table request_photos (
    photo text not null,
    request integer not null,
    step integer not null,
    primary key (photo, request, step)
) strict, without rowid;

-- When the desk could not be reached.
create table request_downtimes (
    entry integer not null primary key,
    from_at integer not null,
    to_at integer not null
) strict;

-- How many requests there have been: the next number.
create table request_sequence (
    one integer not null primary key check (one = 1),
    next integer not null
) strict;
insert into request_sequence (one, next) values (1, 0);

-- Counts by month, kept by a follower of the record.
create table request_figures (
    month text not null,
    name text not null,
    count integer not null,
    primary key (month, name)
) strict, without rowid;

-- What proves a request is one's own, hashed. Not on the record.
create table request_keys (
    request integer not null primary key,
    receipt blob not null unique,
    message blob unique,
    code blob not null,
    opened_at integer
) strict;

-- What was asked or imported under which key, hashed, so that it is taken once. Not on the record.
create table request_client_keys (
    hash blob not null primary key,
    body blob not null,
    request integer not null
) strict, without rowid;
create index request_client_keys_by_request on request_client_keys (request);

-- The last sign of life, by which a downtime is noticed. Not on the record.
create table request_heartbeat (
    one integer not null primary key check (one = 1),
    at integer not null
) strict;
