import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectClean, goOn, openConsole, settled, signIn, walkTo } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';
import type { Visit } from './visit.ts';

let shown: Console;
let bureau: { name: string; password: string };

const when = 'region=140302&date=2026-03-01';
const project = 'class.public_urban.true_fund.private';

/** A square, closed. */
const square = (west: number, south: number, size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

const features = [
  { type: 'Feature', geometry: square(113.5, 37.8, 0.1), properties: { name: '城东片区', star: 3, prefab: '60%', renewable: 10 } },
  { type: 'Feature', geometry: square(113.6, 37.8, 0.1), properties: { name: '城西片区', star: 2 } },
  { type: 'Feature', geometry: square(113.7, 37.8, 0.1), properties: { name: '坏片区', star: 5 } },
];

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  const outlines = {
    type: 'FeatureCollection',
    features: [{ type: 'Feature', geometry: square(113.4, 37.7, 0.4), properties: { code: '140302' } }],
  };
  await world.local.place.importPlaces({ file: await world.upload('boundaries.geojson', JSON.stringify(outlines)) });
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

const opened = async (address: string, how = {}): Promise<Visit> => {
  const visit = await shown.look(how);
  await signIn(visit, bureau, address);
  return visit;
};

/** Clicks in the middle of the map, once it is drawn and still. */
async function clickMap(visit: Visit, x = 0.5, y = 0.5): Promise<void> {
  const { page } = visit;
  const map = page.getByRole('region', { name: /^(?:在地图上选地区和地块|绘制片区的地图)$/u });
  await map.waitFor();
  await settled(visit);
  const box = await map.boundingBox();
  if (box === null) throw new Error('the map has no box');
  await map.click({ position: { x: box.width * x, y: box.height * y } });
}

const head = async ({ page }: Visit, code: string) => {
  const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
  await fill('代号', code);
  await fill('标题', '阳泉市绿色建筑专项规划');
  await fill('印发机关', '阳泉市住建局');
  await fill('印发日期', '2026-02-01');
};

test('a plan is imported from a file: a preview first, unreadable parts by their location, then its areas on the map and in a table', async () => {
  const visit = await opened('/policy/plans?draw=new');
  const { page } = visit;
  await head(visit, 'ZX');
  const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
  await page.getByLabel('GeoJSON 文件（代替所画的片区）').setInputFiles({ name: 'plan.geojson', mimeType: 'application/geo+json', buffer });
  await page.getByRole('button', { name: '试读' }).click();
  await page.getByText('试读：2 个片区可以导入，1 处不能读').waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  await page.getByText('第 3 个要素 star：').waitFor();
  expect((await shown.world.local.specialPlans.list({})).plans).toEqual([]);
  await page.getByRole('button', { name: '导入专项规划' }).click();
  await page.getByText('已导入 2 个片区，1 处不能读').waitFor();
  await page.getByRole('button', { name: 'ZX 阳泉市绿色建筑专项规划' }).click();
  const row = page.getByRole('row', { name: /城东片区/u });
  await row.getByText('三星级').waitFor();
  await row.getByText('60%').waitFor();
  await settled(visit);
  expect(await faultsOfView(visit)).toEqual([]);
  expectClean(visit);
});

test('a plot chosen on the map has the indices of its area, also for a query about what applies', async () => {
  const visit = await opened(`/policy/plot?${when}&p=${project}&lon=113.55&lat=37.85`);
  const { page } = visit;
  await page.getByRole('article', { name: '绿色建筑等级不低于三星级' }).getByText('ZX 城东片区').waitFor();
  await goOn(visit, `/policy?region=140300&date=2026-03-01&p=work.new_${project}`);
  await page.getByText('给出地块的位置才能查到').waitFor();
  await page.getByText('在地图上选地区和地块').click();
  // the outline is 113.4 to 113.8 by 37.7 to 38.1: its middle is 113.6, 37.9, and the east area is slightly below and to the left of it
  await clickMap(visit, 0.47, 0.6);
  await page.waitForURL(/region=140302/u);
  await page.waitForURL(/lon=113\.5/u);
  await settled(visit);
  expect(await faultsOfView(visit)).toEqual([]);
  await page.getByRole('article', { name: '绿色建筑等级不低于三星级' }).getByText('ZX 城东片区').waitFor();
  await page.getByRole('button', { name: /^去掉地块位置/u }).click();
  await page.getByText('给出地块的位置才能查到').waitFor();
  expectClean(visit);
});

test('an area is typed by keyboard, an invalid corner is named; it is imported, and an undo removes it', async () => {
  const visit = await opened('/policy/plans?draw=new');
  const { page } = visit;
  const outline = page.getByLabel('角点（每行一个：经度, 纬度，WGS 84）');
  await walkTo(page, outline);
  // each key redraws the map
  await page.keyboard.insertText('113.50, 37.95\n113.55, 37.95\nnort');
  await page.keyboard.press('h');
  await page.getByRole('alert').getByText('第 3 行不是').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('113.50, 37.95\n113.55, 37.95\n113.55, 38.00');
  await page.getByText('3 个角点。').waitFor();
  await page.getByRole('textbox', { name: '名称' }).fill('城北片区');
  await page.getByLabel('绿建星级（0–3）').fill('7');
  await head(visit, 'SH');
  await page.getByRole('button', { name: '试读' }).click();
  await page.getByRole('alert').getByText('没有一个片区带有可用的指标').waitFor();
  expect(await page.getByRole('textbox', { name: '名称' }).inputValue()).toBe('城北片区');
  await page.getByLabel('绿建星级（0–3）').fill('2');
  await page.reload();
  expect(await outline.inputValue()).toContain('113.55, 38.00');
  await head(visit, 'SH');
  await page.getByRole('button', { name: '导入专项规划' }).click();
  await page.getByText('已导入 1 个片区').waitFor();
  const told = await shown.world.local.policy.conditions({
    region: '140302',
    date: '2026-03-01',
    project: { work: 'land', class: 'public', urban: true },
    plot: { type: 'Point', coordinates: [113.54, 37.96] },
  });
  expect(told.conditions.find(({ document }) => document === 'SH')).toMatchObject({ item: 'green-star', value: 2, clause: '城北片区' });
  await page.getByRole('button', { name: '撤销 导入' }).click();
  await page.getByRole('button', { name: '确认撤销' }).click();
  await expect.poll(async () => (await shown.world.local.specialPlans.list({})).plans.map(({ code }) => code)).toEqual(['ZX']);
  expectClean(visit);
});

test('an area is drawn on the map, corner by corner, and exported as GeoJSON', async () => {
  const visit = await opened('/policy/plans?draw=new');
  const { page } = visit;
  for (const [x, y] of [
    [0.4, 0.4],
    [0.6, 0.4],
    [0.6, 0.6],
  ] as const)
    await clickMap(visit, x, y);
  await page.getByText('3 个角点。').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '存为 GeoJSON 文件' }).click()]);
  const drawn = JSON.parse(await readFile(await download.path(), 'utf8')) as { features: { geometry: { coordinates: number[][][] } }[] };
  const [ring] = drawn.features[0]?.geometry.coordinates ?? [];
  expect(ring).toHaveLength(4);
  expect(ring?.every(([x = 0, y = 0]) => x > 113.2 && x < 114 && y > 37.6 && y < 38.2)).toBe(true);
  expectClean(visit);
});

test('areas of a plan are changed by hand: the same code replaces the earlier one', async () => {
  const visit = await opened('/policy/plans?plan=ZX');
  const { page } = visit;
  await page.getByRole('button', { name: '修改片区' }).click();
  const second = page.getByRole('group', { name: /^片区 2/u });
  await second.getByLabel('绿建星级（0–3）').fill('3');
  await page.getByRole('button', { name: '导入专项规划' }).click();
  await page.getByText('已导入 2 个片区').waitFor();
  const { areas } = await shown.world.local.specialPlans.get({ code: 'ZX' });
  expect(areas.map(({ name, indices }) => [name, indices.find(({ item }) => item === 'green-star')?.value])).toEqual([
    ['城东片区', 3],
    ['城西片区', 3],
  ]);
  expectClean(visit);
});
