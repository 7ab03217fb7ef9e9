-- Every accepted row is kept, repeated ones too: dropping one would change the answer when an earlier row comes late or a first copy is undone.
-- width 0 is a register; else the interval's seconds. value is an integer in 0.0001 of `unit` (its place in kernel/carrier.ts).
CREATE TABLE IF NOT EXISTS reading (
  meter UInt32,
  at DateTime('UTC') CODEC(DoubleDelta, ZSTD),
  width UInt32 CODEC(T64, ZSTD),
  value Int64 CODEC(T64, ZSTD),
  unit UInt8 CODEC(ZSTD),
  received DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  import UInt32 CODEC(T64, ZSTD)
) ENGINE = MergeTree PARTITION BY toYear(at) ORDER BY (meter, at, width, received, import)
SETTINGS index_granularity = 4096, fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS stage (
  meter UInt32,
  at DateTime('UTC'),
  width UInt32,
  value Int64,
  unit UInt8,
  received DateTime64(3, 'UTC'),
  import UInt32
) ENGINE = MergeTree PARTITION BY import ORDER BY (meter, at, width, received);

-- The only switch of visibility: begun (hidden), shown, undone, dropped (refused or a preview).
CREATE TABLE IF NOT EXISTS import_state (
  import UInt32,
  state Enum8('begun' = 1, 'shown' = 2, 'undone' = 3, 'dropped' = 4),
  settle UInt32,
  at DateTime64(3, 'UTC'),
  -- JSON of the import's result, kept with `shown`.
  result String
) ENGINE = MergeTree ORDER BY (import, at)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- What is known now: one row per meter and local day. use in 0.0001 of the meter's unit of use; read with FINAL.
CREATE TABLE IF NOT EXISTS day (
  meter UInt32,
  day Date,
  use Int64 CODEC(T64, ZSTD),
  seconds UInt32 CODEC(T64, ZSTD),
  longest UInt32 CODEC(T64, ZSTD),
  since DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  drawn UInt32 CODEC(T64, ZSTD)
) ENGINE = ReplacingMergeTree(drawn) PARTITION BY toYear(day) ORDER BY (meter, day)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS day_next (
  settle UInt32,
  meter UInt32,
  day Date,
  use Int64,
  seconds UInt32,
  longest UInt32,
  since DateTime64(3, 'UTC')
) ENGINE = MergeTree PARTITION BY settle ORDER BY (meter, day)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Doubts about the data as it stands now; `gone` takes one back. value is the contradicting value, else 0.
CREATE TABLE IF NOT EXISTS finding (
  meter UInt32,
  code LowCardinality(String),
  begins DateTime('UTC'),
  ends DateTime('UTC'),
  value Int64,
  severity LowCardinality(String),
  evidence String,
  gone UInt8,
  drawn UInt32
) ENGINE = ReplacingMergeTree(drawn) ORDER BY (meter, begins, ends, code, value)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS finding_next (
  settle UInt32,
  meter UInt32,
  code LowCardinality(String),
  begins DateTime('UTC'),
  ends DateTime('UTC'),
  value Int64,
  severity LowCardinality(String),
  evidence String,
  gone UInt8
) ENGINE = MergeTree PARTITION BY settle ORDER BY (meter, begins, ends, code, value)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Where a meter's data begin and end, and its widest interval: never shrinks, so that a window can be known to be complete.
CREATE TABLE IF NOT EXISTS extent (
  meter UInt32,
  first SimpleAggregateFunction(min, DateTime('UTC')),
  last SimpleAggregateFunction(max, DateTime('UTC')),
  widest SimpleAggregateFunction(max, UInt32)
) ENGINE = AggregatingMergeTree ORDER BY meter
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
