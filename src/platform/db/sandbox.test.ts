import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../../bin/clickhouse-sandbox/', import.meta.url);
const built = readFileSync(new URL('sandbox.so', folder), 'latin1');

test('the bundled sandbox is small, and needs nothing that a libc of 2018 lacks', () => {
  expect(statSync(new URL('sandbox.so', folder)).size).toBeLessThan(20_000);
  const versions = [...built.matchAll(/GLIBC_2\.(\d+)/gu)].map(([, minor]) => Number(minor));
  expect(versions.length).toBeGreaterThan(0);
  expect(Math.max(...versions)).toBeLessThanOrEqual(28);
});

test('it is built from the source next to it: each function replaced by the source is named in it', () => {
  const source = readFileSync(new URL('sandbox.c', folder), 'utf8');
  const names = [...source.matchAll(/^ {4}\{"(\w+)", \w+\},$/gmu)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(15);
  // the end of a longer name also matches a shorter one
  expect(names.filter((name) => !built.includes(`${String(name)}\0`))).toEqual([]);
});
