import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateOf, sumOfHours } from './hours.ts';
import { leftOn } from './levels.ts';

const rule = { lead: 1, low: 0.1, on: 0.5, contrast: 0.2 };
const isOpen = (at: number): boolean => at % 24 >= 8 && at % 24 < 18;
const gridOf = (days: number) => ({
  edges: Float64Array.from({ length: days * 24 + 1 }, (_, at) => at * 3600),
  occupied: Float64Array.from({ length: days * 24 }, (_, at) => (isOpen(at) ? 3600 : 0)),
});
const useOf = (days: number, of: (at: number) => number) => Float64Array.from({ length: days * 24 }, (_, at) => of(at));

test('lights that stay on every fifth night are found with what they use above the dark hours', () => {
  const isLit = (at: number): boolean => Math.floor(at / 24) % 5 === 0 && at % 24 >= 18;
  const tried = leftOn({ ...gridOf(20), use: useOf(20, (at) => (isOpen(at) || isLit(at) ? 30 : 2)) }, rule);
  const sum = sumOfHours(tried.rows);
  expect(sum).toMatchObject({ saved: 4 * 6 * 28, hours: 24, judged: 20 * 13, asked: 20 * 13 });
  expect(stateOf(sum, 0.02)).toBe('found');
});

test('noise alone is no saving: as long as nights stay dark none is found, however they vary', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 240, maxLength: 240 }), (noise) => {
      const use = useOf(10, (at) => (isOpen(at) ? 20 : 2) * (0.9 + 0.2 * (noise[at] ?? 0)));
      expect(sumOfHours(leftOn({ ...gridOf(10), use }, rule).rows)).toMatchObject({ saved: 0, hours: 0 });
    }),
  );
});

test('where nights are as bright as days, or too few hours are measured, it is said that the meter alone cannot tell', () => {
  const codes = (use: Float64Array) => leftOn({ ...gridOf(10), use }, rule).findings.map(({ code }) => code);
  expect(codes(useOf(10, () => 20))).toEqual(['strategy-no-contrast']);
  expect(codes(useOf(10, (at) => (at < 24 ? 20 : Number.NaN)))).toEqual(['strategy-hours-short']);
  expect(stateOf(sumOfHours(leftOn({ ...gridOf(10), use: useOf(10, () => 20) }, rule).rows), 0.02)).toBe('unknown');
});
