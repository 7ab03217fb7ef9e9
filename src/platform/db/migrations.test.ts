import { expect, test } from 'vitest';
import { migrationsOf, pending, statements } from './migrations.ts';

const one = { number: 1, name: 'a', digest: 'x', sql: '' };
const two = { number: 20, name: 'b', digest: 'y', sql: '' };
const late = { number: 10, name: 'c', digest: 'z', sql: '' };

test('pending migrations are run in order, also those below the last one that ran', () => {
  expect(pending('postgres', [one, late, two], [one, two])).toEqual([late]);
  expect(pending('postgres', [one], [one])).toEqual([]);
});

test('a store written by a newer program is refused', () => {
  expect(() => pending('clickhouse', [one], [one, two])).toThrow(/store-newer/u);
});

test('a migration edited after it ran is refused', () => {
  expect(() => pending('postgres', [one], [{ ...one, digest: 'other' }])).toThrow(/migration-changed/u);
});

test('a file is split at semicolons at the end of a line, without its comments', () => {
  const sql = "-- why;\ncreate table a (b String default ';x');\n\n  -- again\ncreate table c\n(d UInt8); -- end\n";
  expect(statements(sql)).toEqual(["create table a (b String default ';x')", 'create table c\n(d UInt8)']);
});

test('every file has its own number', () => {
  for (const store of ['postgres', 'clickhouse'] as const) expect(migrationsOf(store)[0]).toMatchObject({ number: 1, name: 'migration' });
});
