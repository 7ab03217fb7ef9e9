import { expect, test } from 'vitest';
import { stepOf } from '../../../map/classes.ts';
import { areasOf, fifthsOf } from './points.ts';

test('fifths put as many values into each class as can be; what is not known is in none', () => {
  const values = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
  const bounds = fifthsOf([...values, null]);
  expect(values.map((value) => stepOf(value, bounds))).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
  expect(stepOf(null, bounds)).toBe(5);
  expect(fifthsOf([])).toEqual([0, 0, 0, 0]);
});

test('an area has the class of its place; a place without a boundary is none', () => {
  const boundary = { type: 'Polygon', coordinates: [] };
  const places = [
    { code: 'A', name: 'a', boundary },
    { code: 'B', name: 'b' },
    { code: 'C', name: 'c', boundary },
  ];
  const { features } = areasOf(places, (code) => (code === 'A' ? { class: 3, told: 'a: 7' } : undefined));
  expect(features.map(({ properties }) => properties)).toEqual([
    { code: 'A', name: 'a', class: 3, told: 'a: 7' },
    { code: 'C', name: 'c' },
  ]);
});
