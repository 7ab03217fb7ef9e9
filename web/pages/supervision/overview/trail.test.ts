import { expect, test } from 'vitest';
import { trailOf } from './trail.ts';

const places = [
  { code: '140000', name: '山西省', parent: null },
  { code: '140300', name: '阳泉市', parent: '140000' },
  { code: '140311', name: '郊区', parent: '140300' },
];

test('the way from the highest place down to this one', () => {
  expect(trailOf(places, '140311').map(({ name }) => name)).toEqual(['山西省', '阳泉市', '郊区']);
  expect(trailOf(places, 'x')).toEqual([]);
  expect(trailOf([{ code: 'a', name: 'a', parent: 'a' }], 'a').length).toBe(20);
});
