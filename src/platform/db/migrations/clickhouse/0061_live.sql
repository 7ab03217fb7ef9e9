-- Messages of live readings that were written whole: the last to be written of a group, so that a crash before leaves readings that are later than any of these.
-- first and last are what the readings of the message cover (s); both 0 where none passed.
CREATE TABLE IF NOT EXISTS live_message (
  received DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  import UInt32 CODEC(T64, ZSTD),
  sender LowCardinality(String),
  message String CODEC(ZSTD),
  accepted UInt32 CODEC(T64, ZSTD),
  repeated UInt32 CODEC(T64, ZSTD),
  revised UInt32 CODEC(T64, ZSTD),
  missing UInt32 CODEC(T64, ZSTD),
  refused UInt32 CODEC(T64, ZSTD),
  first UInt32 CODEC(T64, ZSTD),
  last UInt32 CODEC(T64, ZSTD),
  -- JSON of the first rows that could not go in.
  rejected String CODEC(ZSTD)
) ENGINE = MergeTree PARTITION BY toYYYYMMDD(received) ORDER BY (received, import)
TTL toDateTime(received) + INTERVAL 2 DAY
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, ttl_only_drop_parts = 1;
