import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = [
    'code,name,use,region,floorArea,urban',
    'H1,一号楼,居住,140802,1000,是',
    'H2,二号楼,居住,140802,2000,是',
    'O1,办公楼,办公,140802,4000,是',
    'O2,政务楼,办公,140822,8000,是',
  ].join('\n');
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const registered = [
    'code,name,region,buildings,work,class,projectAreaM2,constructionOn,deliveredOn',
    'P1,台账,140802,O1,retrofit,public,500,2025-04-01,2025-11-01',
  ].join('\n');
  await world.local.project.importProjects({ file: await world.upload('p.csv', registered) });
  const pool = [
    'code,name,region,buildings,state,year,area,cost',
    'R1,一期,140802,H1、H2,accepted,2025,3000,100',
    'R2,混合,140802,H2、O1,accepted,2025,40,100',
    'R3,政务,140822,O2,accepted,2025,8000,100',
    'R4,在建,140822,O2,works,2025,700,100',
    'R5,撤销,140822,O2,withdrawn,2025,90,100',
    'R6,去年,140802,H1,accepted,2024,10,100',
  ].join('\n');
  await world.local.retrofit.importRetrofits({ file: await world.upload('pool.csv', pool) });
});
afterAll(() => world.stop());

const asked = { region: '140800', year: 2025 };
const value = (id: string, more: object = {}) => world.local.indicator.value({ id, ...asked, ...more });

test('what the pool has accepted counts in the area of retrofits beside what is registered, the same work once', async () => {
  const told = await value('retrofit-area');
  expect(told.value).toBe(500 + 3000 + 8000);
  expect(told.findings.find(({ code }) => code === 'indicator-projects-in-both')?.evidence).toEqual({ count: 1, projects: 'R2 = P1' });
  expect((await value('retrofit-area', { year: 2024 })).value).toBe(10);
});

test('places add up to the place that they lie in', async () => {
  const parts = await Promise.all(['140802', '140822'].map(async (region) => (await value('retrofit-area', { region })).value));
  expect(parts).toEqual([3500, 8000]);
});

test('a project is of the class of its buildings where these are all of one', async () => {
  expect((await value('retrofit-homes-area')).value).toBe(3000);
  expect((await value('retrofit-homes-area', { year: 2024 })).value).toBe(10);
  expect((await value('retrofit-public-area')).value).toBe(8500);
});

test('an indicator that does not ask for the kind of work counts registered projects alone', async () => {
  expect((await value('ultra-low-area')).findings.map(({ code }) => code)).not.toContain('indicator-projects-in-both');
  expect((await value('star-share')).value).toBeNull();
});

test('the figure opens to the projects and says which of them are of the pool', async () => {
  const { figure } = await value('retrofit-area');
  const [part] = (await world.local.figures.explain({ figure })).inputs;
  const opened = await world.local.figures.explain({ figure: String(part?.figure) });
  expect(opened.inputs.map(({ name, value: area, source }) => [name, area, source])).toEqual([
    ['R3 政务', 8000, '节能改造项目库，已验收'],
    ['R1 一期', 3000, '节能改造项目库，已验收'],
    ['P1 台账', 500, '台账登记'],
  ]);
});

test('a target names the projects of the pool that would close its gap, and where they are kept', async () => {
  const shown = await world.local.targets.show({ target: 'YC/retrofit-area', ...asked });
  expect(shown.target.now).toBe(1.15);
  expect(shown.toClose?.rows).toEqual([{ code: 'R4', name: '在建', size: 700, pool: true }]);
});

test('the area stays as it was known before a list came in', async () => {
  expect((await value('retrofit-area', { knownAt: '2026-02-01' })).value).toBeNull();
  const before = new Date(clock).toISOString();
  await world.local.retrofit.edit({ projects: ['R3'], set: { area: '9000' } });
  expect((await value('retrofit-area')).value).toBe(12_500);
  expect((await value('retrofit-area', { knownAt: before })).value).toBe(11_500);
});
