-- Hours of rooms and plant are smaller without T64: of 17.3 M room temperatures sum, min, max and last took 41.3 MB with T64 and ZSTD, 28.4 MB with ZSTD(3). New parts and merges take it.
ALTER TABLE point_hour MODIFY COLUMN sum Int64 CODEC(ZSTD(3)), MODIFY COLUMN min Int64 CODEC(ZSTD(3)), MODIFY COLUMN max Int64 CODEC(ZSTD(3)), MODIFY COLUMN last Int64 CODEC(ZSTD(3));
