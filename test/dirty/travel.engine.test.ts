import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { answers, bringBuildings, bringMeters, bringReadings, exported, useOf, type Question } from '../golden/fixture.ts';
import { kinds } from '../rounds.ts';

/**
 * A small town with everything that can happen to meters (a swap, a rollover, a revision, a contradiction, shares, a parent in another
 * building, other units) is exported, imported into an empty directory with no options, and gives the same answers, including for what was
 * known before.
 */
const clock = Date.parse('2026-03-01T00:00:00Z');
let here: World;

const buildings = `code,name,use,region,zone,floorArea
A,甲,office,140302,Asia/Shanghai,1000
B,乙,school,140303,Asia/Urumqi,2000
`;
const meters = `code,building,carrier,kind,unit,digits,multiplier,parent,shares,direction,installed
main,A,electricity,register,kWh,6,40,,,,2025-01-01
under,B,electricity,interval,kWh,,,main,,,
both,,electricity,interval,MWh,,,,A:0.25;B:0.75,,
roof,B,electricity,interval,kWh,,,,,both,
boiler,A,gas,register,m3,4,,,,,
steam,B,heat,interval,MJ,,,,,,
`;

/** Readings in the form of an export, with the time each was received. */
const readings = `time,end,meter,value,unit,received
2025-01-01 00:00,,main,100,kWh,2025-01-02T00:00:00Z
2025-01-02 00:00,,main,150.5,kWh,2025-01-03T00:00:00Z
2025-01-03 00:00,,main,999,kWh,2025-01-04T00:00:00Z
2025-01-03 00:00,,main,175,kWh,2025-02-01T00:00:00Z
2025-01-05 00:00,,main,12,kWh,2025-01-06T00:00:00Z
2025-01-06 00:00,,main,30,kWh,2025-01-07T00:00:00Z
2025-01-01 00:00,2025-01-02 00:00,under,400,kWh,2025-01-02T00:00:00Z
2025-01-02 00:00,2025-01-03 00:00,under,410,kWh,2025-01-03T00:00:00Z
2025-01-02 00:00,2025-01-03 00:00,under,411,kWh,2025-01-03T00:00:00Z
2025-01-02 06:00,2025-01-02 07:00,under,9,kWh,2025-02-02T00:00:00.250Z
2025-01-01 00:00,2025-02-01 00:00,both,3.1,MWh,2025-02-05T00:00:00Z
2025-01-01 00:00,2025-02-01 00:00,both,3.2,MWh,2025-02-06T00:00:00Z
2025-01-01 00:00,2025-02-01 00:00,both,3100,kWh,2025-02-07T00:00:00Z
2025-01-04 10:00,2025-01-04 11:00,roof,-3.75,kWh,2025-01-05T00:00:00Z
2025-01-01 00:00,,boiler,9990,m3,2025-01-02T00:00:00Z
2025-01-03 00:00,,boiler,12.3456,m3,2025-01-04T00:00:00Z
2025-01-01 00:00,2025-01-08 00:00,steam,1234.5,MJ,2025-01-09T00:00:00Z
`;

beforeAll(async () => {
  here = await createWorld({ clock: () => clock });
  await bringBuildings(here, 'b.csv', buildings);
  expect(await bringMeters(here, 'm.csv', meters)).toMatchObject({ created: 6, rejectedCount: 0 });
  await here.local.registry.swapMeter({
    meter: 'main',
    at: '2025-01-04T00:00',
    oldFinal: 200,
    newStart: 0,
    digits: 5,
    multiplier: 20,
    received: '2025-01-20T00:00:00Z',
  });
  const came = await bringReadings(here, 'r.csv', readings);
  expect(came).toMatchObject({ readings: 17, rejectedCount: 0, missing: 0 });
});
afterAll(() => here.stop());

const times = [undefined, '2025-01-10', '2025-01-25', '2025-02-01T00:00:00Z', '2025-02-05T12:00:00Z', '2025-02-06T12:00:00Z'];

const questions: readonly Question[] = [
  ...times.flatMap((knownAt) => [
    ...['main', 'under', 'both', 'roof', 'boiler', 'steam'].map(
      (meter) => (world: World) => useOf(world, { meter }, '2025-01-01', '2025-01-08', 'day', knownAt),
    ),
    ...(['electricity', 'gas', 'heat'] as const).flatMap((carrier) =>
      ['A', 'B'].map((building) => (world: World) => useOf(world, { building, carrier }, '2025-01-01', '2025-02-01', 'month', knownAt)),
    ),
  ]),
  async (world) => {
    const { findings } = await world.local.readings.findings({});
    return findings
      .map(({ code, meter, from, to, evidence }) => JSON.stringify([code, meter, from, to, evidence]))
      .toSorted((a, b) => (a < b ? -1 : 1));
  },
];

test('the town has data worth querying', async () => {
  // 100 to 150.5, 150.5 to 175, 175 to 200 at the swap, times 40; then 0 to 12 and 12 to 30, times 20
  const main = await useOf(here, { meter: 'main' }, '2025-01-01', '2025-01-06', 'day');
  expect(main.steps.map(([, value]) => value)).toEqual([2020, 980, 1000, 240, 360]);
  // before the correction the old device was at 999 and fell to 200 at the swap
  expect(
    (await useOf(here, { meter: 'main' }, '2025-01-01', '2025-01-06', 'day', '2025-01-25')).steps.map(([, value]) => value),
  ).not.toEqual([2020, 980, 1000, 240, 360]);
  expect((await useOf(here, { meter: 'boiler' }, '2025-01-01', '2025-01-03', 'month')).total).toEqual([22.3456, 1]);
  expect((await useOf(here, { meter: 'steam' }, '2025-01-01', '2025-01-08', 'month')).total).toEqual([1.2345, 1]);
  // two values received together: neither counts, except in the hour that came later
  expect((await useOf(here, { meter: 'under' }, '2025-01-02', '2025-01-03', 'day')).total).toEqual([9, 0.041667]);
});

describe('exported and imported again', () => {
  // the other format is tested with another town in `golden/ways`
  test.each(kinds<'csv' | 'xlsx'>(['xlsx'], ['csv']))('as %s every answer is the same, now and as known before', async (format) => {
    const told = await answers(here, questions);
    const there = await createWorld({ clock: () => clock });
    try {
      await bringBuildings(there, `b.${format}`, await exported(here, 'buildings', format));
      expect(await bringMeters(there, `m.${format}`, await exported(here, 'meters', format))).toMatchObject({
        created: 6,
        rejectedCount: 0,
      });
      expect(await bringReadings(there, `r.${format}`, await exported(here, 'readings', format))).toMatchObject({
        readings: 17,
        rejectedCount: 0,
      });
      expect(await answers(there, questions)).toEqual(told);
    } finally {
      await there.stop();
    }
  });
});
