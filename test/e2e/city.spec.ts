import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, expectClean, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  await settleTown(shown.world);
  await draw();
});

afterAll(async () => {
  await shown.stop();
});

/** Two square counties next to each other, the first around the town's first buildings, and the coordinates of these buildings. */
async function draw(): Promise<void> {
  const { local } = shown.world;
  const square = (code: string, west: number) => ({
    type: 'Feature',
    properties: { code },
    geometry: {
      type: 'Polygon',
      coordinates: [[113.5, 113.7, 113.7, 113.5, 113.5].map((x, at) => [x + west, at === 1 || at === 0 || at === 4 ? 37.8 : 37.9])],
    },
  });
  const edges = { type: 'FeatureCollection', features: [square('140302', 0), square('140303', 0.2)] };
  await local.place.importPlaces({ file: await shown.world.upload('edges.geojson', JSON.stringify(edges)) });
  const at = 'code,latitude,longitude\nB1,37.85,113.6\nB3,37.86,113.62\n';
  await local.registry.importBuildings({ file: await shown.world.upload('coordinates.csv', at) });
}

test('an empty city begins with its guide', async () => {
  const visit = await shown.look();
  await signIn(visit, await shown.account('sun', 'bureau', { region: '140800' }));
  await visit.page.getByRole('heading', { name: '快速上手' }).waitFor();
  expectClean(visit);
});

test('a head takes the one page for the mayor as Word from its first screen, in two clicks', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, await shown.account('li', 'viewer', { region: '140300' }), '/');
  await page.getByRole('region', { name: '本地情况' }).getByRole('link', { name: '一页汇报' }).click();
  const [word] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载汇报（Word）' }).click()]);
  expect(word.suggestedFilename()).toMatch(/建筑用能情况汇报\.docx$/u);
  expectClean(visit);
});

test('the key figures match the API, and explain why nobody is listed without verified limits; a place opens those below it', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?year=2025');
  await page.getByRole('heading', { name: '阳泉市 · 总览' }).waitFor();
  const answer = await shown.world.local.overview.city({ region: '140300', year: 2025 });
  const { sentences } = await shown.world.local.brief.show({ region: '140300', year: 2025 });
  const told = sentences.map((parts) => parts.map(({ text }) => text).join(''));
  for (const sentence of told) await page.getByRole('region', { name: '本地情况' }).getByText(sentence).waitFor();
  await page.getByRole('img', { name: /^2025 年逐月总能耗：逐月，12 个月中有 \d+ 个月数据完整$/u }).waitFor();
  const lines = page.getByRole('region', { name: '关键指标' }).getByText(/^逐月，12 个月中有 \d+ 个月数据完整$/u);
  await expect.poll(() => lines.count()).toBe(2);
  await page.getByRole('tab', { name: '用能' }).click();
  await page.waitForURL(/view=use/u);
  const carriers = page.getByRole('table', { name: '各能源全年用量' });
  const [electricity] = answer.carriers;
  expect(electricity).toMatchObject({ carrier: 'electricity', unit: 'kWh', value: 798_000 + 600_000 + 220_000, buildings: 3, compared: 0 });
  expect(await carriers.getByRole('row', { name: /^电/u }).innerText()).toContain('1,618,000 kWh');
  expect(answer.overCount).toBe(0);
  await page.getByRole('tab', { name: '数据' }).click();
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
  // imports by others are not visible to them
  await page.getByText('没有可查看的导入。').waitFor();
  // a place opens the places below it; the address keeps it, back goes up
  await page.getByRole('tab', { name: '用能' }).click();
  await page.getByRole('table', { name: '下级地区的关键指标' }).getByRole('link', { name: '城区' }).click();
  await page.getByRole('heading', { name: '城区 · 总览' }).waitFor();
  await page.waitForURL(/region=140302/u);
  await page.getByRole('navigation', { name: '所在层级' }).getByRole('link', { name: '阳泉市' }).click();
  await page.getByRole('heading', { name: '阳泉市 · 总览' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: '城区 · 总览' }).waitFor();
  expectClean(visit);
});

