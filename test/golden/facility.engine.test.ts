import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { bringReadings, carried, useOf, type Came } from './fixture.ts';
import { bring, facility } from './sources.ts';

/**
 * NREL's Research Support Facility in March 2011 (test/data/nrel_rsf_2011/march.csv): end uses below the building, the building and the
 * roof below the grid. The time is the end of the hour, month first, by a clock without summer time. Expected numbers are sums of the rows
 * in the repository, calculated with python.
 */
let world: World;
let came: Came;

beforeAll(async () => {
  world = await createWorld();
  [came] = (await bring(world, facility)) as [Came];
});
afterAll(() => world.stop());

const march = ['2011-03-01', '2011-04-01', 'month'] as const;

test('the names of weekdays are not readings; everything else is', () => {
  // 745 rows x 10 columns besides the time
  expect(came).toMatchObject({ readings: 7450, accepted: 6705, missing: 0, rejectedCount: 745, meters: 9 });
  expect(new Set(came.rejected.map(({ column, code }) => `${column} ${code}`))).toEqual(new Set(['day_of_week not-a-number']));
  // 03/01/2011 00:00 -07:00 is the end of the hour that begins at 06:00 UTC
  expect(came).toMatchObject({ from: '2011-03-01T06:00:00Z', to: '2011-04-01T07:00:00Z' });
  expect(came.findings.map(({ code }) => code)).not.toContain('date-order-guessed');
});

describe('March by the clock of Denver, 743 hours', () => {
  test.each([
    ['building_kw', 145_442],
    ['cooling_kw', 6],
    ['heating_kw', 6470],
    ['mechanical_kw', 12_730],
    ['lighting_kw', 17_008],
    ['plug_kw', 33_412],
    ['data_center_kw', 77_004],
    ['pv_kw', -61_208],
    ['net_kw', 84_234],
  ])('%s: %i kWh', async (meter, value) => {
    expect((await useOf(world, { meter }, ...march)).steps).toEqual([['2011-03-01T07:00:00Z', value, 1]]);
  });

  test('the building uses what comes from the grid: only its top meter', async () => {
    expect((await useOf(world, { building: 'RSF' }, ...march)).total).toEqual([84_234, 1]);
  });

  test('an energy item contains those below it: lighting and sockets are lighting and plugs', async () => {
    expect((await useOf(world, { building: 'RSF', item: '01A00' }, ...march)).total).toEqual([50_420, 1]);
    expect((await useOf(world, { building: 'RSF', item: '01B00' }, ...march)).total).toEqual([19_206, 1]);
  });
});

describe('balance', () => {
  const balanceOf = (meter: string) => world.local.metering.balance({ meter, from: '2011-03-12', to: '2011-03-15', step: 'day' });

  test('the parts add up to the building except for rounding each to 2 kW', async () => {
    const { steps, total, children, unit } = await balanceOf('building_kw');
    expect(unit).toBe('kWh');
    // 12 March, the 13th with 23 hours, the 14th
    expect(steps.map(({ parent, children: below, remainder, coverage }) => [parent, below, remainder, coverage])).toEqual([
      [3586, 3622, -36, 1],
      [3366, 3408, -42, 1],
      [4880, 4916, -36, 1],
    ]);
    expect([total.parent.value, total.children.value, total.remainder.value]).toEqual([11_832, 11_946, -114]);
    expect(children.map(({ meter }) => meter).toSorted()).toEqual([
      'cooling_kw',
      'data_center_kw',
      'heating_kw',
      'lighting_kw',
      'mechanical_kw',
      'plug_kw',
    ]);
  });

  test('the grid equals the building less the roof, to the last kWh', async () => {
    const { steps } = await balanceOf('net_kw');
    expect(steps.map(({ parent, children, remainder }) => [parent, children, remainder])).toEqual([
      [1958, 1958, 0],
      [1092, 1092, 0],
      [2996, 2996, 0],
    ]);
  });
});

test('by the clock of Denver the hour skipped by daylight saving time is rejected, with advice on what to do', async () => {
  const other = await createWorld();
  try {
    await facility.registry(other);
    const [file] = facility.readings;
    const { zone: _without, ...options } = file?.options ?? {};
    const brought = await bringReadings(other, 'march.csv', carried('nrel_rsf_2011/march.csv'), options);
    const local = brought.rejected.filter(({ code }) => code === 'no-such-local-time');
    // 3/13/2011 2:00 in each of the nine columns
    expect(local.map(({ row }) => row)).toEqual(Array.from({ length: 9 }, () => 292));
    expect(local[0]?.detail).toContain('--zone');
    expect(brought).toMatchObject({ readings: 7450, accepted: 6696, rejectedCount: 754 });
  } finally {
    await other.stop();
  }
});

describe('strategies of operation, for use from 7 to 18 on weekdays', () => {
  beforeAll(async () => void (await world.local.occupancy.set({ building: 'RSF', hours: { workday: ['07:00-18:00'] } })));

  // the same rules written a second time in python, over the rows of the file
  test.each([
    ['lights', '01A10', { hours: 95, judged: 467, saved: 2771.3333, use: 6196, meters: ['lighting_kw'] }],
    ['outside-hours', '01B00', { hours: 37, judged: 398, saved: 2414.0443, use: 4694 }],
  ])('%s by the meters of %s', async (kind, subject, wanted) => {
    const { strategies } = await world.local.commissioning.strategies({ building: 'RSF', from: '2011-03-01', to: '2011-04-01' });
    expect(strategies.find((one) => one.kind === kind)).toMatchObject({ subject, state: 'found', unit: 'kWh', coverage: 1, ...wanted });
  });
});
