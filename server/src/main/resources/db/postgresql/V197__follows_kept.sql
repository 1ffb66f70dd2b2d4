-- Followers have a room of their own; what they follow stays as it is.
alter table notices_follows rename to follows_kept;
alter table notices_digest rename to follows_digest;
alter table notices_news rename to follows_news;
