-- Which migrations have run. The migrator reads it before it runs anything.
create table migration (
  number integer primary key,
  name text not null,
  digest text not null,
  applied timestamptz not null default now()
);
