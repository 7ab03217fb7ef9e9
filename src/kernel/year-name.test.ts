import { expect, test } from 'vitest';
import { namesYear } from './year-name.ts';

test('a field with a year is recognised by its name; durations and rates are not years', () => {
  expect(['year', 'yearBuilt', 'factorYear', 'fromYear'].filter(namesYear)).toHaveLength(4);
  expect(['years', 'perYear', 'kwhPerYear', 'linear', 'yearly', 'area'].filter(namesYear)).toEqual([]);
});
