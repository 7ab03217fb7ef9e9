import { expect, test } from 'vitest';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { itemsOf, itemsWithout, stemOf } from './items.ts';

const known = [
  { code: '01000', parent: null },
  { code: '01A00', parent: '01000' },
  { code: '01A10', parent: '01A00' },
  { code: '01A20', parent: '01A00' },
  { code: '01B00', parent: '01000' },
  { code: '01B10', parent: '01B00' },
  { code: '01C00', parent: '01000' },
  { code: '01D00', parent: '01000' },
];

const meter = (item: string | null, building = 'B1') => ({ item, shares: [{ building, share: 1 }] }) as unknown as MeterFacts;

test('items are those with a metering point here, ordered by code; the carrier itself is not one', () => {
  const items = itemsOf('B1', [meter('01C00'), meter('01000'), meter(null), meter('01A00'), meter('01A10'), meter('01D00', 'B2')], known);
  expect(items).toEqual([
    { code: '01A00', parent: null, own: true },
    { code: '01A10', parent: '01A00', own: true },
    { code: '01C00', parent: null, own: true },
  ]);
  expect(itemsWithout(items, known)).toEqual(['01B00', '01D00']);
});

test('a parent item is listed if several below it are measured, and only then', () => {
  expect(itemsOf('B1', [meter('01A10'), meter('01A20'), meter('01B10')], known)).toEqual([
    { code: '01A00', parent: null, own: false },
    { code: '01A10', parent: '01A00', own: true },
    { code: '01A20', parent: '01A00', own: true },
    { code: '01B10', parent: null, own: true },
  ]);
});

test('an unknown item is listed below its carrier; without items nothing is missing', () => {
  expect(itemsOf('B1', [meter('01X00')], known)).toEqual([{ code: '01X00', parent: null, own: true }]);
  expect(itemsWithout([], known)).toEqual([]);
  expect([stemOf('01000'), stemOf('01A00'), stemOf('01A1B')]).toEqual(['01', '01A', '01A1B']);
});
