import { afterEach, describe, expect, test } from 'vitest';
import { seattleMapping } from '../../src/registry/registry/files/example.ts';
import { createWorld, type World } from '../world.ts';
import { bringBuildings, bringMeters, bringReadings, csv, shared, sharedText, table, useOf, values, withoutShared } from './fixture.ts';
import { cambridgeMapping, danish, facility, genome, genomeMapping } from './sources.ts';

/**
 * The complete files of the shared data, if available: the same checks as the gate makes on the parts of them in the repository
 * (`cambridge`, `genome`, `danish`, `eemeter`, `seattle`, `facility`), on two and a half million readings. Expected numbers are counts and
 * sums over the files, calculated with python independently of the program.
 */
let world: World | null = null;

async function fresh(): Promise<World> {
  world = await createWorld();
  return world;
}
afterEach(async () => {
  await world?.stop();
  world = null;
});

const rankOf = (asked: World, region: string, year: number, carrier: 'electricity' | 'gas') =>
  asked.local.benchmarking.rank({ region, year, carrier });
const year = (asked: World, building: string, of: number) => useOf(asked, { building }, `${of}-01-01`, `${of + 1}-01-01`, 'year');

describe.skipIf(withoutShared)('whole files (shared/data)', () => {
  test('Cambridge: 43 buildings and 38 boilers by the hour for two years, zeros missing', async () => {
    const asked = await fresh();
    await bringBuildings(asked, 'buildings.csv', shared('cambridge_estates/buildings.csv'), cambridgeMapping);
    const options = { zone: 'UTC', interval: '1h', zero: 'missing' } as const;
    const came = await bringReadings(asked, 'e.csv.gz', shared('cambridge_estates/electricity_kwh_hourly_2018_2019.csv.gz'), {
      ...options,
      createMeters: true,
    });
    expect(came).toMatchObject({ readings: 753_360, accepted: 749_070, missing: 4290, rejectedCount: 0, meters: 43 });
    // the gas file names its columns by building, like the other one: each gets its own metering point
    const { header, rows } = table(sharedText('cambridge_estates/gas_kwh_hourly_2018_2019.csv.gz'));
    const [time = '', ...boilers] = header;
    await bringMeters(
      asked,
      'meters.csv',
      csv(
        ['code', 'building', 'carrier', 'unit'],
        boilers.map((code) => [`${code}-gas`, code, 'gas', 'kWh']),
      ),
    );
    const gas = await bringReadings(asked, 'g.csv', csv([time, ...boilers.map((code) => `${code}-gas`)], rows), options);
    expect(gas).toMatchObject({ readings: 665_760, accepted: 464_448, missing: 201_312, rejectedCount: 0 });
    const first = await rankOf(asked, '140302', 2018, 'electricity');
    expect([first.count, first.buildings.slice(0, 8).map(({ code }) => code)]).toEqual([
      43,
      ['b59', 'b62', 'b105', 'b33', 'b64', 'b37', 'b6', 'b96'],
    ]);
    expect(first.buildings[0]).toMatchObject({ value: 9_957_131.4, coverage: 1 });
    expect(first.buildings.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(55_466_578.6, 3);
    const second = await rankOf(asked, '140302', 2019, 'electricity');
    expect([second.count, second.buildings.slice(0, 3).map(({ code }) => code)]).toEqual([41, ['b62', 'b59', 'b105']]);
    expect(second.excluded.filter(({ reason }) => reason === 'coverage-low').map(({ code }) => code)).toEqual(['b6', 'b61']);
    const boiler = await rankOf(asked, '140302', 2018, 'gas');
    expect([boiler.unit, boiler.count, boiler.buildings.slice(0, 5).map(({ code }) => code)]).toEqual([
      'kWh/m2',
      13,
      ['b64', 'b102', 'b35', 'b17', 'b33'],
    ]);
  });

  test('Building Data Genome: 56 buildings at seven sites in their own time zones', async () => {
    const asked = await fresh();
    await bringBuildings(asked, 'metadata.csv', shared('bdg2_subset/metadata.csv'), genomeMapping);
    const came = await bringReadings(
      asked,
      'e.csv.gz',
      shared('bdg2_subset/electricity_kwh_hourly_2016_2017.csv.gz'),
      genome.readings[0]?.options,
    );
    expect(came).toMatchObject({ readings: 982_464, accepted: 959_075, missing: 23_348, rejectedCount: 41, meters: 56 });
    expect(new Set(came.rejected.map(({ code }) => code))).toEqual(new Set(['no-such-local-time']));
    expect(came.findings).toContainEqual(expect.objectContaining({ code: 'local-time-twice', evidence: { times: 112 } }));
    expect((await year(asked, 'Rat_office_Colby', 2016)).total).toEqual([17_986_391.14, 0.999772]); // 8782 of 8784 h
    expect((await year(asked, 'Cockatoo_lodging_Elvia', 2016)).total).toEqual([1_897_015.8083, 0.850182]); // 7468
    expect((await year(asked, 'Bear_utility_Sidney', 2017)).total).toEqual([452_095.7377, 0.995548]); // 8721 of 8760 h
    const { count, buildings } = await rankOf(asked, '140303', 2016, 'electricity');
    expect([count, buildings.slice(0, 3).map(({ code }) => code), buildings.at(-1)?.code]).toEqual([
      40,
      ['Robin_education_Takako', 'Rat_assembly_Trent', 'Mouse_health_Justin'],
      'Panther_parking_Adela',
    ]);
    expect(buildings[0]?.intensity).toBeCloseTo(931.1696, 4);
  });

  test('the Danish heat meter: three years of registers', async () => {
    const asked = await fresh();
    await danish.registry(asked);
    for (const { options } of danish.readings) {
      const came = await bringReadings(asked, 'r.csv.gz', shared('danish_heat_meter/meter660_hourly_2018_2020.csv.gz'), options);
      expect(came).toMatchObject({ readings: 26_256, accepted: 26_256, rejectedCount: 0 });
    }
    const years = await useOf(asked, { building: 'house', carrier: 'heat' }, '2018-01-01', '2021-01-01', 'year');
    expect(values(years)).toEqual([63.3568, 63.0594, 59.4419]);
    const months = await useOf(asked, { building: 'house', carrier: 'heat' }, '2019-01-01', '2020-01-01', 'month');
    expect(values(months)).toEqual([10.0597, 8.2757, 7.615, 5.421, 4.0904, 0.9422, 1.0766, 1.0546, 2.9124, 5.7919, 7.2218, 8.5981]);
    expect(values(await useOf(asked, { building: 'house', carrier: 'water' }, '2018-01-01', '2021-01-01', 'year'))).toEqual([
      449.2463, 440.2966, 396.7725,
    ]);
  });

  test('eemeter: hours and days of the home whose bills are in the repository; the word nan is not a number', async () => {
    const asked = await fresh();
    const named = (file: string, code: string) =>
      sharedText(`eemeter_samples/il-electricity-cdd-hdd-${file}.csv.gz`).replace('start,value', `start,${code}`);
    const hours = await bringReadings(asked, 'h.csv', named('hourly', 'hourly'), {
      layout: 'wide',
      timeColumn: 'start',
      interval: '1h',
      createMeters: true,
    });
    expect(hours).toMatchObject({ readings: 19_417, accepted: 19_417, rejectedCount: 0 });
    const days = await bringReadings(asked, 'd.csv', named('daily', 'daily'), {
      layout: 'wide',
      timeColumn: 'start',
      interval: '1d',
      zone: 'America/Chicago',
      createMeters: true,
    });
    expect(days).toMatchObject({ readings: 810, accepted: 809, rejectedCount: 1, rejected: [{ row: 811, code: 'not-a-number' }] });
    // the period of the second bill of bills_monthly.csv, which says 1196.81
    for (const meter of ['hourly', 'daily'])
      expect((await useOf(asked, { meter }, '2015-12-21T06:00:00Z', '2016-01-22T06:00:00Z', 'year')).total).toEqual([1196.83, 1]);
  });

  test('Seattle: 3,376 buildings, of which 3,353 have a year of energy', async () => {
    const asked = await fresh();
    const { header, rows } = unquoted(sharedText('seattle_benchmarking_2016/2016_Building_Energy_Benchmarking.csv.gz'));
    const at = (name: string) => header.indexOf(name);
    await bringBuildings(
      asked,
      'list.csv.gz',
      shared('seattle_benchmarking_2016/2016_Building_Energy_Benchmarking.csv.gz'),
      seattleMapping,
    );
    const lines = rows.map((row) => [
      row[at('OSEBuildingID')] as string,
      '2016-01-01',
      String(Number(row[at('SiteEnergyUse(kBtu)')]) * 0.29307107),
    ]);
    const came = await bringReadings(asked, 'y.csv', csv(['meter', 'time', 'value'], lines), {
      interval: '1year',
      zero: 'missing',
      createMeters: true,
    });
    expect(came).toMatchObject({ readings: 3376, accepted: 3353, missing: 23, rejectedCount: 0 });
    const { count, buildings } = await rankOf(asked, '140302', 2016, 'electricity');
    expect([count, buildings.slice(0, 6).map(({ code }) => code), buildings.at(-1)?.code]).toEqual([
      3353,
      ['43', '365', '19900', '753', '49709', '21435'],
      '50071',
    ]);
    expect(buildings[0]?.intensity).toBeCloseTo(2858.4723, 3);
    // where the city also divides by the whole floor area, its SiteEUI x 3.1545907 equals ours
    const ours = new Map(buildings.map(({ code, intensity }) => [code, intensity]));
    const ratios = rows.map(
      (row) => (ours.get(row[at('OSEBuildingID')] as string) ?? 0) / (Number(row[at('SiteEUI(kBtu/sf)')]) * 3.1545907),
    );
    expect(ratios.filter((ratio) => Math.abs(ratio - 1) < 0.005)).toHaveLength(1614);
  });

  test('NREL: 8,759 hours of 2011, by month as summed separately', async () => {
    const asked = await fresh();
    await facility.registry(asked);
    const came = await bringReadings(
      asked,
      'r.csv.gz',
      shared('nrel_rsf_2011/rsf_enduse_hourly_2011.csv.gz'),
      facility.readings[0]?.options,
    );
    expect(came).toMatchObject({ readings: 87_590, accepted: 78_831, missing: 0, rejectedCount: 8759 });
    const total = async (meter: string) => (await useOf(asked, { meter }, '2011-01-01', '2012-01-01', 'year')).total;
    expect(await total('building_kw')).toEqual([2_345_624, 0.999886]); // 8759 of 8760 h
    expect((await total('pv_kw'))[0]).toBe(-919_314);
    expect((await total('net_kw'))[0]).toBe(1_426_310);
    const { total: balance } = await asked.local.metering.balance({ meter: 'net_kw', from: '2011-01-01', to: '2012-01-01', step: 'month' });
    expect(balance.remainder.value).toBe(0);
  });
});

/** A csv whose texts may contain commas in quotes. */
function unquoted(text: string): { header: string[]; rows: string[][] } {
  const [header = [], ...rows] = text
    .trim()
    .split(/\r?\n/u)
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(([, quoted, bare]) => quoted ?? bare ?? ''));
  return { header, rows };
}
