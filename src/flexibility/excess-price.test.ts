import { expect, test } from 'vitest';
import { excessPriceOf } from './excess-price.ts';

const paid = (unit: 'kWh' | 'kW' | null) => {
  const entry = unit === null ? {} : { pay: { unit, price: '2.5' } };
  const needs = { knowledge: { find: () => ({ id: 'dr', ...entry }) } } as unknown as Parameters<typeof excessPriceOf>[0];
  return (programme?: string) => excessPriceOf(needs, programme, { on: '2026-06-01', hours: 4, known: { received: 0, recorded: 0 } });
};

test('what a rule would have paid for nothing is told at the price of the programme that is named, and else not in yuan', () => {
  expect([12.3456, -1, 0, null].map(paid('kWh')('dr'))).toEqual(['30.86', '-2.50', '0.00', null]);
  // of a programme that pays by kW it is the mean power of the four hours
  expect(paid('kW')('dr')(12)).toBe('7.50');
  expect(paid('kWh')()(12)).toBeNull();
  expect(() => paid(null)('dr')).toThrow(expect.objectContaining({ code: 'price-missing' }));
});
