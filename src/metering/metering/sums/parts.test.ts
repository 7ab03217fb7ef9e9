import { expect, test } from 'vitest';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { ofItem } from './parts.ts';

/** Meters of these energy items; those that belong to the requested item keep their share. */
function belonging(asked: string, items: readonly (string | null)[]): (string | null)[] {
  const meters = items.map((item, id) => ({ id, item, shares: [{ building: 'A', share: 1 }] }) as unknown as MeterFacts);
  return ofItem(meters, asked).flatMap(({ item, shares }) => (shares.length > 0 ? [item] : []));
}

test('an item contains the items below it, and no others', () => {
  expect(belonging('01A00', ['01000', '01A00', '01A10', '01A1A', '01B00', null])).toEqual(['01A00', '01A10', '01A1A']);
  expect(belonging('01A10', ['01A00', '01A10', '01A1A', '01A20'])).toEqual(['01A10', '01A1A']);
  expect(belonging('01000', ['01000', '01A10', '02000'])).toEqual(['01000', '01A10']);
});

test('petrol (10000) does not contain kerosene (11000) and diesel (12000): the first two characters are the carrier', () => {
  expect(belonging('10000', ['10000', '11000', '12000'])).toEqual(['10000']);
});
