import { expect, test } from 'vitest';
import { currentSeason, lastDays, typedNumber } from './address.ts';

const last = { name: '2024-25', from: '2024-11-01', to: '2025-04-01' };
const next = { name: '2025-26', from: '2025-11-01', to: '2026-04-01' };

test('the season shown is the one that goes on, else the last that ended', () => {
  expect(currentSeason([next, last], '2025-12-01')).toBe(next);
  expect(currentSeason([next, last], '2025-10-01')).toBe(last);
  expect(currentSeason([next], '2025-10-01')).toBeUndefined();
});

test('a valve is judged by two weeks that have passed, all of them in the season', () => {
  expect(lastDays(last, '2025-10-01')).toEqual({ from: '2025-03-18', to: '2025-04-01' });
  expect(lastDays(next, '2025-11-06')).toEqual({ from: '2025-11-01', to: '2025-11-06' });
});

test('what is typed is a number or nothing', () => {
  expect([typedNumber('18'), typedNumber(''), typedNumber(undefined), typedNumber('x')]).toEqual([18, undefined, undefined, undefined]);
});
