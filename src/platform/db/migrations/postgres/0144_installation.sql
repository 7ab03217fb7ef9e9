-- Which installation these stores belong to, in one row. `bound`: a ClickHouse bears the same id in its own table of this name, and no other is taken in its place. The rest tells who
-- has claimed the stores; whether that program lives tells the advisory lock on its connection (src/platform/db/store-claim.ts).
create table installation (
  one_row boolean primary key default true check (one_row),
  id uuid not null default gen_random_uuid(),
  bound boolean not null default false,
  claim uuid,
  host text,
  directory text,
  program text,
  since timestamptz
);
insert into installation default values;
