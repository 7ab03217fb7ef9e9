import { expect, test } from 'vitest';
import { migrationsOf, pending, statements } from './migrations.ts';

const one = { number: 1, name: 'a', digest: 'x', sql: '' };
const two = { number: 20, name: 'b', digest: 'y', sql: '' };
const late = { number: 10, name: 'c', digest: 'z', sql: '' };

test('what has not run yet is to be run, in order, also below the last that ran', () => {
  expect(pending('postgres', [one, late, two], [one, two])).toEqual([late]);
  expect(pending('postgres', [one], [one])).toEqual([]);
});

test('a store that was written by a newer program is refused', () => {
  expect(() => pending('clickhouse', [one], [one, two])).toThrow(/store-newer/u);
});

test('a migration that was edited after it ran is refused', () => {
  expect(() => pending('postgres', [one], [{ ...one, digest: 'other' }])).toThrow(/migration-changed/u);
});

test('a file is split at semicolons at the end of a line, its comments left out', () => {
  const sql = "-- why;\ncreate table a (b String default ';x');\n\n  -- again\ncreate table c\n(d UInt8); -- end\n";
  expect(statements(sql)).toEqual(["create table a (b String default ';x')", 'create table c\n(d UInt8)']);
});

test('every file of ours has a number of its own', () => {
  for (const store of ['postgres', 'clickhouse'] as const) expect(migrationsOf(store)[0]).toMatchObject({ number: 1, name: 'migration' });
});
