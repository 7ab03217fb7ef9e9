import { expect, test } from 'vitest';
import { besideDays, daysOf } from './beside.ts';

test('days of two seasons stand beside each other by the calendar, whichever began earlier', () => {
  const season = { from: '2025-11-15', values: [1, 2, 3] };
  expect(daysOf(season)).toEqual(['2025-11-15', '2025-11-16', '2025-11-17']);
  expect(besideDays(season, { from: '2024-11-16', values: [8, 9] })).toEqual([null, 8, 9]);
  expect(besideDays(season, { from: '2024-11-01', values: Array.from({ length: 16 }, (_, at) => at + 1) })).toEqual([15, 16, null]);
});

test('a leap day has nothing beside it, and what was not measured is no 0', () => {
  const season = { from: '2024-02-28', values: [1, 2, 3] };
  expect(besideDays(season, { from: '2023-02-28', values: [null, 5] })).toEqual([null, null, 5]);
});
