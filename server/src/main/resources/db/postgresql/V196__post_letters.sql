-- The letterbox of an invented town: what would have been sent. It has a room of its own now; what lay in the old one is let
-- go of, since only invented letters did.
create table post_letters (
    id bigint generated always as identity primary key,
    message text not null unique,
    recipient text not null,
    subject text not null,
    plain text not null,
    html text not null,
    at bigint not null
);
drop table notices_letters;
