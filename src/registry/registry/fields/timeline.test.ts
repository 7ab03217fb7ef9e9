import { expect, test } from 'vitest';
import type { MeterFacts } from '../facts.ts';
import { nothing } from '#platform/ledger/fold.ts';
import { timelineOf } from './timeline.ts';

const device = { digits: null, multiplier: { num: 1n, den: 1n }, unit: 'kWh' as const, start: null, end: null };

const meter = {
  code: 'M1',
  zone: 'Asia/Shanghai',
  installed: '2020-05-01',
  removed: '2025-02-01',
  devices: [
    { ...device, since: -Infinity },
    { ...device, since: Date.UTC(2023, 5, 30, 17) / 1000 },
  ],
} as unknown as MeterFacts;

test('a life is told day by day: built, changed, and its metering points as they came, were swapped and went', () => {
  const state = {
    ...nothing,
    fields: { yearBuilt: 1998, lifeEvents: [{ kind: 'retrofit', day: '2022-03-01', note: '外墙' }] },
    dated: {
      floorArea: [
        { from: null, value: 900 },
        { from: '2021-01-01', value: 1000 },
      ],
    },
  };
  expect(timelineOf(state as never, [meter])).toEqual([
    { day: '1998-01-01', kind: 'built' },
    { day: '2020-05-01', kind: 'meter-installed', value: 'M1' },
    { day: '2021-01-01', kind: 'changed', field: 'floorArea', value: 1000 },
    { day: '2022-03-01', kind: 'retrofit', note: '外墙' },
    { day: '2023-07-01', kind: 'meter-swapped', value: 'M1' },
    { day: '2025-02-01', kind: 'meter-removed', value: 'M1' },
  ]);
});

test('a year of building says nothing where the delivery is dated, and an unknown life has no day', () => {
  const state = { ...nothing, fields: { yearBuilt: 1998, lifeEvents: [{ kind: 'delivered', day: '1998-09-01' }] } };
  expect(timelineOf(state as never)).toEqual([{ day: '1998-09-01', kind: 'delivered' }]);
  expect(timelineOf(nothing)).toEqual([]);
});
