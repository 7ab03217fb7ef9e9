-- Which migrations have run. The migrator reads it before it runs anything.
create table if not exists migration (
  number UInt32,
  name String,
  digest String,
  applied DateTime64(3, 'UTC') default now64(3)
) engine = MergeTree order by number settings fsync_after_insert = 1, fsync_part_directory = 1;
