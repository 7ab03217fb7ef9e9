-- What was told again and need not be kept (docs/decisions/0019): an import told, in this unit and received then, all values of a meter that were in force for it from one instant and width
-- to another, both included. `rows` says how many that were. Rows are only added; those of an import that never was shown are swept.
CREATE TABLE IF NOT EXISTS repeat_run (
  meter UInt32,
  received DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  import UInt32 CODEC(T64, ZSTD),
  unit UInt8 CODEC(ZSTD),
  first DateTime('UTC') CODEC(Delta, ZSTD),
  first_width UInt32 CODEC(T64, ZSTD),
  last DateTime('UTC') CODEC(Delta, ZSTD),
  last_width UInt32 CODEC(T64, ZSTD),
  rows UInt32 CODEC(T64, ZSTD)
) ENGINE = MergeTree ORDER BY (meter, received, import, first)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
