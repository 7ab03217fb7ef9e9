import { expect, test } from 'vitest';
import { compareImports } from './compare.ts';

const one = (id: number, state: string) => ({ id, state });
const faults = (described: readonly ReturnType<typeof one>[], kept: readonly ReturnType<typeof one>[]) =>
  compareImports(described, kept, 'clickhouse').map(({ evidence }) => evidence);

test('imports that agree in both stores are correct, and so are those without rows', () => {
  expect(faults([one(1, 'shown'), one(2, 'undone'), one(3, 'failed'), one(4, 'previewed')], [one(1, 'shown'), one(2, 'undone')])).toEqual(
    [],
  );
});

test('an import that is just becoming visible is not a fault', () => {
  expect(faults([one(1, 'begun')], [one(1, 'shown')])).toEqual([]);
});

test('an import visible in one store only is a fault, whichever it is', () => {
  expect(faults([one(1, 'shown')], [])).toEqual([{ import: 1, store: 'clickhouse', says: '—', other: 'shown' }]);
  expect(faults([], [one(1, 'shown')])).toEqual([{ import: 1, store: 'clickhouse', says: 'shown', other: '—' }]);
  expect(faults([one(1, 'failed')], [one(1, 'shown')])).toEqual([{ import: 1, store: 'clickhouse', says: 'shown', other: 'failed' }]);
});

test('an import undone in one store only is a fault', () => {
  expect(faults([one(1, 'undone')], [one(1, 'shown')])).toEqual([{ import: 1, store: 'clickhouse', says: 'shown', other: 'undone' }]);
  expect(faults([one(1, 'shown')], [one(1, 'undone')])).toEqual([{ import: 1, store: 'clickhouse', says: 'undone', other: 'shown' }]);
});
