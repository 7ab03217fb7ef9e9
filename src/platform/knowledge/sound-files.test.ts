import { expect, test } from 'vitest';
import type { Fault, Placed } from './read.ts';
import { soundFiles } from './sound-files.ts';

const fault = (file: string): Fault => ({ file, line: 1, code: 'knowledge-changed', evidence: {} });
const entry = (file: string) => ({ file }) as Placed;

test('a fault of the shipped files themselves ends the search: it is told, and no file of the city is used', () => {
  const told = soundFiles({ entries: [entry('own.yaml')], faults: [] }, () => [fault('shipped.yaml')]);
  expect(told.entries).toEqual([]);
  expect(new Set(told.faults.map(({ file }) => file))).toEqual(new Set(['shipped.yaml']));
  expect(soundFiles({ entries: [], faults: [] }, () => [fault('shipped.yaml')]).faults).toHaveLength(1);
});

test('files at fault are left out, and then those that depend on them', () => {
  const faultsOf = (entries: readonly Placed[]) =>
    entries.some(({ file }) => file === 'a.yaml')
      ? [fault('a.yaml')]
      : entries.some(({ file }) => file === 'b.yaml')
        ? [fault('b.yaml')]
        : [];
  const all = ['a.yaml', 'b.yaml', 'c.yaml'].map(entry);
  const told = soundFiles({ entries: all, faults: [] }, faultsOf);
  expect([told.entries.map(({ file }) => file), told.faults.map(({ file }) => file)]).toEqual([['c.yaml'], ['a.yaml', 'b.yaml']]);
});
