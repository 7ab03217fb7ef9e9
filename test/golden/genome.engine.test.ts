import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { coverages, useOf, values, type Came } from './fixture.ts';
import { bring, genome } from './sources.ts';

/**
 * Building Data Genome 2 (test/data/bdg2_subset): hours in local time of four zones in one wide file. Expected numbers are sums over the
 * file in the repository with each value rounded to 0.0001, its local time converted with python's zoneinfo of the building's zone; times
 * that do not survive the round trip through zoneinfo are rejected.
 */
let world: World;
let came: Came;

beforeAll(async () => {
  world = await createWorld();
  [came] = (await bring(world, genome)) as [Came];
});
afterAll(() => world.stop());

test('empty cells are missing; hours skipped by a zone are rejected, only in the columns of that zone', () => {
  // 840 rows x 5 columns; awk -F, 'NR>1{for(i=2;i<=6;i++)if($i=="")m++}END{print m}' electricity.csv
  expect(came).toMatchObject({ readings: 4200, accepted: 3692, missing: 506, rejectedCount: 2, repeated: 0, revised: 0, meters: 5 });
  // rows 100 and 435 are 2016-03-13 02:00 (US) and 2016-03-27 01:00 (London): grep -n '2016-03-13 02:00\|2016-03-27 01:00' electricity.csv
  expect(came.rejected.map(({ row, column, code }) => [row, column, code])).toEqual([
    [100, 'timestamp_local', 'no-such-local-time'],
    [435, 'timestamp_local', 'no-such-local-time'],
  ]);
  expect(came.rejected[0]?.detail).toContain('US/Mountain');
});

test('an hour that occurs twice is reported as interpreted as the earlier one', () => {
  // 2016-11-06 01:00 in four American columns, 2016-10-30 01:00 in the London one, each written once
  expect(came.findings).toContainEqual(expect.objectContaining({ code: 'local-time-twice', evidence: { times: 5 } }));
});

describe('days of a clock change', () => {
  test('Tempe and Berkeley put it forward on 13 March: 23 hours, except the one that is missing there', async () => {
    const tempe = await useOf(world, { building: 'Fox_office_Joy' }, '2016-03-12', '2016-03-15', 'day');
    expect(tempe.steps.slice(0, 2)).toEqual([
      ['2016-03-12T07:00:00Z', 3483.44, 1],
      ['2016-03-13T07:00:00Z', 3307.88, 1],
    ]);
    expect(tempe.steps[2]?.[0]).toBe('2016-03-14T06:00:00Z');
    const berkeley = await useOf(world, { building: 'Bear_lodging_Erick' }, '2016-03-13', '2016-03-14', 'day');
    expect(berkeley.steps).toEqual([['2016-03-13T08:00:00Z', 1367.544, 1]]);
  });

  test('London puts it forward on 27 March, and has a day of 24 hours on the 13th', async () => {
    const london = await useOf(world, { building: 'Robin_office_Serena' }, '2016-03-13', '2016-03-14', 'day');
    expect(london.steps).toEqual([['2016-03-13T00:00:00Z', 593.3, 1]]);
    const forward = await useOf(world, { building: 'Robin_office_Serena' }, '2016-03-27', '2016-03-28', 'day');
    expect(forward.steps).toEqual([['2016-03-27T00:00:00Z', 459.7, 1]]);
  });

  test('25 hours of which 24 are in the file: the later of the two is a gap', async () => {
    const washington = await useOf(world, { building: 'Rat_office_Colby' }, '2016-11-06', '2016-11-07', 'hour');
    expect(washington.steps).toHaveLength(25);
    // 00:00 is empty in the file, the second 01:00 is not in it
    expect(washington.steps.slice(0, 4)).toEqual([
      ['2016-11-06T04:00:00Z', null, 0],
      ['2016-11-06T05:00:00Z', 1555.09, 1],
      ['2016-11-06T06:00:00Z', null, 0],
      ['2016-11-06T07:00:00Z', 1591.49, 1],
    ]);
    expect(washington.total).toEqual([37_901.88, 0.92]); // 23/25
    const london = await useOf(world, { building: 'Robin_office_Serena' }, '2016-10-30', '2016-10-31', 'day');
    expect(london.steps).toEqual([['2016-10-29T23:00:00Z', 832.7, 0.96]]); // 24/25
  });
});

test('values of sixteen digits are kept to 0.0001', async () => {
  // 70.33800000000001 + 63.6912, empty, 57.3557
  const hours = await useOf(world, { building: 'Bear_lodging_Erick' }, '2016-03-13', '2016-03-13T04:00', 'hour');
  expect(values(hours)).toEqual([70.338, 63.6912, 57.3557]);
  const march = await useOf(world, { building: 'Bear_lodging_Erick' }, '2016-03-09', '2016-04-01', 'month');
  expect(march.total).toEqual([28_920.9393, 1]);
});

test('a meter without readings for weeks is null there, not zero', async () => {
  const days = await useOf(world, { building: 'Cockatoo_office_Margaret' }, '2016-03-27', '2016-04-01', 'day');
  // awk -F, '/^2016-03-(2[789]|3)/{d=substr($1,1,10); if($2!=""){n[d]++;s[d]+=$2}}END{for(d in n)print d,n[d],s[d]}' electricity.csv
  expect(values(days)).toEqual([null, null, 5.3, 91.2, 89.575]);
  expect(coverages(days)).toEqual([0, 0, 0.083333, 1, 1]);
});

test('the buildings match their list, each in its own time zone', async () => {
  const { buildings } = await world.local.registry.buildings({ region: '140303', sort: 'code' });
  expect(buildings.map(({ code, use, floorArea, zone }) => [code, use, floorArea, zone])).toEqual([
    ['Bear_lodging_Erick', 'dwelling', 6688.5, 'US/Pacific'],
    ['Cockatoo_office_Margaret', 'office', 8572.3, 'US/Eastern'],
    ['Fox_office_Joy', 'office', 6581, 'US/Mountain'],
    ['Rat_office_Colby', 'office', 79_000.4, 'US/Eastern'],
    ['Robin_office_Serena', 'office', 2833.1, 'Europe/London'],
  ]);
});
