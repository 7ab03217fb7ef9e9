import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers, expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

/** A square county around the town's first buildings, and their coordinates. */
async function draw(): Promise<void> {
  const { local } = shown.world;
  const ring = [
    [113.5, 37.8],
    [113.7, 37.8],
    [113.7, 37.9],
    [113.5, 37.9],
    [113.5, 37.8],
  ];
  const feature = { type: 'Feature', properties: { code: '140302' }, geometry: { type: 'Polygon', coordinates: [ring] } };
  await local.place.importPlaces({ file: await shown.world.upload('edges.geojson', JSON.stringify(feature)) });
  const at = 'code,latitude,longitude\nB1,37.85,113.6\nB3,37.86,113.62\n';
  await local.registry.importBuildings({ file: await shown.world.upload('coordinates.csv', at) });
}

test('an empty city says what to do first', async () => {
  const visit = await shown.look();
  await signIn(visit, bureau);
  await visit.page.getByRole('heading', { name: '这里还没有建筑' }).waitFor();
  expectClean(visit);
  await settleTown(shown.world);
  await draw();
});

test('the key figures are what the API says; without verified limits nobody is on a list, and it is said why', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?year=2025');
  await page.getByRole('heading', { name: '阳泉市 · 总览' }).waitFor();
  const answer = await shown.world.local.overview.city({ region: '140300', year: 2025 });
  const carriers = page.getByRole('table', { name: '各能源全年用量' });
  const [electricity] = answer.carriers;
  expect(electricity).toMatchObject({ carrier: 'electricity', unit: 'kWh', value: 798_000 + 600_000 + 220_000, buildings: 3, compared: 0 });
  expect(await carriers.getByRole('row', { name: /^电/u }).innerText()).toContain('1,618,000 kWh');
  expect(answer.overCount).toBe(0);
  await page.getByText(/的判定为参考/u).waitFor();
  await page
    .getByRole('table', { name: '待核对标准原文的依据' })
    .getByRole('row', { name: /GB\/T 51161/u })
    .first()
    .waitFor();
  await page
    .getByRole('table', { name: '覆盖率最低的建筑' })
    .getByRole('row', { name: /没有账单的楼/u })
    .waitFor();
  // what others brought in is not theirs to see
  await page.getByText('没有您可以看到的导入。').waitFor();
  expectClean(visit);
});

test('a place opens the places below it; the address keeps it, back goes up', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?year=2025');
  await page.getByRole('table', { name: '下级地区的关键指标' }).getByRole('link', { name: '城区' }).click();
  await page.getByRole('heading', { name: '城区 · 总览' }).waitFor();
  await page.waitForURL(/region=140302/u);
  await page.getByRole('navigation', { name: '所在层级' }).getByRole('link', { name: '阳泉市' }).click();
  await page.getByRole('heading', { name: '阳泉市 · 总览' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: '城区 · 总览' }).waitFor();
  expectClean(visit);
});

test("a city's figure opens down to the building and its meter", async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?region=140303&year=2025');
  await page
    .getByRole('table', { name: '各能源全年用量' })
    .getByRole('link', { name: /600,000 kWh/u })
    .click();
  const drawer = page.getByRole('dialog', { name: '数字的来源' });
  await drawer.getByText(/滨河宾馆/u).waitFor();
  await drawer.getByRole('button', { name: /600,000 kWh/u }).click();
  await drawer.getByRole('table', { name: '计量表' }).getByRole('row', { name: /B3/u }).waitFor();
  expectClean(visit);
});

test('the days of a year are drawn by energy, with a table that says the same as the API; days without readings are empty', async () => {
  const { local, upload } = shown.world;
  await local.registry.importMeters({ file: await upload('water.csv', 'code,building,carrier,unit\nB1-W,B1,water,m3\n') });
  await local.readings.importReadings({ file: await upload('water.csv', 'meter,2025-03\nB1-W,310\n'), layout: 'months' });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?year=2025');
  const electricity = page.getByRole('figure', { name: '2025 年逐日用量：电' });
  await electricity.getByRole('button', { name: '表格视图' }).click();
  // (61,000 + 20,000 + 50,000) / 31
  const first = page.getByRole('table', { name: '2025 年逐日用量：电' }).getByRole('row').nth(1);
  expect(await first.innerText()).toMatch(/4,226 kWh/u);
  const answer = await local.overview.cityDays({ region: '140300', from: '2025-01-01', to: '2026-01-01' });
  expect([answer.days.length, answer.days[0]?.value]).toEqual([365, 4225.8064]);
  await first.getByRole('link', { name: '4,226 kWh：查看来源' }).click();
  const drawer = page.getByRole('dialog', { name: '数字的来源' });
  await drawer.getByText(/用量 140300 电 2025-01-01/u).waitFor();
  await drawer.getByRole('button', { name: /城区 140302/u }).waitFor();
  await page.goBack();
  await page.getByRole('combobox', { name: '逐日用量的能源' }).selectOption({ label: '水' });
  const water = page.getByRole('table', { name: '2025 年逐日用量：水' });
  await water.waitFor();
  expect(await water.getByRole('row').nth(1).innerText()).not.toMatch(/m³/u);
  await page.waitForURL(/carrier=water/u);
  expectClean(visit);
});

test('the map is drawn without asking outside, and its table says the same as the API', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?year=2025');
  await page.getByRole('region', { name: /阳泉市的建筑，按定额判定着色/u }).waitFor();
  await page.getByRole('list', { name: '图例' }).getByText('参考（未核实）').waitFor();
  await page.getByText('另有 2 栋没有坐标').waitFor();
  await page
    .getByRole('figure', { name: /阳泉市的建筑/u })
    .getByRole('button', { name: '表格视图' })
    .click();
  const table = page.getByRole('table', { name: '地图上的建筑' });
  await table.waitFor();
  const points = await shown.world.local.overview.map({ region: '140300', year: 2025 });
  expect(points).toMatchObject({
    code: ['B1', 'B3'],
    longitude: [113.6, 113.62],
    latitude: [37.85, 37.86],
    intensity: [79.8, 120],
    without: 2,
  });
  expect(await table.getByRole('row', { name: /滨河宾馆/u }).innerText()).toContain('120 kWh/m²');
  expectClean(visit);
});

describe.each([
  ['light', false],
  ['dark', true],
] as const)('in %s', (_, dark) => {
  test('the home page has no barriers, on a telephone neither', async () => {
    const visit = await shown.look({ dark });
    const { page } = visit;
    await signIn(visit, bureau, '/?year=2025');
    await page.getByRole('region', { name: /阳泉市的建筑/u }).waitFor();
    await page.getByText('没有您可以看到的导入。').waitFor();
    expect(await barriers(visit)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await barriers(visit)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expectClean(visit);
  });
});
