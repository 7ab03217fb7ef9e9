import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { monthOf, monthsIn, nextMonth, piecesOf, runsOf } from './months.ts';

const day = (text: string): number => parseDay(text) as number;
const told = (ranges: readonly { from: number; to: number }[]) => ranges.map(({ from, to }) => `${dayText(from)} ${dayText(to)}`);
const none = () => false;

test('a calendar year is whole months and no days', () => {
  const { months, days } = piecesOf({ from: day('2025-01-01'), to: day('2026-01-01') }, none);
  expect(told(months)).toEqual(['2025-01-01 2026-01-01']);
  expect(days).toEqual([]);
});

test('days before the first whole month and after the last stay days', () => {
  const { months, days } = piecesOf({ from: day('2024-02-11'), to: day('2024-05-03') }, none);
  expect(told(months)).toEqual(['2024-03-01 2024-05-01']);
  expect(told(days)).toEqual(['2024-02-11 2024-03-01', '2024-05-01 2024-05-03']);
});

test('a month whose sums are not valid yet is taken by days, joined with adjacent ones', () => {
  const { months, days } = piecesOf({ from: day('2025-01-01'), to: day('2025-04-10') }, (month) => month === day('2025-03-01'));
  expect(told(months)).toEqual(['2025-01-01 2025-03-01']);
  expect(told(days)).toEqual(['2025-03-01 2025-04-10']);
});

test('the pieces of any period are exactly its days, each once, and months are whole', () => {
  const days = fc.integer({ min: 0, max: 40_000 });
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 12 }), (from, length, every) => {
      const pieces = piecesOf({ from, to: from + length }, (month) => Math.floor(month / 28) % every === 0);
      const all = [...pieces.months, ...pieces.days].toSorted((a, b) => a.from - b.from);
      expect(all.every(({ from: begins, to }) => begins < to)).toBe(true);
      let at = from;
      for (const one of all) {
        expect(one.from).toBe(at);
        at = one.to;
      }
      expect(at).toBe(from + length);
      for (const one of pieces.months) expect([monthOf(one.from), monthOf(one.to)]).toEqual([one.from, one.to]);
    }),
  );
});

test('consecutive months are one run', () => {
  expect(told(runsOf([day('2025-03-01'), day('2025-01-01'), day('2025-02-01'), day('2025-12-01')]))).toEqual([
    '2025-01-01 2025-04-01',
    '2025-12-01 2026-01-01',
  ]);
  expect(monthsIn({ from: day('2025-01-31'), to: day('2025-02-02') }).map(dayText)).toEqual(['2025-01-01', '2025-02-01']);
  expect(nextMonth(day('2025-12-31'))).toBe(day('2026-01-01'));
});
