import { expect, test } from 'vitest';
import { createKeptByMeter } from './kept-by-meter.ts';

type Counts = readonly { readonly code: string; readonly count: number }[];

const gap = (count: number): Counts => [{ code: 'gap', count }];

const createCounts = () => createKeptByMeter<Counts>([]);

type Kept = ReturnType<typeof createCounts>;

const countsOf = async (counts: Kept, meters: readonly number[], count: Parameters<Kept['of']>[1]) => {
  const found = await counts.of(meters, count);
  return meters.map(found);
};

test('a meter is counted once, and again after it has changed', async () => {
  const counts = createCounts();
  const asked: number[][] = [];
  const count = async (meters: readonly number[]) => {
    asked.push([...meters]);
    return new Map(meters.filter((meter) => meter !== 3).map((meter) => [meter, gap(asked.length)]));
  };
  expect(await countsOf(counts, [1, 2, 3], count)).toEqual([gap(1), gap(1), []]);
  counts.moved([2]);
  expect(await countsOf(counts, [1, 2, 3], count)).toEqual([gap(1), gap(2), []]);
  expect(asked).toEqual([[1, 2, 3], [2]]);
});

test('what changed while it was counted is not cached', async () => {
  const counts = createCounts();
  const during = async () => {
    counts.moved([1]);
    return new Map([
      [1, gap(1)],
      [2, gap(1)],
    ]);
  };
  expect(await countsOf(counts, [1, 2], during)).toEqual([gap(1), gap(1)]);
  const asked: number[] = [];
  await counts.of([1, 2], async (meters) => {
    asked.push(...meters);
    return new Map();
  });
  expect(asked).toEqual([1]);
});

test('of more meters than are cached at a time, each is answered, and the first to come are counted again', async () => {
  const counts = createKeptByMeter<Counts>([], 2);
  const asked: number[][] = [];
  const count = async (meters: readonly number[]) => {
    asked.push([...meters]);
    return new Map(meters.map((meter) => [meter, gap(meter)]));
  };
  expect(await countsOf(counts, [1, 2, 3], count)).toEqual([gap(1), gap(2), gap(3)]);
  expect(await countsOf(counts, [3, 2, 1], count)).toEqual([gap(3), gap(2), gap(1)]);
  expect(asked).toEqual([[1, 2, 3], [1]]);
});

test('a failed count caches nothing', async () => {
  const counts = createCounts();
  const away = async (): Promise<never> => {
    throw new Error('away');
  };
  await expect(counts.of([1], away)).rejects.toThrow('away');
  expect(await countsOf(counts, [1], async () => new Map([[1, gap(4)]]))).toEqual([gap(4)]);
});

test('many are counted in portions in their order; callers meanwhile wait and do not count again', async () => {
  const counts = createCounts();
  const portions: number[][] = [];
  const count = async (meters: readonly number[]) => {
    portions.push([...meters]);
    await Promise.resolve();
    return new Map(meters.map((meter) => [meter, gap(meter)]));
  };
  const many = Array.from({ length: 12_000 }, (_, at) => 12_000 - at);
  const [first, second] = await Promise.all([counts.of(many, count), counts.of(many.toReversed(), count)]);
  expect(portions.map((one) => [one.length, one[0], one.at(-1)])).toEqual([
    [5000, 1, 5000],
    [5000, 5001, 10_000],
    [2000, 10_001, 12_000],
  ]);
  expect(first(7)).toEqual(gap(7));
  expect(many.map(second)).toEqual(many.map(gap));
});

test('waiting callers get everything, including what changed again before the rest was counted', async () => {
  const counts = createCounts();
  const many = Array.from({ length: 10_001 }, (_, at) => at);
  const first = counts.of(many.slice(0, 5001), async (meters) => new Map(meters.map((meter) => [meter, gap(1)])));
  const second = counts.of(many, async (meters) => {
    counts.moved([1]);
    return new Map(meters.map((meter) => [meter, gap(2)]));
  });
  await first;
  expect((await second)(1)).toEqual(gap(1));
  expect((await second)(10_000)).toEqual(gap(2));
});

test('many that cannot be counted block nobody', async () => {
  const counts = createCounts();
  const many = Array.from({ length: 5001 }, (_, at) => at);
  const away = counts.of(many, async () => {
    throw new Error('away');
  });
  const after = counts.of(many, async (meters) => new Map(meters.map((meter) => [meter, gap(1)])));
  await expect(away).rejects.toThrow('away');
  expect((await after)(5000)).toEqual(gap(1));
});

test('a cached count that changes while others are counted is returned as it was', async () => {
  const counts = createCounts();
  await counts.of([1], async () => new Map([[1, gap(1)]]));
  const during = async () => {
    counts.moved([1]);
    return new Map([[2, gap(2)]]);
  };
  expect(await countsOf(counts, [1, 2], during)).toEqual([gap(1), gap(2)]);
});
