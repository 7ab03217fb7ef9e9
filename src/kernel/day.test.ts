import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, civil, dayNumber, dayText, parseDay } from './day.ts';

test('days are counted from 1970-01-01', () => {
  expect(parseDay('1970-01-01')).toBe(0);
  expect(parseDay('1969-12-31')).toBe(-1);
  expect(parseDay('2000-03-01')).toBe(11_017);
  expect(dayText(20_513)).toBe('2026-03-01');
});

test('a day that does not exist is refused', () => {
  for (const text of ['2025-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-4-1', '25-04-01', '2025-04-01T00:00', ''])
    expect(parseDay(text)).toBeNull();
  expect(parseDay('2024-02-29')).toBe(19_782);
});

test('number and date are inverse, as calculated by JavaScript', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 700_000 }), (number) => {
      const { year, month, day } = civil(number);
      expect(dayNumber(year, month, day)).toBe(number);
      const date = new Date(number * 86_400_000);
      expect([year, month, day]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
      if (year >= 0 && year <= 9999) expect(parseDay(dayText(number))).toBe(number);
    }),
  );
});

test('a month later is the same day, or the last day of the month', () => {
  const later = (text: string, months: number): string => dayText(addMonths(parseDay(text) as number, months));
  expect(later('2026-01-31', 1)).toBe('2026-02-28');
  expect(later('2024-02-29', 12)).toBe('2025-02-28');
  expect(later('2025-12-15', 1)).toBe('2026-01-15');
  expect(later('2026-01-15', -1)).toBe('2025-12-15');
});
