import { expect, test } from 'vitest';
import { clockOf, strategyMap, strategyProfile, type TriedStretch } from './strategy-cells.ts';

const clock = clockOf('Asia/Shanghai');
const row = (from: string, to: string, rest: Partial<TriedStretch> = {}): TriedStretch => ({
  from: `${from}:00+08:00`,
  to: `${to}:00+08:00`,
  concerned: true,
  use: 10,
  saved: 4,
  ...rest,
});

test('hours are those of the building’s own clock, and days between the first and the last are shown though nothing was judged', () => {
  const map = strategyMap([row('2026-03-01T23:00', '2026-03-02T00:00'), row('2026-03-03T00:00', '2026-03-03T01:00', { saved: 6 })], clock);
  expect(map?.days.map(({ day }) => day)).toEqual(['2026-03-01', '2026-03-02', '2026-03-03']);
  expect(map?.days.map(({ values }) => values.findIndex((value) => value !== null))).toEqual([23, -1, 0]);
  expect([map?.most, map?.isTime]).toEqual([6, false]);
});

test('a longer stretch is divided among its hours by time, and nothing is lost', () => {
  const map = strategyMap([row('2026-03-02T05:30', '2026-03-02T07:30', { saved: 8 })], clock);
  expect(map?.days[0]?.values.slice(5, 8)).toEqual([2, 4, 2]);
});

test('nothing that would have changed is 0; what is not known is no cell, also where a part of the hour is known', () => {
  const map = strategyMap(
    [
      row('2026-03-02T01:00', '2026-03-02T02:00'),
      row('2026-03-02T02:00', '2026-03-02T03:00', { concerned: false, saved: 0 }),
      row('2026-03-02T03:00', '2026-03-02T03:30', { saved: 3 }),
      row('2026-03-02T03:30', '2026-03-02T04:00', { concerned: null, use: null, saved: null }),
    ],
    clock,
  );
  expect(map?.days[0]?.values.slice(0, 5)).toEqual([null, 4, 0, null, null]);
});

test('where it is known when but not how much, the map is of the time; where nothing would have changed there is none', () => {
  const map = strategyMap([row('2026-03-02T01:00', '2026-03-02T02:00', { use: null, saved: null })], clock);
  expect([map?.isTime, map?.days[0]?.values[1]]).toEqual([true, 1]);
  expect(strategyMap([row('2026-03-02T01:00', '2026-03-02T02:00', { concerned: false, saved: 0 })], clock)).toBeNull();
  expect(strategyMap([], clock)).toBeNull();
});

test('the profile is the mean of each hour of the day over the days that are known, measured and needed', () => {
  const profile = strategyProfile(
    [
      row('2026-03-02T22:00', '2026-03-02T23:00'),
      row('2026-03-03T22:00', '2026-03-03T23:00', { concerned: false, use: 2, saved: 0 }),
      row('2026-03-04T22:00', '2026-03-04T23:00', { concerned: null, use: 9, saved: null }),
    ],
    clock,
  );
  expect(profile).toEqual([{ hour: 22, use: 6, needed: 4, saved: 2, days: 2 }]);
});
