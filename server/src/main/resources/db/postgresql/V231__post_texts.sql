-- Text messages lie in an invented town's letterbox too: of how many parts each is, 0 for a letter.
alter table post_letters add column parts integer not null default 0;
