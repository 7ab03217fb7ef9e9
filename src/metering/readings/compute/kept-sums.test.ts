import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKeptSums } from './kept-sums.ts';

/** A store of sums in memory; one read of it may be delayed, and then returns the state from when it began. */
function storeOf(many: number) {
  const use = new Float64Array(many + 1);
  const asked: number[][] = [];
  return {
    use,
    asked,
    read: async (meters: readonly number[]) => {
      asked.push([...meters]);
      const then = Float64Array.from(use);
      await Promise.resolve();
      return { use: (meter: number) => then[meter] ?? 0, seconds: () => 60, since: (meter: number) => (then[meter] ?? 0) + 1 };
    },
  };
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), meter: fc.integer({ min: 1, max: 20 }), use: fc.integer({ min: 0, max: 99 }) }),
  fc.record({ kind: fc.constant('ask' as const), from: fc.integer({ min: 0, max: 1 }), half: fc.boolean() }),
  fc.record({ kind: fc.constant('together' as const), meter: fc.integer({ min: 1, max: 20 }), use: fc.integer({ min: 0, max: 99 }) }),
);

test('whatever changes, also during reads, the next answer matches the store', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const [kept, store] = [createKeptSums(), storeOf(20)];
      const all = Array.from({ length: 20 }, (_, at) => at + 1);
      const write = ({ meter, use }: { meter: number; use: number }): void => {
        store.use[meter] = use;
        kept.moved([meter], 1);
      };
      for (const one of steps) {
        if (one.kind === 'write') write(one);
        else if (one.kind === 'together') {
          const early = [kept.of(all, 0, 1, store.read), kept.of(all.slice(0, 10), 0, 1, store.read)];
          write(one);
          await Promise.all([...early, kept.of(all, 0, 1, store.read)]);
        } else {
          const meters = one.half ? all.slice(0, 10) : all;
          const sums = await kept.of(meters, one.from, 1, store.read);
          expect(meters.map(sums.use)).toEqual(meters.map((meter) => store.use[meter]));
          expect(meters.map(sums.since)).toEqual(meters.map((meter) => (store.use[meter] as number) + 1));
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('only what has changed is read again, and the version says whether anything was', async () => {
  const [kept, store] = [createKeptSums(), storeOf(20)];
  const all = Array.from({ length: 20 }, (_, at) => at + 1);
  const first = await kept.of(all, 0, 1, store.read);
  const again = await kept.of(all, 0, 1, store.read);
  expect([store.asked.length, again.version]).toEqual([1, first.version]);
  kept.moved([7], 5);
  expect(kept.standing()).toEqual({ turn: 1, last: 5 });
  const moved = await kept.of(all, 0, 1, store.read);
  expect(store.asked[1]).toEqual([7]);
  expect(moved.version).not.toBe(first.version);
  kept.forget(6);
  expect((await kept.of(all, 0, 1, store.read)).version).not.toBe(moved.version);
  expect(store.asked[2]).toEqual(all);
});

test('a few meters among many are read each time: caching their days would evict those of the city', async () => {
  const [kept, store] = [createKeptSums(), storeOf(20)];
  expect((await kept.of([20], 0, 1, store.read)).version).toBeNull();
});
