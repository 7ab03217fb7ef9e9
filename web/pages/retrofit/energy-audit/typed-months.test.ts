import { expect, test } from 'vitest';
import { monthsBetween, monthsText, monthsTyped } from './typed-months.ts';

test('a year has its twelve months, over new year too', () => {
  expect(monthsBetween('2025-01-01', '2026-01-01')).toHaveLength(12);
  expect(monthsBetween('2024-11-01', '2025-02-01')).toEqual(['2024-11', '2024-12', '2025-01']);
  expect(monthsBetween('2025-03-15', '2025-03-20')).toEqual(['2025-03']);
  expect(monthsBetween('2025-03-01', '2025-03-01')).toEqual([]);
});

test('what was typed is sent by month and read back; an empty month is no zero', () => {
  const typed = { '2025-02': ' 1,100.5 ', '2025-01': '1200', '2025-03': '', '2025-04': '0' };
  const text = monthsText(typed);
  expect(text).toBe('2025-01 1200\n2025-02 1,100.5\n2025-04 0');
  expect(monthsTyped(text)).toEqual({ '2025-01': '1200', '2025-02': '1,100.5', '2025-04': '0' });
  expect(monthsTyped('nothing')).toEqual({});
});
