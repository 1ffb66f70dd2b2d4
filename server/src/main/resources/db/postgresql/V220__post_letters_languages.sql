-- The language a letter is written in, for whoever reads it in a letterbox of another one.
alter table post_letters add column language text not null default '';
