import { expect, test } from 'vitest';
import { isAway, untilBack } from './store-retry.ts';
import { Problem } from './problem.ts';

const never = new AbortController().signal;
const coded = (code: string) => Object.assign(new Error('x'), { code });

test('a store that is gone, starting, stopping or full is unavailable; a refused statement is not', () => {
  for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006', '53100', '53300'])
    expect(isAway(coded(code)), code).toBe(true);
  for (const code of ['23505', '42P01', '40001', 'EACCES']) expect(isAway(coded(code)), code).toBe(false);
  expect(isAway(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isAway(new Problem('busy', 'store-busy'))).toBe(true);
  expect(isAway(new Problem('broken', 'store-broken'))).toBe(false);
  expect(isAway(null)).toBe(false);
});

test('necessary work is repeated until the store is back', async () => {
  let tries = 0;
  const work = async (): Promise<string> => {
    tries += 1;
    if (tries < 3) throw coded('ECONNREFUSED');
    return 'done';
  };
  expect([await untilBack(work, never), tries]).toEqual(['done', 3]);
});

test('other errors are thrown at once, and nothing is awaited once the program ends', async () => {
  await expect(untilBack(() => Promise.reject(coded('23505')), never)).rejects.toThrow();
  const ending = new AbortController();
  const waiting = untilBack(() => Promise.reject(coded('ECONNREFUSED')), ending.signal);
  ending.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});
