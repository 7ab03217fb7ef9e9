import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { story } from '../story.ts';
import { createWorld, type World } from '../world.ts';
import { bringReadings, carried, coverages, useOf, values, type Came } from './fixture.ts';
import { bring, eemeter } from './sources.ts';

/**
 * Bills of two homes in Illinois (test/data/eemeter_samples): each with its own period, with offsets. Expected numbers by python in
 * integers of 0.0001 kWh: the share of a bill up to an instant is (2·use·x + width) // (2·width), a piece is the difference of two shares;
 * months of America/Chicago.
 */
let world: World;
let came: Came;

beforeAll(async () => {
  world = await createWorld();
  [came] = (await bring(world, eemeter)) as [Came];
});
afterAll(() => world.stop());

const heated = { building: 'il-electricity-cdd-hdd' };

test('a bill is a reading with its own start and end', () => {
  expect(came).toMatchObject({
    readings: 52,
    accepted: 52,
    missing: 0,
    rejectedCount: 0,
    meters: 2,
    from: '2015-11-22T06:00:00Z',
    to: '2018-02-01T06:00:00Z',
  });
});

test('queried for its own period a bill is complete, and not estimated', async () => {
  // the second bill: 2015-12-21T00:00-06:00 to 2016-01-22T00:00-06:00
  const bill = await useOf(world, heated, '2015-12-21', '2016-01-22', 'year');
  expect(bill.total).toEqual([1196.81, 1]);
  const all = await useOf(world, heated, '2015-11-22', '2018-01-20', 'year');
  expect(all.total).toEqual([21_290.17, 1]); // awk -F, '/cdd-hdd/{s+=$4}END{print s}' bills_monthly.csv
});

describe('months of 2016', () => {
  test('consist of the days of their bills', async () => {
    const months = await useOf(world, heated, '2016-01-01', '2017-01-01', 'month');
    expect(values(months)).toEqual([
      1130.8597, 909.1162, 643.722, 543.3081, 641.3152, 1090.308, 1117.5287, 1074.4817, 816.5109, 598.0792, 679.0107, 1071.0498,
    ]);
    expect(coverages(months).every((coverage) => coverage === 1)).toBe(true);
    expect(months.total).toEqual([10_315.2902, 1]);
    // estimated if a bill that touches the month is longer than the month
    expect(months.steps.map(([, , , estimated]) => estimated === true)).toEqual([
      true,
      true,
      false,
      true,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
      true,
    ]);
  });

  test('the day on which the clock is put forward gets 23/24 of a day', async () => {
    const days = await useOf(world, heated, '2016-03-12', '2016-03-15', 'day');
    expect(values(days)).toEqual([21.3027, 20.4152, 21.3027]);
  });
});

test('the first month is measured from the first bill on', async () => {
  const november = await useOf(world, heated, '2015-11-01', '2015-12-01', 'month');
  expect(november.steps).toEqual([['2015-11-01T05:00:00Z', 225.031, 0.299584]]); // 9 days of 30 and an hour: 216/721
});

describe('bills of two months for the same homes', () => {
  let later: World;
  beforeAll(async () => {
    later = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  });
  afterAll(() => later.stop());

  const bimonthly = { startColumn: 'start', endColumn: 'end', unit: 'kWh', createMeters: true } as const;

  story('the shorter bill wins unless one is corrected later', (step) => {
    step('received together the shorter bill wins, and only days without one use the longer', async () => {
      await eemeter.registry(later);
      const received = '2026-02-01T00:00:00Z';
      await bringReadings(later, 'two.csv', carried('eemeter_samples/bills_bimonthly.csv'), { ...bimonthly, received });
      const [monthly] = eemeter.readings;
      await bringReadings(later, 'one.csv', carried('eemeter_samples/bills_monthly.csv'), { ...monthly?.options, received });
      const months = await useOf(later, heated, '2016-01-01', '2016-04-01', 'month');
      expect(values(months)).toEqual([1130.8597, 909.1162, 643.722]);
      // to 2018-01-20 by month: 912.9172; then 11 of 59 days of the last long bill: 2183.92 - 1776.7485 = 407.1715
      expect((await useOf(later, heated, '2018-01-01', '2019-01-01', 'year')).total).toEqual([1320.0887, 0.082192]);
    });

    step('sent again later the longer bills are repeats, and the shorter ones still win', async () => {
      const again = await bringReadings(later, 'two.csv', carried('eemeter_samples/bills_bimonthly.csv'), {
        ...bimonthly,
        received: '2026-02-15T00:00:00Z',
      });
      expect(again).toMatchObject({ readings: 26, accepted: 0, repeated: 26, revised: 0 });
      expect(values(await useOf(later, heated, '2016-01-01', '2016-04-01', 'month'))).toEqual([1130.8597, 909.1162, 643.722]);
    });

    step('corrected later a longer bill wins for all its days, and what was known before stays available', async () => {
      const bill = 'meter,start,end,value\nil-electricity-cdd-hdd,2016-01-21T00:00:00-06:00,2016-03-23T01:00:00-05:00,1800\n';
      const corrected = await bringReadings(later, 'corrected.csv', bill, { ...bimonthly, received: '2026-02-20T00:00:00Z' });
      expect(corrected).toMatchObject({ accepted: 0, repeated: 0, revised: 1 });
      // February is days 11 to 40 of 62: 1161.2903 - 319.3548
      expect((await useOf(later, heated, '2016-02-01', '2016-03-01', 'month')).total).toEqual([841.9355, 1]);
      expect((await useOf(later, heated, '2016-02-01', '2016-03-01', 'month', '2026-02-19')).total).toEqual([909.1162, 1]);
    });
  });
});
