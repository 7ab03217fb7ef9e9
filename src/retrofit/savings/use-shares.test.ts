import { expect, test } from 'vitest';
import { nightRatio, restRatio, sharesOf } from './use-shares.ts';

const isWorked = (day: number): boolean => day % 7 < 5;

test('what heating and cooling take is what their slopes make of the degrees; the rest is base, and all of it is 1', () => {
  const t = Float64Array.from([0, 10, 20, 30]);
  const y = Float64Array.from([300, 200, 100, 150]);
  const fit = { heatingBalance: 20, heatingSlope: 10, coolingBalance: 25, coolingSlope: 10 } as never;
  expect(sharesOf({ y, t }, new Float64Array(4), fit)).toEqual({ base: 400 / 750, heating: 300 / 750, cooling: 50 / 750 });
});

test('rest days are held against workdays, and nothing is said where one of them is not there', () => {
  const day = Int32Array.from({ length: 14 }, (_, at) => at);
  const y = Float64Array.from(day, (one) => (isWorked(one) ? 100 : 25));
  expect(restRatio({ y, day }, { isWorked })).toBe(0.25);
  expect(restRatio({ y: y.slice(0, 5), day: day.slice(0, 5) }, { isWorked })).toBeNull();
});

test('the night is held against the middle of whole workdays alone', () => {
  const many = 24 * 21;
  const at = (of: (hour: number, day: number) => number) =>
    Float64Array.from({ length: many }, (_, one) => of(one % 24, Math.floor(one / 24)));
  const hours = {
    from: 0,
    day: Int32Array.from({ length: many }, (_, one) => Math.floor(one / 24)),
    hour: Uint8Array.from({ length: many }, (_, one) => one % 24),
    use: at((hour, day) => (isWorked(day) ? (hour < 5 ? 3 : 12) : 100)),
    estimated: new Uint8Array(many),
    temperature: new Float64Array(many),
    excluded: new Uint8Array(21),
    factors: [],
  };
  expect(nightRatio(hours, { isWorked })).toEqual({ ratio: 0.25, days: 15 });
  const gap = { ...hours, use: hours.use.map((use, one) => (one % 24 === 7 && one < 24 * 8 ? Number.NaN : use)) };
  expect(nightRatio(gap, { isWorked })).toBeNull();
});
