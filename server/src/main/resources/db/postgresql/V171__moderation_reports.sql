-- What people reported about public words and photos. Words and e-mail are private, and empty once a report is settled.
create table moderation_reports (
    id bigint generated always as identity primary key,
    request bigint not null,
    photo text not null,
    kind text not null,
    words text not null,
    email text not null,
    at bigint not null,
    settled_at bigint,
    outcome text not null
);
create index moderation_reports_waiting on moderation_reports (settled_at, id);
