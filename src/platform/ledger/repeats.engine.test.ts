import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = 'code,name,use,region,floorArea\nB1,一号楼,office,140302,1000\nB2,二号楼,office,140302,1000\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name\nC1,示范热力公司\n') });
  const points = 'code,building,company,tariff,method\nP1,B1,C1,t1,share-units\n';
  await world.local.heatSupply.importSettlementPoints({ file: await world.upload('p.csv', points) });
});
afterAll(() => world.stop());

const areas = async (row: string) =>
  world.local.registry.importBuildings({ file: await world.upload('b.csv', `code,floorArea,from\n${row}\n`) });
const households = async (...rows: readonly string[]) =>
  world.local.heatSupply.importHouseholds({
    file: await world.upload('h.csv', `code,point,class,area,account,from\n${rows.join('\n')}\n`),
  });
const areaOf = async (building: string): Promise<unknown> => {
  const found: Readonly<Record<string, unknown>> = await world.local.registry.building({ building });
  return (found['dated'] as Readonly<Record<string, unknown>>)['floorArea'] ?? null;
};
const accounts = async (code: string) => {
  const all = (await (await world.ask('/api/exports/households?format=csv')).text()).trim().split(/\r?\n/u);
  return all.filter((line) => line.startsWith(`${code},`));
};

test('a file that repeats what applies from a day on changes nothing, and still applies if the first is undone', async () => {
  const first = await areas('B1,2000,2024-01-01');
  const again = await areas('B1,2000,2024-01-01');
  expect([first, again]).toMatchObject([{ updated: 1 }, { updated: 0, unchanged: 1 }]);
  await world.local.imports.undo({ id: first.import });
  expect(await areaOf('B1')).toEqual([
    { from: null, value: 1000 },
    { from: '2024-01-01', value: 2000 },
  ]);
  await world.local.imports.undo({ id: again.import });
  expect(await areaOf('B1')).toBeNull();
});

test('what a person repeats for a day still applies if the file is undone, and is theirs', async () => {
  const first = await areas('B1,2000,2024-01-01');
  const typed = await world.local.registry.editBuildings({ buildings: ['B1'], set: { floorArea: 2000 }, from: '2024-01-01' });
  expect(typed.changed).toMatchObject([{ field: 'floorArea', from: 2000, to: 2000 }]);
  await world.local.imports.undo({ id: first.import });
  expect(await areaOf('B1')).toHaveLength(2);
  expect(await areas('B1,2500,2024-01-01')).toMatchObject({ updated: 0, kept: [{ field: 'floorArea', ours: 2000, theirs: 2500 }] });
  await world.local.imports.undo({ id: typed.change ?? 0 });
});

test('a file value equal to a typed one is stored, so that an earlier value ends there', async () => {
  await world.local.registry.editBuilding({ building: 'B2', set: { floorArea: 2000 } });
  await areas('B2,2000,2025-01-01');
  await world.local.registry.editBuilding({ building: 'B2', set: { floorArea: 500 }, from: '2024-01-01' });
  expect(await areaOf('B2')).toEqual([
    { from: null, value: 2000 },
    { from: '2024-01-01', value: 500 },
    { from: '2025-01-01', value: 2000 },
  ]);
  await households('H1,P1,dwelling,60,A1,');
  await world.local.heatSupply.households.edit({ households: ['H1'], set: { account: 'A2' } });
  expect(await households('H1,P1,dwelling,60,A2,2024-01-01')).toMatchObject({ unchanged: 1 });
  expect(await households('H1,P1,dwelling,60,N1,2023-12-01')).toMatchObject({ kept: [{ field: 'account', ours: 'A2', theirs: 'N1' }] });
});

test('a typed value of one day blocks no file value of other days', async () => {
  await world.local.registry.importBuildings({
    file: await world.upload('b.csv', 'code,name,use,region,floorArea\nB3,三号楼,office,140302,1000\n'),
  });
  await world.local.registry.editBuilding({ building: 'B3', set: { floorArea: 3000 }, from: '2025-01-01' });
  expect(await areas('B3,2000,2024-01-01')).toMatchObject({ updated: 1, kept: [] });
  expect(await areas('B3,4000,2026-01-01')).toMatchObject({ updated: 1, kept: [] });
  expect(await areas('B3,3100,2025-01-01')).toMatchObject({ unchanged: 1, kept: [{ field: 'floorArea', ours: 3000, theirs: 3100 }] });
  // it would be valid for all time, including the typed day
  expect(await areas('B3,5000,')).toMatchObject({ unchanged: 1, kept: [{ field: 'floorArea', ours: 4000, theirs: 5000 }] });
  expect(await areaOf('B3')).toEqual([
    { from: null, value: 1000 },
    { from: '2024-01-01', value: 2000 },
    { from: '2025-01-01', value: 3000 },
    { from: '2026-01-01', value: 4000 },
  ]);
  await households('H3,P1,dwelling,60,A1,');
  await world.local.heatSupply.households.edit({ households: ['H3'], set: { account: 'A2' }, from: '2025-11-01' });
  expect(await households('H3,P1,dwelling,60,A0,')).toMatchObject({ updated: 1, kept: [] });
  expect((await accounts('H3')).map((line) => /A\d/u.exec(line)?.[0])).toEqual(['A0', 'A2']);
});

test('an edit without a day of today’s value applies always', async () => {
  await world.local.registry.editBuilding({ building: 'B1', set: { floorArea: 2000 }, from: '2026-01-01' });
  const made = await world.local.registry.editBuildings({ buildings: ['B1'], set: { floorArea: 2000 } });
  expect(made).toMatchObject({ unchanged: 0, changed: [{ field: 'floorArea', from: 1000, to: 2000 }] });
  expect(await areaOf('B1')).toBeNull();
  expect(await world.local.registry.editBuildings({ buildings: ['B1'], set: { floorArea: 2000 } })).toMatchObject({ unchanged: 1 });
  await households('H2,P1,dwelling,60,A1,', 'H2,,,,A2,2026-01-16');
  await world.local.heatSupply.households.edit({ households: ['H2'], set: { account: 'A2' } });
  expect((await accounts('H2')).filter((line) => line.includes('A1'))).toEqual([]);
});
