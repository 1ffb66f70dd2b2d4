-- What is read of requests. All of it but the last four tables is rebuilt by replay of the record.
-- One row a request; id is the number of its first entry. Text that is absent is empty.
create table requests (
    id bigint not null primary key,
    handle bytea not null unique,
    number bigint not null unique,
    state text not null check (state in ('waiting', 'promised', 'under_way', 'reported_done', 'resolved', 'refused',
        'appealed', 'refusal_final', 'silent', 'withdrawn', 'closed_before')),
    confidential bigint not null check (confidential in (0, 1)),
    source text not null,
    service text not null,
    agency text not null,
    area text not null,
    channel text not null,
    asked_at bigint not null,
    changed_at bigint not null,
    since bigint not null,
    round bigint not null,
    due_at bigint,
    missed bigint not null check (missed in (0, 1)),
    paused bigint not null check (paused in (0, 1)),
    returned bigint not null,
    handler text not null,
    next_owner text not null,
    window_at bigint,
    work_at bigint,
    alarm_at bigint,
    last_entry bigint not null,
    steps bigint not null,
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
);
create index requests_by_time on requests (asked_at, id);
create index requests_by_state on requests (state, asked_at, id);
create index requests_by_agency on requests (agency, state, asked_at, id);
create index requests_by_area on requests (area, state, asked_at, id);
create index requests_by_service on requests (service, state, asked_at, id);
create index requests_at_work on requests (state, work_at, id) where work_at is not null;
create index requests_at_agency on requests (agency, state, work_at, id) where work_at is not null;
create index requests_mine on requests (handler, work_at, id) where work_at is not null and handler <> '';
create index requests_alarm on requests (alarm_at) where alarm_at is not null;

-- Every entry of a case in order. Facts are a JSON object of text by the vocabulary's names; those of step 0 that the row of
-- the request holds are left out here.
create table request_steps (
    request bigint not null references requests (id),
    step bigint not null,
    entry bigint not null,
    event text not null,
    at bigint not null,
    facts text not null,
    gone text not null,
    primary key (request, step)
);

-- The photos that everybody may see, with the entry that shows them.
create table request_photos (
    photo text not null,
    request bigint not null,
    step bigint not null,
    primary key (photo, request, step)
);

-- When the desk could not be reached.
create table request_downtimes (
    entry bigint not null primary key,
    from_at bigint not null,
    to_at bigint not null
);

-- How many requests there have been: the next number.
create table request_sequence (
    one bigint not null primary key check (one = 1),
    next bigint not null
);
insert into request_sequence (one, next) values (1, 0);

-- Counts by month, kept by a follower of the record.
create table request_figures (
    month text not null,
    name text not null,
    count bigint not null,
    primary key (month, name)
);

-- What proves a request is one's own, hashed. Not on the record.
create table request_keys (
    request bigint not null primary key,
    receipt bytea not null unique,
    message bytea unique,
    code bytea not null,
    opened_at bigint
);

-- What was asked or imported under which key, hashed, so that it is taken once. Not on the record.
create table request_client_keys (
    hash bytea not null primary key,
    body bytea not null,
    request bigint not null
);
create index request_client_keys_by_request on request_client_keys (request);

-- The last sign of life, by which a downtime is noticed. Not on the record.
create table request_heartbeat (
    one bigint not null primary key check (one = 1),
    at bigint not null
);
