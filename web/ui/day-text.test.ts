import { expect, test } from 'vitest';
import { dayOf, daysLater, monthOf, monthsLater, todayHere, weeksOf } from './day-text.ts';

test.each(['2026-03-01', '2026/3/1', '2026年3月1日', ' 2026.03.01 ', '20260301'])('%s is a day', (text) => {
  expect(dayOf(text)).toBe('2026-03-01');
});

test.each(['', '2026', '2026-02-30', '2026-13-01', '01/03/2026', 'tomorrow'])('%s is none', (text) => {
  expect(dayOf(text)).toBeUndefined();
});

test('months are written likewise', () => {
  expect(['2026-03', '2026年3月', '202603', '2026-3'].map(monthOf)).toEqual(Array.from({ length: 4 }, () => '2026-03'));
  expect(['2026-13', '2026', '3'].map(monthOf)).toEqual([undefined, undefined, undefined]);
});

test('days and months later stay within the calendar', () => {
  expect(daysLater('2024-02-28', 1)).toBe('2024-02-29');
  expect(daysLater('2026-01-01', -1)).toBe('2025-12-31');
  expect(monthsLater('2026-01-31', 1)).toBe('2026-02-28');
  expect(monthsLater('2026-01-15', -1)).toBe('2025-12-15');
});

test('the weeks of a month begin on Monday and hold each of its days once', () => {
  const weeks = weeksOf('2026-02');
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
  expect(weeks.flat().filter((day) => day !== null)).toHaveLength(28);
  expect(weeks.every((week) => week.length === 7)).toBe(true);
});

test('today is that of the place: between midnight and eight there it is still yesterday in UTC', () => {
  expect(todayHere(Date.parse('2026-02-28T15:59:59Z'))).toBe('2026-02-28');
  expect(todayHere(Date.parse('2026-02-28T16:00:00Z'))).toBe('2026-03-01');
});
