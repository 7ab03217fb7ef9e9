import { expect, test } from 'vitest';
import { parseDay } from '#kernel/day.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { weigh } from './weigh.ts';

const day = (text: string) => parseDay(text) as number;

function meter(id: number, building: string | null, more: Partial<MeterFacts> = {}): MeterFacts {
  const shares = building === null ? [] : [{ building, share: 1 }];
  const device = { since: -Infinity, digits: null, multiplier: { num: 1, den: 1 }, unit: 'kWh', start: null, end: null } as const;
  return {
    id,
    code: `m${id}`,
    building,
    zone: 'Asia/Shanghai',
    carrier: 'electricity',
    item: null,
    kind: 'interval',
    kindStated: true,
    operator: null,
    direction: 'import',
    capacityKw: null,
    parent: null,
    installed: null,
    removed: null,
    shares,
    devices: [device],
    ...more,
  };
}

const told = (building: string, meters: MeterFacts[]) => weigh(building, meters, day).map((one) => [one.meter.code, one.weight]);

test('a child in the same building has weight zero below its parent', () => {
  expect(told('A', [meter(1, 'A'), meter(2, 'A', { parent: 1 })])).toEqual([['m1', 1]]);
});

test('a child in another building is subtracted from its parent, and counts there', () => {
  const meters = [meter(1, 'A'), meter(2, 'B', { parent: 1 })];
  expect(told('A', meters)).toEqual([
    ['m1', 1],
    ['m2', -1],
  ]);
  expect(told('B', meters)).toEqual([['m2', 1]]);
});

test('a meter of A below one of B below one of A counts again for A', () => {
  const meters = [meter(1, 'A'), meter(2, 'B', { parent: 1 }), meter(3, 'A', { parent: 2 })];
  expect(told('A', meters)).toEqual([
    ['m1', 1],
    ['m2', -1],
    ['m3', 1],
  ]);
  expect(told('B', meters)).toEqual([
    ['m2', 1],
    ['m3', -1],
  ]);
});

test('the rest of a shared meter after its children is shared like the meter', () => {
  const shared = meter(1, null, {
    shares: [
      { building: 'A', share: 0.6 },
      { building: 'B', share: 0.4 },
    ],
  });
  const meters = [shared, meter(2, 'A', { parent: 1 })];
  expect(told('A', meters)).toEqual([
    ['m1', 0.6],
    ['m2', 0.4],
  ]);
  expect(told('B', meters)).toEqual([
    ['m1', 0.4],
    ['m2', -0.4],
  ]);
});

test('a child elsewhere is subtracted only while its parent exists', () => {
  const meters = [meter(1, 'A', { installed: '2025-01-01', removed: '2025-07-01' }), meter(2, 'B', { parent: 1, installed: '2024-01-01' })];
  const [, child] = weigh('A', meters, day);
  expect([child?.from, child?.to]).toEqual([day('2025-01-01'), day('2025-07-01')]);
});

test('a child in the same building does not replace its removed parent', () => {
  expect(told('A', [meter(1, 'A', { removed: '2025-01-01' }), meter(2, 'A', { parent: 1 })])).toEqual([['m1', 1]]);
});

test('a building’s own generation counts for nobody and is subtracted from nobody; meters below it count on their own', () => {
  const sun = { direction: 'generation' } as const;
  const meters = [
    meter(1, 'A'),
    meter(2, 'A', { parent: 1, ...sun }),
    meter(3, 'B', { parent: 1, ...sun }),
    meter(4, 'A', sun),
    meter(5, 'A', { parent: 4 }),
  ];
  expect(told('A', meters)).toEqual([
    ['m1', 1],
    ['m5', 1],
  ]);
  expect(told('B', meters)).toEqual([]);
});
