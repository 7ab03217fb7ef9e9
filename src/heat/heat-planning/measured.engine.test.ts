import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
const first = parseDay('2026-01-01') ?? 0;
const days = Array.from({ length: 20 }, (_, at) => [dayText(first + at), dayText(first + at + 1)] as const);

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  const lines = (name: string, all: readonly string[]) => upload(name, all.join('\n'));
  await local.place.importOrganisations({ file: await lines('o.csv', ['code,name', 'C1,示范热力公司']) });
  await local.registry.importBuildings({ file: await lines('b.csv', ['code,name,use,region', 'B1,一号楼,dwelling,140302']) });
  const meters = ['code,building,carrier,kind', 'MA,B1,heat,interval', 'MB,B1,heat,interval', 'MC,B1,heat,interval'];
  await local.registry.importMeters({ file: await lines('m.csv', meters) });
  const points = ['code,building,company,tariff,method,meter', ...['A', 'B', 'C'].map((at) => `P${at},B1,C1,t1,share-area,M${at}`)];
  await local.heatSupply.importSettlementPoints({ file: await lines('p.csv', points) });
  await local.heatSupply.importHouseholds({ file: await lines('h.csv', ['code,point,class,area', 'HA,PA,dwelling,100']) });
  await local.heatBilling.seasons.set({ region: '140300', name: '2026-01', from: '2026-01-01', to: '2026-01-21', source: '示范通知' });
  // 0.864 GJ per day at 10 K below the base is 1 kW/K; for the second meter it is half; the third was never read
  const heat = days.flatMap(([from, to]) => [`MA,${from} 00:00,${to} 00:00,0.864`, `MB,${from} 00:00,${to} 00:00,0.432`]);
  await local.readings.importReadings({ file: await lines('r.csv', ['meter,start,end,value', ...heat]), carrier: 'heat', unit: 'GJ' });
  const hours = days.flatMap(([from]) => Array.from({ length: 24 }, (_, hour) => `${from} ${String(hour).padStart(2, '0')}:00,8`));
  const weather = { station: 'W1', format: 'csv', timeColumn: 'time', zone: 'Asia/Shanghai', columns: { temperature: 't' } } as const;
  await local.weather.importWeather({ file: await lines('w.csv', ['time,t', ...hours]), ...weather });
});
afterAll(() => world.stop());

const town = (measured: object) => ({
  periods: [{ hours: 1000, outdoor: 4 }],
  base: 18,
  designOutdoor: -10,
  detour: 1,
  maxKm: 5,
  lossPerKm: 0,
  approach: 5,
  yuanPerKmYear: 0,
  yuanPerKwh: 0.5,
  alternativeYuanPerGj: 60,
  sources: [{ code: 'S', latitude: 37.9, longitude: 113.5, temperature: 70, yuanPerGj: 10, kw: 100 }],
  demands: [{ code: 'D', latitude: 37.9, longitude: 113.51, temperature: 45, measured }],
});

async function make(plan: string, measured: object, as = world.local) {
  const written = town(measured);
  const origins = Object.fromEntries(Object.keys(written).map((name) => [name, '示范']));
  const { job } = await as.heatPlanning.plans.make({ plan, region: '140302', text: JSON.stringify({ ...written, origins }) });
  for await (const { finishedAt, problem } of await as.jobs.events({ id: job }))
    if (finishedAt !== null && problem !== null) throw new Error(problem.code);
  return as.heatPlanning.plans.show({ plan });
}
const problem = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    ({ document }: { document?: { status: number; code: string; evidence: object } }) => document,
  );

test('a measured demand has the need that `heat forecast` returns for its points, and the plan names it as its origin', async () => {
  const forecast = await world.local.heatNetwork.forecast({ season: '2026-01', design: -10, base: 18 });
  expect(forecast.points.map(({ point, peakKw }) => [point, peakKw])).toEqual([
    ['PA', 28],
    ['PB', 14],
    ['PC', null],
  ]);
  const plan = await make('实测', { points: ['PA', 'PB'], season: '2026-01' });
  // 42 kW at −10 °C: half of it at 4 °C, for 1000 h
  expect(plan.demands).toEqual([{ code: 'D', neededGj: 75.6, unmetGj: 0 }]);
  expect(plan.sites.demands.map(({ maxKw }) => maxKw)).toEqual([21]);
  expect(plan.inputs.filter(({ path }) => path.includes('measured')).map(({ value, origin }) => [value, origin])).toEqual([
    [42, 'heat forecast --season 2026-01 --design -10: PA, PB'],
  ]);
});

test('a point that was not read, is unknown or belongs to another company is in no plan', async () => {
  expect(await problem(make('缺', { points: ['PA', 'PC'], season: '2026-01' }))).toMatchObject({
    status: 422,
    code: 'heat-plan-not-measured',
    evidence: { point: 'PC' },
  });
  expect(await problem(make('缺', { points: ['nobody'], season: '2026-01' }))).toMatchObject({ status: 404 });
  expect(await problem(make('缺', { points: ['PA'], season: '2019-20' }))).toMatchObject({ status: 422, code: 'season-missing' });
  const elsewhere = world.as('bureau', { region: '140303' });
  const { job: _job, ...none } = (await problem(
    elsewhere.heatPlanning.plans.make({ plan: '外', region: '140303', text: JSON.stringify(town({ points: ['PA'], season: '2026-01' })) }),
  )) as Record<string, unknown>;
  expect(none).toMatchObject({ status: 404, code: 'no-such-settlement-point' });
  expect((await world.local.heatPlanning.plans.list({})).plans.map(({ plan }) => plan)).toEqual(['实测']);
});
