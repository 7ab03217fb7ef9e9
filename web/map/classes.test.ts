import { expect, test } from 'vitest';
import { stepClasses, stepOf, verdictClasses } from './classes.ts';
import { stepNames } from './step-names.ts';

test('a value falls into its step, at a bound into the higher one; what is not known has a step of its own', () => {
  const bounds = [10, 20, 30, 40];
  expect([0, 9.9, 10, 25, 40, 99].map((value) => stepOf(value, bounds))).toEqual([0, 0, 1, 2, 4, 4]);
  expect(stepOf(null, bounds)).toBe(5);
});

test('every class has a name and a colour of its own', () => {
  for (const mode of ['light', 'dark'] as const) {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(new Set(stepClasses(mode, names).map(({ colour }) => colour)).size).toBe(6);
    expect(verdictClasses(mode, names).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e']);
  }
});

test('a step between two equal bounds, into which nothing falls, has no name', () => {
  const words = {
    below: (value: string) => `below ${value}`,
    between: (low: string, high: string) => `${low} to ${high}`,
    from: (value: string) => `from ${value}`,
  };
  const bounds = [10, 40, 40, 50];
  const names = stepNames(bounds, String, words);
  expect(names).toEqual(['below 10', '10 to 40', '', '40 to 50', 'from 50']);
  expect(stepOf(40, bounds)).toBe(names.indexOf('40 to 50'));
});
