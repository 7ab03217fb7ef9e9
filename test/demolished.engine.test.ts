import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from './world.ts';

/** A building that was torn down is part of what was until that day, and of nothing after it. */
const region = '140302';
let world: World;
let now = Date.parse('2026-03-02T02:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const buildings = `code,name,region,use,floorArea,lifeEvents
B1,一号楼,${region},office,1000,
B2,二号楼,${region},office,500,demolished:2024-06-01
`;
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const meters = 'code,building,carrier,kind\nM1,B1,electricity,register\nM2,B2,electricity,register\n';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
});
afterAll(() => world.stop());

const stockOf = async (year: number) => {
  const { buildings } = await world.local.stock.list({ region, year });
  return buildings.map(({ code }) => code).toSorted();
};

test('it is in the stock, the overview and the carbon of its last year, and not of the next', async () => {
  expect([await stockOf(2023), await stockOf(2024), await stockOf(2025)]).toEqual([['B1', 'B2'], ['B1', 'B2'], ['B1']]);
  const cities = await Promise.all([2024, 2025].map((year) => world.local.overview.city({ region, year })));
  expect(cities.map(({ buildings, floorArea }) => [buildings, floorArea])).toEqual([
    [2, 1500],
    [1, 1000],
  ]);
  const carbon = await Promise.all([2024, 2025].map((year) => world.local.carbon.inventory({ region, year })));
  expect(carbon.map(({ floorArea }) => floorArea)).toEqual([1500, 1000]);
});

test('its own page still opens, also for the years after', async () => {
  expect((await world.local.registry.building({ building: 'B2' })).code).toBe('B2');
  expect((await world.local.stock.buildings({ region, year: 2025 })).buildings.map(({ code }) => code)).toContain('B2');
});

test('nobody is reminded of its readings', async () => {
  const { rows } = await world.local.reminder.missing({});
  expect([...new Set(rows.map(({ building }) => building))]).not.toContain('B2');
});

test('as known before the demolition was recorded it still stood', async () => {
  const before = new Date(now).toISOString();
  now += 3_600_000;
  await world.local.registry.editBuilding({ building: 'B1', set: { lifeEvents: 'demolished:2024-07-01' } });
  const then = await world.local.stock.list({ region, year: 2025, knownAt: before });
  expect([await stockOf(2025), then.buildings.map(({ code }) => code)]).toEqual([[], ['B1']]);
});
