import { expect, test } from 'vitest';
import { groupsOf, towardsPlan } from './target-rows.ts';

const one = (id: string, status: 'behind' | 'reached' | 'unknown', due: number | null) => ({
  id,
  status,
  due,
  title: id,
  now: null,
  path: null,
  unit: '%',
  figure: null,
});

test('targets keep their order; those whose year is over and those without data are apart', () => {
  const { judged, unknown, over } = groupsOf(
    [one('a', 'behind', 2030), one('b', 'reached', 2025), one('c', 'unknown', null), one('d', 'reached', 2026), one('e', 'unknown', 2020)],
    2026,
  );
  expect([judged, unknown, over].map((group) => group.map(({ id }) => id))).toEqual([['a', 'd'], ['c'], ['b', 'e']]);
});

test('a bar goes from nothing to the plan, and there is none where either is not known', () => {
  expect([
    towardsPlan({ now: 30, path: 60 }),
    towardsPlan({ now: 90, path: 60 }),
    towardsPlan({ now: -1, path: 60 }),
    towardsPlan({ now: null, path: 60 }),
    towardsPlan({ now: 3, path: null }),
    towardsPlan({ now: 3, path: 0 }),
  ]).toEqual([0.5, 1, 0, null, null, null]);
});
