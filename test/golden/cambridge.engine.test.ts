import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { coverages, useOf, values, type Came } from './fixture.ts';
import { bring, cambridge } from './sources.ts';

/**
 * Cambridge University Estates 2018 (test/data/cambridge_estates): hours in UTC, zeros are gaps. Expected numbers are sums of the files in
 * the repository, calculated independently of the program; for months and days with python's zoneinfo of Europe/London.
 */
let world: World;
let electricity: Came;
let gas: Came;

beforeAll(async () => {
  world = await createWorld();
  [electricity, gas] = (await bring(world, cambridge)) as [Came, Came];
});
afterAll(() => world.stop());

test('zeros are missing, everything else is accepted', () => {
  // zcat electricity_2018.csv.gz | awk -F, 'NR>1{for(i=2;i<=NF;i++){n++; if($i+0==0)z++}} END{print n,z}'
  expect(electricity).toMatchObject({
    readings: 26_280,
    accepted: 25_971,
    missing: 309,
    repeated: 0,
    revised: 0,
    rejectedCount: 0,
    meters: 3,
  });
  expect(electricity).toMatchObject({ from: '2018-01-01T00:00:00Z', to: '2019-01-01T00:00:00Z' });
  expect(electricity.findings.map(({ code, severity }) => [code, severity])).toEqual([
    ['unit-assumed', 'warning'],
    ['meters-created', 'info'],
  ]);
  expect(gas).toMatchObject({
    readings: 8760,
    accepted: 8463,
    missing: 297,
    meters: 1,
    findings: [{ code: 'unit-assumed', severity: 'info' }],
  });
});

describe('the year 2018', () => {
  // zcat electricity_2018.csv.gz | awk -F, 'NR>1{for(i=2;i<=4;i++){s[i]+=$i; if($i+0)n[i]++}} END{for(i=2;i<=4;i++) printf "%.1f %d
  // %.6f\n",s[i],n[i],n[i]/8760}'
  test.each([
    ['b3', 260_429.4, 0.99726],
    ['b20', 27_964, 0.999886],
    ['b24', 245_189.5, 0.96758],
  ])('%s used %f kWh, as measured, with its coverage', async (building, value, coverage) => {
    const year = await useOf(world, { building }, '2018-01-01', '2019-01-01', 'year');
    expect(year).toEqual({ unit: 'kWh', total: [value, coverage], steps: [['2018-01-01T00:00:00Z', value, coverage]] });
  });

  test('gas read as energy is reported in kWh', async () => {
    const year = await useOf(world, { building: 'b105', carrier: 'gas' }, '2018-01-01', '2019-01-01', 'year');
    expect(year).toEqual({ unit: 'kWh', total: [134_635, 0.966096], steps: [['2018-01-01T00:00:00Z', 134_635, 0.966096]] });
  });

  test('the months of b24 are those of London, March an hour short and October an hour long', async () => {
    const months = await useOf(world, { building: 'b24' }, '2018-01-01', '2019-01-01', 'month');
    expect(values(months)).toEqual([
      24_650.3, 21_133.5, 22_006, 18_421.6, 14_318.6, 22_501.7, 21_641.2, 20_176, 17_022.4, 21_449, 22_337, 19_532.2,
    ]);
    // measured hours / hours of the month: 743/744 662/672 743/743 669/720 636/744 720/720 697/744 698/744 706/720 741/745 717/720 744/744
    expect(coverages(months)).toEqual([0.998656, 0.985119, 1, 0.929167, 0.854839, 1, 0.936828, 0.938172, 0.980556, 0.994631, 0.995833, 1]);
    expect(months.steps[6]?.[0]).toBe('2018-06-30T23:00:00Z');
  });
});

test('a dead day is not zero use: b3 was silent from 2018-03-26 02:00 to 2018-03-27 02:00 in London', async () => {
  const days = await useOf(world, { building: 'b3' }, '2018-03-25', '2018-03-29', 'day');
  // 23 hours on the 25th, when the clock was put forward; 2 of 24 measured on the 26th, 22 of 24 on the 27th
  expect(days.steps).toEqual([
    ['2018-03-25T00:00:00Z', 765.5, 1],
    ['2018-03-25T23:00:00Z', 49.4, 0.083333],
    ['2018-03-26T23:00:00Z', 682.1, 0.916667],
    ['2018-03-27T23:00:00Z', 788.8, 1],
  ]);
  const dead = await useOf(world, { building: 'b3' }, '2018-03-26T02:00', '2018-03-27T02:00', 'hour');
  expect(dead.total).toEqual([null, 0]);
});

test('a dead week of gas in summer is null, with coverage 0', async () => {
  // zero from 2018-06-21 01:00 UTC for 295 hours; whole local days 22 June to 2 July
  const days = await useOf(world, { building: 'b105', carrier: 'gas' }, '2018-06-22', '2018-07-03', 'day');
  expect(values(days)).toEqual(Array.from({ length: 11 }, () => null));
  expect(days.total).toEqual([null, 0]);
  const months = await useOf(world, { building: 'b105', carrier: 'gas' }, '2018-06-01', '2018-08-01', 'month');
  expect(months.steps.map(([, value, coverage]) => [value, coverage])).toEqual([
    [3114.8, 0.669444],
    [3192, 0.923387],
  ]);
});

test('completeness reports the same for the building', async () => {
  const { buildings } = await world.local.metering.completeness({ building: 'b105', from: '2018-05-01', to: '2018-08-01', step: 'month' });
  expect(buildings).toEqual([{ code: 'b105', name: 'b105', carrier: 'gas', steps: [1, 0.669444, 0.923387] }]);
});

test('electricity per m2 is ranked, and buildings without it are listed', async () => {
  const { unit, buildings, excluded } = await world.local.benchmarking.rank({ region: '140302', year: 2018, carrier: 'electricity' });
  expect(unit).toBe('kWh/m2');
  // 260429.4/1519.1 = 171.4366, 245189.5/5462.8 = 44.8835, 27964/628 = 44.5287
  expect(
    buildings.map(({ code, rank, intensity, percentile, coverage }) => [code, rank, intensity.toFixed(4), percentile.toFixed(4), coverage]),
  ).toEqual([
    ['b3', 1, '171.4366', '100.0000', 0.99726],
    ['b24', 2, '44.8835', '66.6667', 0.96758],
    ['b20', 3, '44.5287', '33.3333', 0.999886],
  ]);
  expect(excluded.map(({ code, reason }) => [code, reason])).toEqual([['b105', 'no-meter']]);
});
