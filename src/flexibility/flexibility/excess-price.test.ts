import { expect, test } from 'vitest';
import { excessPriceOf } from './excess-price.ts';

const priced = (unit: 'kWh' | 'kW' | null, status = 'CITY') => {
  const entry = { status, ...(unit !== null && { pay: { unit, price: '2.5' } }) };
  const needs = { knowledge: { find: () => ({ id: 'dr', ...entry }) } } as unknown as Parameters<typeof excessPriceOf>[0];
  return (programme?: string) => excessPriceOf(needs, programme, { on: '2026-06-01', hours: 4, known: { received: 0, recorded: 0 } });
};
const units = (...kwh: readonly number[]): number[] => kwh.map((one) => Math.round(one * 10_000));

test('what a rule would have paid for nothing is valued at the price of the named programme, and otherwise not in yuan', () => {
  const { of } = priced('kWh')('dr');
  expect([units(12.3456), units(0), []].map(of)).toEqual(['30.86', '0.00', null]);
  // for a programme that pays by kW, it is the mean power over the four hours
  expect(priced('kW')('dr').of(units(12))).toBe('7.50');
  expect(priced('kWh')().of(units(12))).toBeNull();
  expect(() => priced(null)('dr')).toThrow(expect.objectContaining({ code: 'price-missing' }));
});

test('a negative day is paid nothing, and does not offset a positive one', () => {
  const { of } = priced('kWh')('dr');
  expect(of(units(-1))).toBe('0.00');
  // the net mean is 0; one of two events would have been paid for 10 kWh
  expect(of(units(10, -10))).toBe('12.50');
});

test('yuan by an unverified programme are indicative; without a programme they are not indicative for that reason', () => {
  expect([priced('kWh', 'RECALLED')('dr'), priced('kWh', 'CITY')('dr'), priced('kWh', 'RECALLED')()].map((one) => one.indicative)).toEqual([
    true,
    false,
    false,
  ]);
});
