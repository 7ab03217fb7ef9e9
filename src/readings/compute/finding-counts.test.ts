import { expect, test } from 'vitest';
import { createFindingCounts, type FindingCount } from './finding-counts.ts';

const gap = (count: number): readonly FindingCount[] => [{ code: 'gap', count, open: count }];

test('a meter is counted once, and once more after it has moved', async () => {
  const counts = createFindingCounts();
  const asked: number[][] = [];
  const count = async (meters: readonly number[]) => {
    asked.push([...meters]);
    return new Map(meters.filter((meter) => meter !== 3).map((meter) => [meter, gap(asked.length)]));
  };
  expect([...(await counts.of([1, 2, 3], count))]).toEqual([
    [1, gap(1)],
    [2, gap(1)],
    [3, []],
  ]);
  counts.moved([2]);
  expect([...(await counts.of([1, 2, 3], count))]).toEqual([
    [1, gap(1)],
    [2, gap(2)],
    [3, []],
  ]);
  expect(asked).toEqual([[1, 2, 3], [2]]);
});

test('what moved while it was counted is not kept', async () => {
  const counts = createFindingCounts();
  const during = async () => {
    counts.moved([1]);
    return new Map([
      [1, gap(1)],
      [2, gap(1)],
    ]);
  };
  expect([...(await counts.of([1, 2], during)).values()]).toEqual([gap(1), gap(1)]);
  const asked: number[] = [];
  await counts.of([1, 2], async (meters) => {
    asked.push(...meters);
    return new Map();
  });
  expect(asked).toEqual([1]);
});

test('a count that fails keeps nothing', async () => {
  const counts = createFindingCounts();
  const away = async (): Promise<never> => {
    throw new Error('away');
  };
  await expect(counts.of([1], away)).rejects.toThrow('away');
  expect([...(await counts.of([1], async () => new Map([[1, gap(4)]])))]).toEqual([[1, gap(4)]]);
});
