-- Accounts of staff. None is ever deleted, so that an id always means one person.
create table people_staff (
    id integer primary key autoincrement,
    sign_in_name text not null unique,
    name text not null,
    role text not null check (role in ('handler', 'lead', 'clerk', 'administrator')),
    agency text,
    password_hash text not null,
    disabled integer not null default 0 check (disabled in (0, 1)),
    since integer not null
) strict;

-- Who is signed in: the token itself is only in the browser.
create table people_sessions (
    token_hash blob not null primary key,
    staff_id integer not null references people_staff (id),
    started integer not null,
    seen integer not null
) strict, without rowid;

create index people_sessions_staff on people_sessions (staff_id);
