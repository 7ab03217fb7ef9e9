import { expect, test } from 'vitest';
import { readCity } from './address.ts';

test('the overview begins with how the place stands; an old address of the days of a carrier leads to the use', () => {
  expect(readCity({ year: '2025' }).view).toBe('state');
  expect(readCity({ view: 'data' }).view).toBe('data');
  expect(readCity({ view: 'everything' }).view).toBe('state');
  expect(readCity({ carrier: 'water' }).view).toBe('use');
  expect(readCity({ carrier: 'water', view: 'state' }).view).toBe('state');
});
