import { expect, test } from 'vitest';
import { likeness, limitsOf } from './equivalence.ts';

const limits = limitsOf([
  null,
  { all: [{ fact: 'area', test: { atLeast: 20_000 } }, { not: { fact: 'area', test: { atLeast: 5000 } } }] },
  {
    any: [
      { fact: 'class', test: { in: ['public'] } },
      { fact: 'height', test: { above: 100 } },
    ],
  },
]);

test('numbers are alike between two limits, and apart on and beside each', () => {
  const of = (area: number) => likeness({ area, class: 'public' }, limits);
  expect([1, 4999].map(of)).toEqual([of(2), of(3)]);
  const apart = [4999, 5000, 5001, 20_000, 20_001].map(of);
  expect(new Set(apart).size).toBe(5);
  expect(of(6000)).toBe(of(19_999));
});

test('words are alike only when they are the same; a number that nothing is held against tells nothing apart', () => {
  expect(likeness({ class: 'public' }, limits)).not.toBe(likeness({ class: 'industrial' }, limits));
  expect(likeness({ other: 1 }, limits)).toBe(likeness({ other: 2 }, limits));
});
