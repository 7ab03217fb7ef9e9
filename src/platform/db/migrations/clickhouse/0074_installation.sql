-- Which installation this ClickHouse belongs to: the id that its PostgreSQL bears. The first row counts.
CREATE TABLE IF NOT EXISTS installation (
  id String,
  bound DateTime64(6, 'UTC') DEFAULT now64(6)
) ENGINE = MergeTree ORDER BY bound
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
