import { expect, test } from 'vitest';
import { suspectDays } from './suspect.ts';

const days = (uses: number[], seconds = 86_400, longest = 900) => uses.map((use, day) => ({ day, use: use * 1e4, seconds, longest }));

test('a day far above all others is an outlier', () => {
  const uses = Array.from({ length: 30 }, (_, day) => 100 + (day % 5));
  uses[12] = 900;
  expect(suspectDays(days(uses)).map((one) => [one.code, one.from, one.to])).toEqual([['outlier', 12, 12]]);
});

test('ordinary weekends are not outliers', () => {
  const uses = Array.from({ length: 60 }, (_, day) => (day % 7 < 5 ? 100 + (day % 3) : 30));
  expect(suspectDays(days(uses))).toEqual([]);
});

test('a hot summer after a long mild season is not an outlier, a tenfold day in it is', () => {
  const uses = Array.from({ length: 365 }, (_, day) => (day > 150 && day < 240 ? 300 + (day % 7) : 10 + (day % 3)));
  expect(suspectDays(days(uses))).toEqual([]);
  uses[200] = 3000;
  expect(suspectDays(days(uses)).map((one) => [one.code, one.from])).toEqual([['outlier', 200]]);
});

test('the same use above zero on three days in a row is stuck, zero is not', () => {
  expect(suspectDays(days([5, 7, 7, 7, 6])).map((one) => [one.code, one.from, one.to])).toEqual([['stuck', 1, 3]]);
  expect(suspectDays(days([5, 0, 0, 0, 6]))).toEqual([]);
});

test('days without full coverage are not judged', () => {
  expect(suspectDays(days([7, 7, 7, 7], 40_000))).toEqual([]);
});

test('the even days of a monthly bill are not stuck', () => {
  expect(suspectDays(days([7, 7, 7, 7, 7], 86_400, 31 * 86_400))).toEqual([]);
});
