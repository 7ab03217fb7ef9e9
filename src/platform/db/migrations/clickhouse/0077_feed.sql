-- The rows of feeds as they were last handed out or made ready: the highest edition of a key counts. What is not there any more stays as
-- `removed`, so that who has an earlier edition is told. `kind` is the carrier of a row of use, `part` its day or month; `body` is what is
-- beside the key, a JSON object.
CREATE TABLE IF NOT EXISTS feed_row (
  feed UInt32,
  kind String CODEC(ZSTD),
  subject String CODEC(ZSTD),
  part String CODEC(ZSTD),
  body String CODEC(ZSTD),
  edition UInt32 CODEC(T64, ZSTD),
  removed UInt8
) ENGINE = ReplacingMergeTree(edition) ORDER BY (feed, kind, subject, part)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
