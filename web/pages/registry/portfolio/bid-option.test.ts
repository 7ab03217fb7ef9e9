import { expect, test } from 'vitest';
import { cornersOf } from './bid-option.ts';

test('a step curve goes level over what each price offers and up where the next begins', () => {
  const steps = [
    { price: '0.30', kw: 12.5, upToKw: 12.5 },
    { price: '0.50', kw: 4, upToKw: 16.5 },
  ];
  expect(cornersOf(steps)).toEqual([
    [0, 0.3],
    [12.5, 0.3],
    [12.5, 0.5],
    [16.5, 0.5],
  ]);
});
