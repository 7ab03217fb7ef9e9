-- Weather as it was observed, and typical years. A value is never overwritten: what was received later stands. value is in 0.0001 of the variable's unit
-- (src/metering/weather/variable.ts). A typical year is kept as the year 2001 in local standard time, as if it were UTC.
CREATE TABLE IF NOT EXISTS weather (
  station UInt32,
  series Enum8('observed' = 1, 'typical' = 2),
  variable UInt8,
  at DateTime('UTC') CODEC(DoubleDelta, ZSTD),
  value Int64 CODEC(T64, ZSTD),
  received DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  import UInt32 CODEC(T64, ZSTD)
) ENGINE = MergeTree ORDER BY (station, series, variable, at, received, import)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- The only switch of visibility, as `import_state` is for readings.
CREATE TABLE IF NOT EXISTS weather_state (
  import UInt32,
  state Enum8('shown' = 1, 'undone' = 2),
  at DateTime64(3, 'UTC')
) ENGINE = MergeTree ORDER BY (import, at)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
