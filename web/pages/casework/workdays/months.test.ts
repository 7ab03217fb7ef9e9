import { expect, test } from 'vitest';
import { monthsOf } from './months.ts';

test('a year is twelve months of weeks from Monday, each day once', () => {
  const months = monthsOf(2026);
  expect(months[0]?.weeks[0]).toEqual([null, null, null, '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04']);
  expect(months[1]?.weeks).toHaveLength(5);
  expect(months.flatMap(({ weeks }) => weeks.flat()).filter((day) => day !== null)).toHaveLength(365);
  expect(monthsOf(2024)[1]?.weeks.flat()).toContain('2024-02-29');
});
