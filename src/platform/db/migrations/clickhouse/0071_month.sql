-- Day rows added up by calendar month, one row per meter and month; read with FINAL. They follow from the day rows alone: those of a month that is loose are not looked at.
CREATE TABLE IF NOT EXISTS month (
  meter UInt32,
  month Date,
  use Int64 CODEC(T64, ZSTD),
  seconds UInt32 CODEC(T64, ZSTD),
  since DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  drawn UInt32 CODEC(T64, ZSTD)
) ENGINE = ReplacingMergeTree(drawn) PARTITION BY toYear(month) ORDER BY (meter, month)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_age_to_force_merge_seconds = 600, min_age_to_force_merge_on_partition_only = 1;

-- Months whose rows no longer follow from the day rows (loose 1), or do so again (0); of each the mark with the highest number holds.
CREATE TABLE IF NOT EXISTS month_mark (
  month Date,
  loose UInt8,
  number UInt32
) ENGINE = ReplacingMergeTree(number) ORDER BY month
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
