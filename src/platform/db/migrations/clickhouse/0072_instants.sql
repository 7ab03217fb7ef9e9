-- Instants follow one another at like distances: the distance alone, not its change, is told in as many bytes and read six times as quickly. Parts that lie there stay as they are until they
-- are merged.
ALTER TABLE reading MODIFY COLUMN at DateTime('UTC') CODEC(Delta, ZSTD);
