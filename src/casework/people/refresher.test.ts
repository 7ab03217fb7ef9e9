import { expect, test } from 'vitest';
import { refresherOf } from './refresher.ts';

const trained = { day: '2026-03-01', hours: 10, last: '2025-08-31' };

test('no rule asks for nothing: nothing is due and nothing is missing', () => {
  expect(refresherOf(trained, { hoursAYear: null, refresherMonths: null })).toEqual({ due: null, overdue: false, missing: null });
});

test('hours that the year lacks are due by its end; a year that has them owes nothing', () => {
  expect(refresherOf(trained, { hoursAYear: 24, refresherMonths: null })).toEqual({ due: '2026-12-31', overdue: false, missing: 14 });
  expect(refresherOf(trained, { hoursAYear: 10, refresherMonths: null })).toEqual({ due: null, overdue: false, missing: 0 });
});

test('a refresher is due so many months after the last day, on the last of a shorter month; at once for who never had any', () => {
  expect(refresherOf(trained, { hoursAYear: null, refresherMonths: 6 })).toEqual({ due: '2026-02-28', overdue: true, missing: null });
  expect(refresherOf({ ...trained, last: null }, { hoursAYear: null, refresherMonths: 6 })).toMatchObject({
    due: '2026-03-01',
    overdue: false,
  });
});

test('of two rules the earlier day counts', () => {
  expect(refresherOf(trained, { hoursAYear: 24, refresherMonths: 12 })).toMatchObject({ due: '2026-08-31', missing: 14 });
});
