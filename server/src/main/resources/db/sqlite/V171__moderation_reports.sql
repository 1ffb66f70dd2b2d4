-- What people reported about public words and photos. Words and e-mail are private, and empty once a report is settled.
create table moderation_reports (
    id integer not null primary key,
    request integer not null,
    photo text not null,
    kind text not null,
    words text not null,
    email text not null,
    at integer not null,
    settled_at integer,
    outcome text not null
) strict;
create index moderation_reports_waiting on moderation_reports (settled_at, id);
