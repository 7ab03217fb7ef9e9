import { expect, test } from 'vitest';
import { rejectReasons } from './reject-reasons.ts';

const one = (row: number, code: string, value: string, column = 'use') => ({ row, column, code, evidence: { value } });

test('rejected rows are counted by reason and column, with every value found', () => {
  const all = [one(2, 'unknown-use', 'Kiosk'), one(3, 'unknown-use', 'Barn'), one(4, 'unknown-use', 'Barn'), one(5, 'missing', '', 'name')];
  expect(rejectReasons(all)).toMatchObject([
    {
      code: 'unknown-use',
      column: 'use',
      count: 3,
      rows: [2, 3, 4],
      values: [
        { value: 'Barn', count: 2 },
        { value: 'Kiosk', count: 1 },
      ],
    },
    { code: 'missing', column: 'name', count: 1, rows: [5], values: [] },
  ]);
});

test('of many rows the first are named, and all are counted', () => {
  const all = Array.from({ length: 5000 }, (_, at) => one(at + 2, 'unknown-use', `v${at}`));
  const [reason] = rejectReasons(all);
  expect([reason?.count, reason?.rows.length, reason?.values.length]).toEqual([5000, 10, 200]);
});
