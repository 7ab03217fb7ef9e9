import { expect, test } from 'vitest';
import { migrationsOf, statements } from './migrations.ts';
import { place, shardedTables } from './sharding.ts';

const cluster = { cluster: 'city', front: 'yaodong' };
const readings = 'CREATE TABLE IF NOT EXISTS r (\n  meter UInt32,\n  v Int64\n) ENGINE = MergeTree ORDER BY meter';

test('a table with meters is on the shards, one without on the front server', () => {
  const sharded = shardedTables([
    { sql: `${readings};\nCREATE TABLE IF NOT EXISTS state (import UInt32) ENGINE = MergeTree ORDER BY import;\n` },
  ]);
  expect([...sharded]).toEqual(['r']);
  expect(place(readings, sharded, cluster)).toEqual({
    onShards: [readings],
    inFront: ['CREATE TABLE IF NOT EXISTS r AS yaodong_shard.r ENGINE = Distributed(city, yaodong_shard, r, intHash32(meter))'],
  });
  expect(place('CREATE TABLE IF NOT EXISTS state (import UInt32)', sharded, cluster).onShards).toEqual([]);
});

test('a change to a table on the shards creates the front table again', () => {
  const { onShards, inFront } = place('ALTER TABLE r ADD COLUMN w UInt8', new Set(['r']), cluster);
  expect(onShards).toEqual(['ALTER TABLE r ADD COLUMN w UInt8']);
  expect(inFront[0]).toBe('DROP TABLE IF EXISTS r');
  expect(inFront[1]).toMatch(/^CREATE TABLE IF NOT EXISTS r AS/u);
});

test('a dropped table is dropped on the shards and in front', () => {
  const gone = 'DROP TABLE IF EXISTS r SYNC';
  expect(place(gone, new Set(['r']), cluster)).toEqual({ onShards: [gone], inFront: [gone] });
  expect(place('DROP TABLE IF EXISTS state', new Set(['r']), cluster).onShards).toEqual([]);
});

test('every statement of our migrations can be placed', () => {
  const all = migrationsOf('clickhouse');
  const sharded = shardedTables(all);
  expect([...sharded]).toEqual(expect.arrayContaining(['reading', 'stage', 'day', 'day_next', 'finding', 'finding_next', 'extent']));
  expect(sharded.has('import_state') || sharded.has('weather')).toBe(false);
  const strange = all
    .flatMap(({ sql }) => statements(sql))
    .filter((one) => !/^(?:create table if not exists|alter table|drop table if exists) \w+/iu.test(one));
  expect(strange).toEqual([]);
});
