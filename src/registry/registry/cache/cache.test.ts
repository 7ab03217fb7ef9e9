import { expect, test } from 'vitest';
import { createCache } from './cache.ts';

test('of lists picked out of what is kept those asked for last stay the very same; one more pushes the oldest out alone', () => {
  const cache = createCache();
  let picked = 0;
  const pick = (name: string) => cache.picked(name, () => ((picked += 1), []));
  const names = Array.from({ length: 8 }, (_, at) => `list ${at}`);
  const first = names.map(pick);
  for (const [at, name] of names.entries()) expect(pick(name)).toBe(first[at]);
  expect(picked).toBe(8);
  pick('one more');
  expect(names.slice(1).map(pick)).toEqual(first.slice(1));
  expect(picked).toBe(9);
  cache.put([], [], 1);
  expect(pick('one more')).toEqual([]);
  expect(picked).toBe(10);
});
