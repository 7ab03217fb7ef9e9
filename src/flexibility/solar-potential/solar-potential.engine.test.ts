import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-06-01T00:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = [
    'code,name,use,region,organisation,floorArea,storeys,roofArea,yearBuilt',
    'OLD,一号楼,office,140302,甲单位,6000,6,900,2001',
    'EST,二号楼,office,140302,乙单位,6000,6,,2001',
    'BARE,三号楼,office,140303,乙单位,6000,,,2001',
    'NEW,四号楼,office,140303,乙单位,6000,6,1000,2026',
    'HOME,五号楼,dwelling,140303,乙单位,6000,6,1000,2026',
  ];
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings.join('\n')) });
  const arrays = [
    'A1,OLD,pv,40,200,2024-01-01',
    'A2,OLD,pv,60,300,2025-01-01',
    'A3,NEW,pv,30,150,',
    'A4,EST,pv,10,,',
    'A5,OLD,pv,99,900,2027-01-01',
  ];
  await world.local.resources.importResources({
    file: await world.upload('r.csv', ['code,building,kind,kw,area,installed', ...arrays].join('\n')),
  });
});
afterAll(() => world.stop());

const undo = (id: number | null) => world.local.imports.undo({ id: id ?? 0 });
/** The project of building OLD is delivered in September, until that is undone. */
async function delivered(): Promise<number> {
  const project = 'code,name,region,buildings,work,deliveredOn\nP1,改建,140302,OLD,new,2026-09-01\n';
  return (await world.local.project.importProjects({ file: await world.upload('p.csv', project) })).import;
}
const roof = async (building: string, asked: object = {}) => (await world.local.solarPotential.list({ building, ...asked })).buildings[0];

test('nothing is required of an existing roof; what it could carry is shown for an assumed share', async () => {
  expect(await roof('OLD')).toMatchObject({
    roofArea: { value: 900, source: 'registry' },
    installedArea: 500,
    installedKw: 100,
    share: 0.555_556,
    required: { value: null, strength: 'none', clause: null },
    verdict: 'none',
    gapArea: null,
    capacityKw: null,
  });
  // all in service with an area: (40 + 60 + 30) kW on (200 + 300 + 150) m²
  expect(await roof('OLD', { share: 0.8 })).toMatchObject({ verdict: 'none', gapArea: 220, capacityKw: 44 });
  expect(await roof('OLD', { share: 0.8, density: 0.15 })).toMatchObject({ capacityKw: 33 });
  expect(await roof('OLD', { share: 0.5 })).toMatchObject({ gapArea: 0, capacityKw: 0 });
  expect(await roof('OLD', { on: '2024-06-01' })).toMatchObject({ installedArea: 200 });
});

test('an unknown roof is estimated by its storeys, or stays unknown; so does an array without its area', async () => {
  expect(await roof('EST', { share: 0.5 })).toMatchObject({
    roofArea: { value: 1000, source: 'estimated' },
    installedArea: null,
    share: null,
    gapArea: null,
  });
  expect((await world.local.solarPotential.list({ building: 'EST' })).findings).toMatchObject([
    { code: 'array-without-area', evidence: { array: 'A4' } },
  ]);
  expect(await roof('BARE', { share: 0.5 })).toMatchObject({
    roofArea: { value: null, source: null },
    installedArea: 0,
    share: null,
    gapArea: null,
    capacityKw: null,
  });
});

test('for new buildings Yangquan promotes a share, which is not a duty; before its document nothing is asked', async () => {
  expect(await roof('NEW')).toMatchObject({
    share: 0.15,
    required: { value: 0.5, strength: 'promote', document: 'YQ', clause: '二(一)六' },
    verdict: 'below',
    gapArea: 350,
    capacityKw: 70,
  });
  expect(await roof('NEW', { on: '2026-01-01' })).toMatchObject({ required: { value: null, strength: 'none' }, verdict: 'none' });
  expect(await roof('NEW', { on: '2027-06-01' })).toMatchObject({ required: { strength: 'none' } });
  const id = await delivered();
  expect(await roof('OLD')).toMatchObject({ required: { value: 0.5 }, verdict: 'meets' });
  expect(await roof('OLD', { on: '2026-09-01' })).toMatchObject({ required: { strength: 'none' } });
  await undo(id);
});

