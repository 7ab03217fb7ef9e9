-- What held at points, hour by hour (hours since 1970, UTC), drawn from their readings: seconds held, sum of value × second, least, greatest, last value (0.0001 of the unit; the last where
-- `ends` is 1: something holds at the end of the hour). Of rows of one point and hour the one with the highest `drawn` holds; read with FINAL.
CREATE TABLE IF NOT EXISTS point_hour (
  meter UInt32,
  hour UInt32 CODEC(Delta, ZSTD),
  seconds UInt16 CODEC(T64, ZSTD),
  sum Int64 CODEC(T64, ZSTD),
  min Int64 CODEC(T64, ZSTD),
  max Int64 CODEC(T64, ZSTD),
  last Int64 CODEC(T64, ZSTD),
  ends UInt8 CODEC(ZSTD),
  since DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  drawn UInt32 CODEC(T64, ZSTD)
) ENGINE = ReplacingMergeTree(drawn) PARTITION BY toYear(toDateTime(hour * 3600, 'UTC')) ORDER BY (meter, hour)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_age_to_force_merge_seconds = 600, min_age_to_force_merge_on_partition_only = 1;

CREATE TABLE IF NOT EXISTS point_hour_next (
  settle UInt32,
  meter UInt32,
  hour UInt32,
  seconds UInt16,
  sum Int64,
  min Int64,
  max Int64,
  last Int64,
  ends UInt8
) ENGINE = MergeTree PARTITION BY settle ORDER BY (meter, hour)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
