import { expect, test } from 'vitest';
import { toCorrect } from './imports.ts';

const record = (id: number, subject: string, rejectedCount: number, undone: Date | null = null) => ({
  id,
  kind: 'buildings',
  subject,
  began: new Date(0),
  undone,
  result: { rejectedCount },
});

const ids = (...records: ReturnType<typeof record>[]): number[] => toCorrect(records).map(({ id }) => id);

test('an import with rejected rows waits until its file is imported completely', () => {
  expect(ids(record(1, 'a.xlsx', 3))).toEqual([1]);
  expect(ids(record(2, 'a.xlsx', 0), record(1, 'a.xlsx', 3))).toEqual([]);
  expect(ids(record(2, 'a.xlsx', 1), record(1, 'a.xlsx', 3))).toEqual([2]);
});

test('the corrected rows complete it, in any format', () => {
  expect(ids(record(2, 'a-rejects.csv', 0), record(1, 'a.xlsx', 3))).toEqual([]);
});

test('an undone import waits for nobody, and hides nothing of other files', () => {
  expect(ids(record(2, 'a.xlsx', 2, new Date(1)), record(1, 'b.xlsx', 3))).toEqual([1]);
});
