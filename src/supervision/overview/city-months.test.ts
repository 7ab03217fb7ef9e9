import { expect, test } from 'vitest';
import type { CoalCoefficients } from '#supervision/benchmarking/public/intensity.ts';
import { monthsOf } from './city-months.ts';

const coefficients = new Map([
  ['electricity', { value: 0.1229, unit: 'kgce/kWh' }],
  ['heat', { value: 34.12, unit: 'kgce/GJ' }],
]) as unknown as CoalCoefficients;

const daysOf = (month: string, values: readonly (number | null)[]) =>
  values.map((value, at) => ({ day: `${month}-${String(at + 1).padStart(2, '0')}`, value, coverage: 1, estimated: 0, buildings: 1 }));

const january = Array.from({ length: 31 }, () => 1000);
const sum = (uses: Parameters<typeof monthsOf>[1]) => monthsOf(2025, uses, coefficients).map(({ value }) => value);

test('the carriers of a month are added up in standard coal', () => {
  const electricity = { carrier: 'electricity', use: { unit: 'kWh', days: daysOf('2025-01', january) } } as const;
  const heat = { carrier: 'heat', use: { unit: 'GJ', days: daysOf('2025-01', [...january.slice(1), null]) } } as const;
  expect(sum([electricity])[0]).toBeCloseTo(31 * 0.1229, 9);
  expect(sum([electricity, heat])[0]).toBeCloseTo(31 * 0.1229 + 30 * 34.12, 9);
});

test('a month with a day without measurement is unknown, and never zero', () => {
  const days = [...daysOf('2025-01', january), ...daysOf('2025-02', [1000, null, 1000])];
  const months = sum([{ carrier: 'electricity', use: { unit: 'kWh', days } }]);
  expect(months).toHaveLength(12);
  expect(months.slice(1)).toEqual(Array(11).fill(null));
  expect(monthsOf(2025, [], coefficients).map(({ month }) => month)).toEqual(
    Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`),
  );
});

test('a carrier without a coefficient does not count', () => {
  expect(sum([{ carrier: 'coal', use: { unit: 'kg', days: daysOf('2025-01', january) } }])[0]).toBeNull();
});