test('pending work leads to its page with as many lines; what a new city needs is shown until it is hidden', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?year=2025');
  const count = page.getByRole('region', { name: '关键指标' }).getByRole('link', { name: /^\d+ 项工作$/u });
  const all = Number.parseInt(await count.innerText(), 10);
  const steps = page.getByRole('list', { name: '本市建设进度' });
  await steps.waitFor();
  await page.getByRole('button', { name: '不再显示' }).click();
  await steps.waitFor({ state: 'detached' });
  await count.click();
  await page.waitForURL(/\/todo/u);
  await expect.poll(() => page.getByRole('list', { name: '待办' }).getByRole('listitem').count()).toBe(all);
  expect(await steps.count()).toBe(0);
  expectClean(visit);
});

test("a city's figure opens down to the building and its meter", async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?region=140303&year=2025&view=use');
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

test('the days of a year are drawn by energy, with a table that matches the API; days without readings are empty', async () => {
  const { local, upload } = shown.world;
  await local.registry.importMeters({ file: await upload('water.csv', 'code,building,carrier,unit\nB1-W,B1,water,m3\n') });
  await local.readings.importReadings({ file: await upload('water.csv', 'meter,2025-03\nB1-W,310\n'), layout: 'months' });
  const visit = await shown.look();
  const { page } = visit;
  // an address from before there were views
  await signIn(visit, bureau, '/?year=2025&carrier=electricity');
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
  await choose(page.getByRole('combobox', { name: '逐日用量的能源' }), '水');
  const water = page.getByRole('table', { name: '2025 年逐日用量：水' });
  await water.waitFor();
  expect(await water.getByRole('row').nth(1).innerText()).not.toMatch(/m³/u);
  await page.waitForURL(/carrier=water/u);
  expectClean(visit);
});

test('districts are coloured by energy per area, and uses say why they have no shares; each leads on', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?year=2025');
  const map = page.getByRole('figure', { name: '阳泉市下级地区的单位面积能耗' });
  await map.waitFor();
  await settled(visit);
  expect(await faultsOfView(visit)).toEqual([]);
  await map.getByRole('button', { name: '表格视图' }).click();
  const { below, uses, usesLack, carriers } = await shown.world.local.overview.city({ region: '140300', year: 2025 });
  const told = below.map(({ name, intensity }) => [name, intensity.value === null ? '无数据' : intensity.value.toFixed(1)] as const);
  for (const [name, value] of told)
    expect(await page.getByRole('table', { name: '各地区单位面积能耗及变化' }).getByRole('row', { name }).innerText()).toContain(
      value.replace(/\.0$/u, ''),
    );
  // heat is owed and none of it is measured: the total is not known, and no use has a share of it
  expect([uses.map(({ share }) => share), usesLack.map(({ code }) => code)]).toEqual([[null, null, null], ['share-carrier-uncovered']]);
  const energy = (list: readonly { readonly tce: number | null }[]): number => list.reduce((sum, { tce }) => sum + (tce ?? 0), 0);
  expect(energy(uses)).toBeCloseTo(energy(carriers), 9);
  await page.getByRole('tab', { name: '用能' }).click();
  await page.getByText(/总量不全，不给出占比/u).waitFor();
  const table = page.getByRole('table', { name: '各类建筑能耗' });
  await table
    .getByRole('link', { name: /tce：查看来源/u })
    .first()
    .click();
  const drawer = page.getByRole('dialog', { name: '数字的来源' });
  await drawer.getByText('GB/T 2589', { exact: true }).waitFor();
  await page.goBack();
  await table.getByRole('link', { name: '办公' }).click();
  await page.waitForURL(/\/ranking\?.*use=office/u);
  expectClean(visit);
});

test('the map is drawn without requests to other hosts, and its table matches the API', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?year=2025&colour=verdict');
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
