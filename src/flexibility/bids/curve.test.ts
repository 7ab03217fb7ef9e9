import { expect, test } from 'vitest';
import { exact } from '#kernel/exact-number.ts';
import { priceText, stepReached, stepsOf } from './curve.ts';

const offers = [
  { building: 'B3', kw: 40n, price: '0.5' },
  { building: 'B1', kw: 105n, price: '0.30' },
  { building: 'B2', kw: 20n, price: '0.3' },
  { building: 'B4', kw: 0n, price: '0.1' },
];

test('members with one price form one step, cheapest first, and those with nothing are in none', () => {
  expect(stepsOf(offers, {})).toEqual([
    {
      price: '0.30',
      kw: '12.5',
      upToKw: '12.5',
      members: [
        { building: 'B1', kw: '10.5', price: '0.30' },
        { building: 'B2', kw: '2.0', price: '0.3' },
      ],
    },
    { price: '0.50', kw: '4.0', upToKw: '16.5', members: [{ building: 'B3', kw: '4.0', price: '0.5' }] },
  ]);
});

test('a margin raises each step, and a minimum price merges those below it', () => {
  expect(stepsOf(offers, { margin: '0.015' }).map(({ price, kw }) => [price, kw])).toEqual([
    ['0.315', '12.5'],
    ['0.515', '4.0'],
  ]);
  expect(stepsOf(offers, { margin: '0.1', floor: '0.7' }).map(({ price, kw }) => [price, kw])).toEqual([['0.70', '16.5']]);
});

test('prices are ordered by value, not by their text', () => {
  const some = ['10', '9.5', '100'].map((price, at) => ({ building: `B${at}`, kw: 1n, price }));
  expect(stepsOf(some, {}).map(({ price }) => price)).toEqual(['9.50', '10.00', '100.00']);
  expect(priceText(exact('0.123450'))).toBe('0.12345');
});

test('a power belongs to the step that contains it, and one above all of them to none', () => {
  const steps = stepsOf(offers, {});
  expect(['1', '12.5', '12.6', '16.6'].map((kw) => stepReached(steps, kw)?.price ?? null)).toEqual(['0.30', '0.30', '0.50', null]);
});
