import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { bringReadings, carried, carriedText, sharedText, withoutShared } from './fixture.ts';

/**
 * A Danish heat meter as a household, two seasons (test/data/danish_heat_meter): its register at each midnight of Copenhagen, in kWh.
 * Expected numbers: each register rounded to 0.0001 kWh, times 0.0036, rounded to 0.0001 GJ, then the difference, in python's decimal.
 */
let world: World;
const options = {
  timeColumn: 'time_rounded',
  meterColumn: 'meter_id',
  valueColumn: 'energy_heat_kwh',
  kind: 'register',
  unit: 'kWh',
} as const;
const tariff = `kind: heat-tariff
id: t1
validFrom: 2018-01-01
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00', per: GJ}}
`;

const seasons = [
  { name: '2018-19', from: '2018-10-01', to: '2019-05-01' },
  { name: '2019-20', from: '2019-10-01', to: '2020-05-01' },
];

beforeAll(async () => {
  world = await createWorld();
  const { local, upload } = world;
  const house = 'code,name,use,region,zone\nhouse,House,dwelling,140304,Europe/Copenhagen\n';
  await local.registry.importBuildings({ file: await upload('house.csv', house) });
  await local.registry.importMeters({ file: await upload('m.csv', 'code,building,carrier,kind,unit\n660,house,heat,register,kWh\n') });
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力公司\n') });
  const points = 'code,building,company,tariff,method\nP1,house,C1,t1,household\n';
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', points) });
  const households = 'code,point,class,area,meter,account,from\nH1,P1,dwelling,100,660,A1,\nH1,,,,,A2,2020-02-29\nH1,,,,,A3,2020-03-01\n';
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', households) });
  for (const season of seasons) await local.heatBilling.seasons.set({ region: '140304', source: 'test', ...season });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff });
  const came = await bringReadings(world, 'midnights.csv.gz', carried('danish_heat_meter/midnights.csv.gz'), options);
  expect(came).toMatchObject({ readings: 579, accepted: 579, rejectedCount: 0 });
});
afterAll(() => world.stop());

const bill = async (season: string) => (await world.local.heatBilling.bill({ household: 'H1', season })).accounts;
const units = (gigajoules: number | null | undefined): number => Math.round((gigajoules ?? 0) * 10_000);

/** The sum of the days of a season as measured, in 0.0001 GJ. */
async function daysOf({ from, to }: { readonly from: string; readonly to: string }): Promise<{ count: number; sum: number }> {
  const { steps } = await world.local.metering.useOfMeter({ meter: '660', from, to, step: 'day' });
  return { count: steps.length, sum: steps.reduce((sum, { value }) => sum + units(value), 0) };
}

test.each([
  ['2018-19', 212, 529_265],
  ['2019-20', 213, 491_187],
] as const)(
  'season %s of %i days: the days sum to the difference of the registers, and so do the accounts of the bill',
  async (name, days, heat) => {
    const season = seasons.find((one) => one.name === name) as (typeof seasons)[number];
    expect(await daysOf(season)).toEqual({ count: days, sum: heat });
    const accounts = await bill(name);
    expect(accounts.reduce((sum, { quantity }) => sum + units(quantity), 0)).toBe(heat);
    expect(accounts.reduce((sum, one) => sum + one.days.metered, 0)).toBe(days);
  },
);

test('a household that starts on the leap day alone pays for its heat and for one day of 213', async () => {
  const accounts = await bill('2019-20');
  expect(accounts.map(({ account }) => account)).toEqual(['A1', 'A2', 'A3']);
  // 660 yuan / 213 days; 0.2741 GJ of the day
  expect(accounts[1]).toMatchObject({ quantity: 0.2741, days: { metered: 1 }, lines: { basic: '3.10' } });
  // 45 × 49.1187 GJ for all
  expect(accounts.reduce((sum, { lines }) => sum + Math.round(Number(lines.metered) * 100), 0)).toBe(221_034);
});

test.skipIf(withoutShared)('each midnight matches the publisher’s complete register', () => {
  const published = sharedText('danish_heat_meter/meter660_hourly_2018_2020.csv.gz').split(/\r?\n/u);
  const whole = new Set(published.map((line) => line.split(',').slice(1, 4).join(',')));
  const own = carriedText('danish_heat_meter/midnights.csv.gz').trim().split(/\r?\n/u);
  expect(own.filter((line) => !whole.has(line))).toEqual([]);
});
