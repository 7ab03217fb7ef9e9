import { expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import type { ReferenceDay } from '#supervision/expectation/expectation.ts';
import { normals, numbers } from '../../../test/simulated-building.ts';
import { type Baseline, baselineOf, modelUse } from './baseline-fit.ts';

const first = parseDay('2025-01-01') as number;

const days = (many: number, of: (at: number) => Partial<ReferenceDay>): ReferenceDay[] =>
  Array.from({ length: many }, (_, at) => ({ day: dayText(first + at), use: 100, temperature: at % 30, type: 'workday', ...of(at) }));

const normal = normals(numbers(5));
const noisy = (at: number): Partial<ReferenceDay> => ({
  use: 500 + 20 * Math.max(0, (at % 30) - 20) - (at % 7 > 4 ? 200 : 0) + 5 * normal(),
  type: at % 7 > 4 ? 'rest' : 'workday',
});

test('the days before tell how use depends on temperature and type of day, and how a single day scatters', () => {
  const baseline = baselineOf(days(365, noisy)) as Baseline;
  expect(baseline.range).toEqual({ min: 0, max: 29 });
  expect(modelUse(baseline, { type: 'workday', temperature: 25 })).toBeCloseTo(600, -1);
  expect(modelUse(baseline, { type: 'rest', temperature: 5 })).toBeCloseTo(300, -1);
  expect(Math.sqrt(baseline.variance)).toBeGreaterThan(4);
  expect(Math.sqrt(baseline.variance)).toBeLessThan(6);
});

test('fewer than 36 days are no baseline, and how many there are is told', () => {
  expect(baselineOf(days(35, noisy))).toEqual({ days: 35, months: null });
  expect(baselineOf(days(36, noisy))).toMatchObject({ days: 36, range: { min: 0 } });
});

test('without temperatures the days must be of all twelve months', () => {
  const blind = (many: number) => baselineOf(days(many, (at) => ({ ...noisy(at), temperature: null })));
  expect(blind(300)).toEqual({ days: 0, months: 10 });
  expect(blind(365)).toMatchObject({ days: 365, range: null });
});

test('where deviations last for weeks, sums scatter more than neighbouring days show', () => {
  const steady = baselineOf(days(360, () => ({ use: 500 + 5 * normal() }))) as Baseline;
  expect(steady.excess(56)).toBeLessThan(2);
  const drifting = baselineOf(days(360, (at) => ({ use: 500 + 5 * normal() + (Math.floor(at / 45) % 2 === 0 ? 4 : -4) }))) as Baseline;
  expect(drifting.excess(56)).toBeGreaterThan(2 * steady.excess(56));
});

test('days that are all alike leave a floor of a millionth, not nothing', () => {
  const { variance } = baselineOf(days(60, () => ({}))) as Baseline;
  expect(variance).toBeCloseTo(1e-8, 12);
});
