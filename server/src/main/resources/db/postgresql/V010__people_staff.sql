-- Accounts of staff. None is ever deleted, so that an id always means one person.
create table people_staff (
    id bigint generated always as identity primary key,
    sign_in_name text not null unique,
    name text not null,
    role text not null check (role in ('handler', 'lead', 'clerk', 'administrator')),
    agency text,
    password_hash text not null,
    disabled bigint not null default 0 check (disabled in (0, 1)),
    since bigint not null
);

-- Who is signed in: the token itself is only in the browser.
create table people_sessions (
    token_hash bytea not null primary key,
    staff_id bigint not null references people_staff (id),
    started bigint not null,
    seen bigint not null
);

create index people_sessions_staff on people_sessions (staff_id);
