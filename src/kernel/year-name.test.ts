import { expect, test } from 'vitest';
import { namesYear } from './year-name.ts';

test('a field that holds a year is known by its name; lengths of time and rates are not years', () => {
  expect(['year', 'yearBuilt', 'factorYear', 'fromYear'].filter(namesYear)).toHaveLength(4);
  expect(['years', 'perYear', 'kwhPerYear', 'linear', 'yearly', 'area'].filter(namesYear)).toEqual([]);
});
