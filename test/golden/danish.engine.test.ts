import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { useOf, values, type Came } from './fixture.ts';
import { bring, danish } from './sources.ts';

/**
 * A Danish heat meter, January to April 2018 (test/data/danish_heat_meter): cumulative registers in kWh and m3, UTC, the building in
 * Copenhagen. Expected numbers: each register rounded to 0.0001 kWh, times 0.0036, rounded to 0.0001 GJ, then the difference, in python's
 * decimal.
 */
let world: World;
let came: Came[];

beforeAll(async () => {
  world = await createWorld();
  came = await bring(world, danish);
});
afterAll(() => world.stop());

test('every hour is a reading of both counters', () => {
  for (const one of came)
    expect(one).toMatchObject({
      readings: 2280,
      accepted: 2280,
      missing: 0,
      rejectedCount: 0,
      meters: 1,
      from: '2018-01-02T23:00:00Z',
      to: '2018-04-07T22:00:00Z',
    });
});

test('heat in GJ by month: kWh between the registers at midnight, times 0.0036', async () => {
  const heat = await useOf(world, { building: 'house', carrier: 'heat' }, '2018-01-03', '2018-04-08', 'month');
  // 5347.6145 kWh -> 19.2514 GJ at first, 13720.9667 kWh -> 49.3955 GJ at last
  expect(heat.unit).toBe('GJ');
  expect(values(heat)).toEqual([9.2917, 9.7439, 9.492, 1.6165]);
  expect(heat.total).toEqual([30.1441, 1]);
});

test('volume in m3 by month', async () => {
  const water = await useOf(world, { building: 'house', carrier: 'water' }, '2018-01-03', '2018-04-08', 'month');
  expect(water.unit).toBe('m3');
  expect(values(water)).toEqual([50.6633, 50.081, 48.4334, 11.62]);
  expect(water.total).toEqual([160.7977, 1]);
});

test('the day on which the clock is put forward has 23 hours of heat', async () => {
  const days = await useOf(world, { meter: '660' }, '2018-03-24', '2018-03-27', 'day');
  expect(days.steps).toEqual([
    ['2018-03-23T23:00:00Z', 0.2632, 1],
    ['2018-03-24T23:00:00Z', 0.2303, 1],
    ['2018-03-25T22:00:00Z', 0.194, 1],
  ]);
});

test('hours are as read; quarter hours are an hour spread evenly and marked as estimated', async () => {
  const hours = await useOf(world, { meter: '660' }, '2018-01-03', '2018-01-03T04:00', 'hour');
  expect(values(hours)).toEqual([0.0113, 0.0102, 0.0113, 0.01]);
  expect(hours.steps.every(([, , , estimated]) => estimated === undefined)).toBe(true);
  const quarters = await useOf(world, { meter: '660' }, '2018-01-03', '2018-01-03T01:00', '15min');
  // 113 parts, cut at 28.25, 56.5 and 84.75: 28, 57, 85, 113
  expect(quarters.steps.map(([, ...rest]) => rest)).toEqual([
    [0.0028, 1, true],
    [0.0029, 1, true],
    [0.0028, 1, true],
    [0.0028, 1, true],
  ]);
});

test('before the first and after the last reading nothing is known', async () => {
  const days = await useOf(world, { meter: '660' }, '2018-01-02', '2018-01-04', 'day');
  expect(days.steps.map(([, value, coverage]) => [value === null, coverage])).toEqual([
    [true, 0],
    [false, 1],
  ]);
  expect((await useOf(world, { meter: '660' }, '2018-04-08', '2018-04-09', 'day')).total).toEqual([null, 0]);
});
