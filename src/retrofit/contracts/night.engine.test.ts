import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { reviewContract, settleContract } from '#cli/as-read.ts';

/** The nightly review recalculates what may have moved, and nothing else. */

let world: World;
let now = Date.parse('2025-04-01T02:00:00Z');
const [first, end] = ['2024-01-01', '2025-03-10'].map((day) => parseDay(day) as number) as [number, number];
const days = Array.from({ length: end - first }, (_, at) => first + at);
const temperature = (day: number): number => Math.round(11 - 16 * Math.cos(((day - first - 20) / 365.25) * 2 * Math.PI)) + (day % 7);
const use = (day: number): number => (200 + 12.5 * Math.max(0, 14 - temperature(day))) * (day < first + 366 ? 1 : 0.9);

async function later<T>(work: () => Promise<T>): Promise<T> {
  now += 60_000;
  const done = await work();
  now += 60_000;
  return done;
}

const bring = (...rows: string[]) =>
  later(async () => {
    const file = await world.upload('r.csv', ['time,meter,value', ...rows].join('\n'));
    return world.local.readings.importReadings({ file, interval: '1d' });
  });

const weather = (values: readonly (readonly [day: number, degrees: number])[]) =>
  later(async () => {
    const hour = (day: number, at: number) => new Date(day * 86_400_000 + (at - 8) * 3_600_000).toISOString();
    const rows = values.flatMap(([day, degrees]) => Array.from({ length: 24 }, (_, at) => `${hour(day, at)},${degrees}`));
    const file = await world.upload('w.csv', ['time,temperature', ...rows].join('\n'));
    return world.local.weather.importWeather({ file, station: 'W1', format: 'csv', zone: 'Asia/Shanghai' });
  });

/** How many contracts a night recalculates. */
const reviewed = async (): Promise<number> => (await later(() => world.app.slices.contracts.tellMoved())).reviewed;

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const { local } = world;
  await local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nO,甲,140302\nP,乙,140302\n') });
  const buildings = 'code,name,region,organisation,use,floorArea\nB1,一号楼,140302,O,office,5000\nB2,二号楼,140302,O,office,5000\n';
  await local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const meters = 'code,building,carrier,kind\nM1,B1,electricity,interval\nM2,B2,electricity,interval\n';
  await local.registry.importMeters({ file: await world.upload('m.csv', meters) });
  await weather(days.map((day) => [day, temperature(day)]));
  await bring(...days.map((day) => `${dayText(day)},M1,${use(day).toFixed(2)}`));
  const base = { from: '2024-01-01', to: '2025-01-01', calendar: 'none' };
  await local.savings.lock({ building: 'B1', carrier: 'electricity', ...base, baseline: 'BASE' });
  const terms = {
    code: 'C1',
    name: '一号楼空调改造',
    type: 'shared',
    owner: 'O',
    provider: 'P',
    from: '2025-01-01',
    to: '2026-01-01',
    period: 'month',
    basis: 'point',
    confidence: 0.9,
    minCoverage: 0.9,
    boundaries: [{ name: '一号楼', baseline: 'BASE' }],
    prices: [{ boundary: '一号楼', from: '2025-01-01', yuan: '0.62' }],
    providerShare: [{ from: '2025-01-01', percent: '80' }],
    negative: 'carry',
  };
  await local.contracts.add({ terms });
  for (const side of ['owner', 'provider'] as const) await local.contracts.confirm({ contract: 'C1', for: side });
  for (const period of ['2025-01-01', '2025-02-01']) await settleContract(local, { contract: 'C1', period });
  now += 60_000;
});

afterAll(() => world.stop());

test('a contract of whose grounds nothing moved is not worked out again', async () => {
  expect(await reviewed()).toBe(1);
  expect(await reviewed()).toBe(0);
  await bring('2025-01-10,M2,100');
  await bring('2025-03-09,M1,222');
  await weather([[end + 3, 12]]);
  expect(await reviewed()).toBe(0);
});

test('a day of a settled period, of the base, of the weather, a fact of the building, a word: each is seen the night after', async () => {
  const review = () => later(() => reviewContract(world.local, { contract: 'C1' }));
  await bring('2025-01-10,M1,100');
  expect(await reviewed()).toBe(1);
  expect((await review()).posted).toMatchObject([{ kind: 'correction', period: '2025-01-01' }]);
  expect([await reviewed(), await reviewed()]).toEqual([1, 0]);
  await later(() => world.local.registry.editBuilding({ building: 'B1', set: { floorArea: 5100 } }));
  expect([await reviewed(), await reviewed()]).toEqual([1, 0]);
  await later(() => world.local.registry.editBuilding({ building: 'B2', set: { floorArea: 5100 } }));
  expect(await reviewed()).toBe(0);
  await later(() => world.local.contracts.pay({ contract: 'C1', yuan: '10', on: '2025-03-01', note: '电汇' }));
  expect([await reviewed(), await reviewed()]).toEqual([1, 0]);
  const day = parseDay('2025-02-03') as number;
  await weather([[day, temperature(day) - 4]]);
  expect(await reviewed()).toBe(1);
  const [brought] = (await world.local.imports.list({ kind: 'weather' })).imports;
  const causes = [{ kind: 'import', import: brought?.import }];
  expect((await review()).posted).toMatchObject([{ kind: 'correction', period: '2025-02-01', causes }]);
  expect([await reviewed(), await reviewed()]).toEqual([1, 0]);
  await bring('2024-06-03,M1,9000');
  expect(await reviewed()).toBe(1);
  expect((await review()).findings).toMatchObject([{ code: 'baseline-moved' }]);
});
