import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
const city = '140800';

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.UTC(2031, 10, 1, 12) });
  const buildings = ['代码,名称,用途,地区,建筑面积', 'A,甲,办公,140802,1000', 'B,乙,办公,140821,1000'];
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', buildings.join('\n')) });
  const projects = [
    'code,name,region,work,class,projectAreaM2,deliveredOn,prefab,constructionOn',
    'P1,一,140802,retrofit,residential,300000,2025-03-01,,',
    'P2,二,140821,retrofit,public,200000,2024-04-01,,',
    'P3,三,140821,new,public,200000,,是,2025-04-01',
  ];
  await world.local.project.importProjects({ file: await world.upload('projects.csv', projects.join('\n')) });
});

afterAll(() => world.stop());

const judged = async (region: string, year: number, of = world.local) =>
  (await of.targets.progress({ region, year })).targets.filter(
    ({ indicator, ofAbove, now }) => indicator !== null && !ofAbove && now !== null,
  );

test.each(['140000', '100000'])('%s with only one known city has no verdict, and says which cities are missing', async (region) => {
  for (const year of [2025, 2030]) {
    const all = await judged(region, year);
    expect(all.length).toBeGreaterThan(0);
    for (const { id, status, gap, findings } of all) {
      expect([id, status, gap]).toEqual([id, 'unknown', null]);
      const codes = findings.map(({ code }) => code);
      if (codes.includes('target-not-split')) continue;
      expect(findings.find(({ code }) => code === 'target-cities-missing')?.evidence, id).toMatchObject({ covered: 1 });
    }
    const [first] = all.flatMap(({ findings }) => findings.filter(({ code }) => code === 'target-cities-missing'));
    expect(first?.detail).toMatch(region === '140000' ? /11 个市中只有 1 个.*太原市/u : /个市中只有 1 个/u);
  }
});

test('the annual report and the opened figure say the same', async () => {
  const one = await world.local.targets.show({ target: 'SX/retrofit-area', region: '140000', year: 2025 });
  expect(one.target).toMatchObject({ status: 'unknown', gap: null });
  expect(one.target.findings.map(({ code }) => code)).toContain('target-cities-missing');
  const report = await world.local.annualReport.draw({ region: '140000', year: 2025 });
  expect(JSON.stringify(report)).not.toMatch(/未完成|已达成|未达到/u);
});

test('the city itself and its counties are judged by their own buildings', async () => {
  const statuses = (await judged(city, 2025)).map(({ status }) => status);
  expect(statuses.some((status) => status === 'missed' || status === 'behind')).toBe(true);
  for (const region of [city, '140802'])
    for (const { findings } of await judged(region, 2025)) expect(findings.map(({ code }) => code)).not.toContain('target-cities-missing');
});

test('a province with a building in each of its cities is judged', async () => {
  const full = await createWorld({ clock: () => Date.UTC(2031, 10, 1, 12) });
  const cities = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'];
  const rows = cities.map((two) => `C${two},楼,办公,14${two}00,1000`);
  await full.local.registry.importBuildings({ file: await full.upload('b.csv', ['代码,名称,用途,地区,建筑面积', ...rows].join('\n')) });
  const projects = 'code,name,region,work,class,projectAreaM2,deliveredOn\nP1,一,140802,retrofit,residential,300000,2024-03-01\n';
  await full.local.project.importProjects({ file: await full.upload('p.csv', projects) });
  const retrofit = async () => (await judged('140000', 2025, full.local)).find(({ id }) => id === 'SX/retrofit-area');
  expect(await retrofit()).toMatchObject({ status: 'missed', gap: expect.any(Number) });
  const bureau = full.as('bureau', { region: '140800' });
  expect(
    (await bureau.targets.progress({ region: '140000', year: 2025 })).targets.find(({ id }) => id === 'SX/retrofit-area'),
  ).toMatchObject({
    status: 'unknown',
  });
  await full.stop();
});

test('an amount that only adds up is reached if one city alone has reached it', async () => {
  const full = await createWorld({ clock: () => Date.UTC(2031, 10, 1, 12) });
  const building = '代码,名称,用途,地区,建筑面积\nA,甲,办公,140802,1000\n';
  await full.local.registry.importBuildings({ file: await full.upload('b.csv', building) });
  const rows = Array.from({ length: 20 }, (_, at) => `P${at},一,140802,retrofit,residential,9000000,2024-03-01`);
  const projects = ['code,name,region,work,class,projectAreaM2,deliveredOn', ...rows].join('\n');
  expect(await full.local.project.importProjects({ file: await full.upload('p.csv', projects) })).toMatchObject({ created: 20 });
  const [one] = (await judged('140000', 2025, full.local)).filter(({ id }) => id === 'SX/retrofit-area');
  expect(one).toMatchObject({ status: 'reached', gap: 0 });
  await full.stop();
});
