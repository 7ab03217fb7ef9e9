import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { bringMeters, bringReadings, carried, carriedText, table, useOf, type Came } from './fixture.ts';
import { bring, seattle } from './sources.ts';

/**
 * Seattle's disclosure of 2016 (test/data/seattle_benchmarking_2016): a year of use for each of 50 buildings, converted from kBtu to kWh.
 * The city's own SiteEUI (kBtu per square foot) is the independent number: 1 kBtu/ft2 = 0.29307107 / 0.09290304 = 3.1545907 kWh/m2.
 */
let world: World;
let came: Came;

beforeAll(async () => {
  world = await createWorld();
  [came] = (await bring(world, seattle)) as [Came];
});
afterAll(() => world.stop());

const rank = (use?: string) =>
  world.local.benchmarking.rank({ region: '140321', year: 2016, carrier: 'electricity', ...(use === undefined ? {} : { use }) });

test('a year is one reading; the two zeros of the list are missing', () => {
  expect(came).toMatchObject({
    readings: 50,
    accepted: 48,
    missing: 2,
    rejectedCount: 0,
    meters: 48,
    from: '2016-01-01T08:00:00Z',
    to: '2017-01-01T08:00:00Z',
  });
});

test('the year is fully measured, its days are estimates', async () => {
  const year = await useOf(world, { building: '1' }, '2016-01-01', '2017-01-01', 'year');
  expect(year.steps).toEqual([['2016-01-01T08:00:00Z', 2_117_837.7901, 1]]); // 7226362.5 kBtu x 0.29307107
  const day = await useOf(world, { building: '1' }, '2016-07-01', '2016-07-02', 'day');
  expect(day.steps).toEqual([['2016-07-01T07:00:00Z', 5786.4421, 1, true]]); // / 366 days
});

describe('intensity in kWh/m2', () => {
  test.each([
    // code, SiteEUI as published in kBtu/ft2, x 3.1545907
    ['23854', 263.2, 830.29],
    ['469', 210, 662.46],
    ['556', 170, 536.28],
    ['24', 132.4, 417.67],
    ['5', 110.8, 349.53],
    ['12', 83.7, 264.04],
    ['1', 81.7, 257.73],
    ['50210', 36.8, 116.09],
    ['31', 19.5, 61.51],
  ])('building %s: %f kBtu/ft2 as calculated by the city', async (code, _published, expected) => {
    const { buildings } = await rank();
    const found = buildings.find((one) => one.code === code);
    expect(found?.intensity).toBeGreaterThan(expected * 0.9995);
    expect(found?.intensity).toBeLessThan(expected * 1.0005);
  });

  test('is calculated by hand for the highest: 3372672.131 kWh on 43728 ft2', async () => {
    const [first] = (await rank()).buildings;
    // 43728 x 0.09290304 = 4062.464133 m2; 3372672.131 / 4062.464133
    expect(first).toMatchObject({ code: '23854', rank: 1, coverage: 1, use: 'restaurant' });
    expect(first?.intensity).toBeCloseTo(830.2035, 4);
  });
});

test('the hotels are ranked by SiteEnergyUse over PropertyGFATotal, highest first, with their percentiles', async () => {
  const { buildings } = await rank('hotel');
  // awk over excerpt.csv: $34 / $18 of PrimaryPropertyType Hotel, sort -rg
  expect(buildings.map(({ code }) => code)).toEqual([
    '19',
    '5',
    '15',
    '17',
    '25',
    '12',
    '1',
    '2',
    '16',
    '8',
    '23',
    '3',
    '18',
    '10',
    '35',
    '33',
    '29',
    '32',
  ]);
  expect(buildings.map(({ rank: place }) => place)).toEqual(Array.from({ length: 18 }, (_, at) => at + 1));
  expect(buildings[0]?.percentile).toBe(100);
  expect(buildings[17]?.percentile).toBeCloseTo(100 / 18, 10);
});

test('all 48 with a year are ranked; the two without are listed with the reason', async () => {
  const { count, buildings, excluded } = await rank();
  expect(count).toBe(48);
  expect(buildings.slice(0, 5).map(({ code }) => code)).toEqual(['23854', '147', '381', '469', '84']);
  expect(buildings.at(-1)?.code).toBe('41');
  expect(excluded.map(({ code, reason }) => [code, reason])).toEqual([
    ['34', 'coverage-low'],
    ['37', 'coverage-low'],
  ]);
});

describe('the hotels by fuel', () => {
  let other: World;
  beforeAll(async () => {
    other = await createWorld();
    await seattle.registry(other);
    const text = carriedText('seattle_benchmarking_2016/hotels_by_fuel.csv');
    const codes = [...new Set(table(text).rows.map(([code = '']) => code))];
    const carriers: Record<string, string> = { gas: 'gas,kWh', steam: 'heat,MJ' };
    const rows = codes.map((code) => `${code},${code.split('-')[0]},${carriers[code.split('-')[1] ?? ''] ?? 'electricity,kWh'}\n`);
    await bringMeters(other, 'meters.csv', `code,building,carrier,unit\n${rows.join('')}`);
    const brought = await bringReadings(other, 'fuels.csv', carried('seattle_benchmarking_2016/hotels_by_fuel.csv'));
    expect(brought).toMatchObject({ readings: codes.length, accepted: codes.length, rejectedCount: 0 });
  });
  afterAll(() => other.stop());

  test('steam in MJ is reported in GJ, gas in kWh', async () => {
    const steam = await useOf(other, { building: '1', carrier: 'heat' }, '2016-01-01', '2017-01-01', 'year');
    expect([steam.unit, steam.total]).toEqual(['GJ', [2114.2074, 1]]); // 2003882 kBtu x 1.05505585262 MJ
    const gas = await useOf(other, { building: '1', carrier: 'gas' }, '2016-01-01', '2017-01-01', 'year');
    expect([gas.unit, gas.total]).toEqual(['kWh', [374_091.4465, 1]]); // 1276453 kBtu x 0.29307107
  });

  test('rank in kgce per m2: electricity x 0.1229, gas as heat and steam x 34.12 per GJ', async () => {
    const { unit, buildings } = await other.local.benchmarking.rank({ region: '140321', year: 2016, carrier: 'total', use: 'hotel' });
    expect(unit).toBe('kgce/m2');
    expect(buildings.map(({ code }) => code)).toEqual([
      '19',
      '5',
      '15',
      '17',
      '25',
      '12',
      '1',
      '2',
      '16',
      '8',
      '23',
      '3',
      '18',
      '10',
      '35',
      '33',
      '29',
      '32',
    ]);
    // hotel 1: 1156514.25 x 0.1229 + (374091.4465 x 0.0036 + 2114.2074) x 34.12 = 260222.76 kgce on 8215.788 m2
    const one = buildings.find(({ code }) => code === '1');
    expect(one?.intensity).toBeCloseTo(31.6735, 4);
  });
});
