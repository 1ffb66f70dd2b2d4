-- Counts by month of the whole town (part is empty), of each area and of each service. The desk counts anew when it finds
-- that no row says which areas these are of.
drop table request_figures;
create table request_figures (
    part text not null,
    month text not null,
    name text not null,
    count bigint not null,
    primary key (part, month, name)
);
