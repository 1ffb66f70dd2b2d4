-- What is to be told to whom. Neither address nor words lie here: both are read when a message is sent. Request is the
-- request's number, 0 for none; follow is 0 for the asker. Message is the Message-ID, the same at every try.
create table notices_outbox (
    id integer not null primary key,
    entry integer not null,
    occasion text not null,
    request integer not null,
    follow integer not null,
    message text not null unique,
    state text not null check (state in ('waiting', 'sent', 'failed', 'dropped', 'unsent')),
    attempts integer not null,
    next_at integer not null,
    changed_at integer not null,
    reason text not null,
    unique (entry, occasion, follow)
) strict;
create index notices_outbox_due on notices_outbox (next_at) where state = 'waiting';
create index notices_outbox_of on notices_outbox (request, follow, state);
create index notices_outbox_states on notices_outbox (state, changed_at);

-- The first entry that was not looked at yet.
create table notices_place (
    one integer not null primary key check (one = 1),
    next integer not null
) strict;

-- The letterbox of an invented town: what would have been sent.
create table notices_letters (
    id integer not null primary key,
    message text not null unique,
    recipient text not null,
    subject text not null,
    plain text not null,
    html text not null,
    at integer not null
) strict;
