import { expect, test } from 'vitest';
import { createPasts } from './pasts.ts';

const listOf = (length: number) => Array.from({ length }, (_, at) => at);

test('a list of an earlier time is read once until the next write, also by those who ask while it is read', async () => {
  const pasts = createPasts();
  let reads = 0;
  const ask = () =>
    pasts.of('then', async () => {
      reads += 1;
      return listOf(3);
    });
  const [first, second] = await Promise.all([ask(), ask()]);
  expect([first === second, (await ask()) === first, reads]).toEqual([true, true, 1]);
  pasts.forget();
  expect(await ask()).toEqual([0, 1, 2]);
  expect(reads).toBe(2);
});

test('what failed is asked for again, and what was begun before a write is not kept after it', async () => {
  const pasts = createPasts();
  await expect(pasts.of('then', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await pasts.of('then', async () => [1])).toEqual([1]);
  const { promise, resolve } = Promise.withResolvers<number[]>();
  const old = pasts.of('other', () => promise);
  pasts.forget();
  const fresh = await pasts.of('other', async () => [2]);
  resolve([1]);
  expect([await old, fresh, await pasts.of('other', async () => [3])]).toEqual([[1], [2], [2]]);
});

test('so many facts are kept in all: the lists asked for longest ago go first, and one that is larger than all goes at once', async () => {
  const pasts = createPasts(5);
  const read: string[] = [];
  const ask = async (name: string, length: number) =>
    pasts.of(name, async () => {
      read.push(name);
      return listOf(length);
    });
  await ask('a', 2);
  await ask('b', 2);
  await ask('a', 2);
  await ask('c', 2);
  await ask('a', 2);
  await ask('b', 2);
  expect(read).toEqual(['a', 'b', 'c', 'b']);
  await ask('large', 6);
  await ask('large', 6);
  expect(read.slice(4)).toEqual(['large', 'large']);
});