test('a stopped array covers no roof from that day on; as known before it did', async () => {
  const project = await delivered();
  const before = new Date(clock).toISOString();
  const { change } = await world.local.solarSafety.setState({ resource: 'A2', as: 'stopped', on: '2026-05-01' });
  expect(await roof('OLD')).toMatchObject({ installedArea: 200, verdict: 'below' });
  expect(await roof('OLD', { on: '2026-04-30' })).toMatchObject({ installedArea: 500 });
  expect(await roof('OLD', { knownAt: before })).toMatchObject({ installedArea: 500 });
  for (const id of [change, project]) await undo(id);
});

test('for an earlier day arrays and roof have the facts of that day', async () => {
  const { change: larger } = await world.local.resources.edit({ resources: ['A1'], set: { area: '260', kw: '78' }, from: '2025-07-01' });
  const { change: wider } = await world.local.registry.editBuilding({ building: 'OLD', set: { roofArea: '1200' }, from: '2026-03-01' });
  expect(await roof('OLD', { on: '2025-06-01' })).toMatchObject({ installedArea: 500, installedKw: 100, roofArea: { value: 900 } });
  expect(await roof('OLD', { on: '2025-08-01' })).toMatchObject({ installedArea: 560, installedKw: 138, roofArea: { value: 900 } });
  expect(await roof('OLD', { on: '2026-04-01' })).toMatchObject({ roofArea: { value: 1200 } });
  // the city's density on that day: 40 kW on 200 m² and 30 kW on 150 m²
  expect(await roof('OLD', { on: '2024-06-01', share: 0.8 })).toMatchObject({ gapArea: 520, capacityKw: 104 });
  const { change: moved } = await world.local.resources.edit({ resources: ['A1'], set: { building: 'BARE' }, from: '2026-04-15' });
  expect(await roof('BARE')).toMatchObject({ installedArea: 260 });
  expect(await roof('OLD', { on: '2026-04-14' })).toMatchObject({ installedArea: 560 });
  expect(await roof('BARE', { on: '2026-04-14' })).toMatchObject({ installedArea: 0 });
  for (const change of [moved, wider, larger]) await undo(change);
});

test('an unknown place is reported as such', async () => {
  await expect(world.local.solarPotential.list({ region: '999999' })).rejects.toSatisfy(
    ({ document }: ProblemAnswer) => document.status === 404 && document.code === 'no-such-place',
  );
});

test('an owner sees only its own roofs', async () => {
  const owner = world.as('owner', { organisation: '甲单位' });
  expect((await owner.solarPotential.list({ region: '140300' })).buildings.map(({ code }) => code)).toEqual(['OLD']);
  expect((await world.local.solarPotential.list({ region: '140303' })).buildings.map(({ code }) => code).toSorted()).toEqual([
    'BARE',
    'HOME',
    'NEW',
  ]);
});

test('the density is that of the city in the tree of places, a municipality too; one unknown area makes the total unknown', async () => {
  const place = [
    'code,name,use,region,floorArea,storeys,roofArea',
    'BJ1,东城一号,office,110101,6000,6,1000',
    'BJ2,西城一号,office,110102,6000,6,1000',
  ];
  await world.local.registry.importBuildings({ file: await world.upload('bj.csv', place.join('\n')) });
  const arrays = [
    'code,building,kind,kw,area,installed',
    'J1,BJ1,pv,20,100,2024-01-01',
    'J2,BJ2,pv,30,,2024-01-01',
    'J3,BJ2,pv,20,100,2024-01-01',
  ];
  await world.local.resources.importResources({ file: await world.upload('bj-r.csv', arrays.join('\n')) });
  expect(await roof('BJ1', { share: 0.5 })).toMatchObject({ installedArea: 100, gapArea: 400, capacityKw: 80 });
  expect(await roof('BJ2', { share: 0.5 })).toMatchObject({
    installedArea: null,
    installedKw: 50,
    share: null,
    gapArea: null,
    capacityKw: null,
  });
});
