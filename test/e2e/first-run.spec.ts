import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, networkIdle, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';

let shown: Console;
let administrator: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  administrator = await shown.account('root', 'administrator');
});

afterAll(async () => {
  await shown.stop();
});

/** Types one building; the two choices from lists are clicks, the rest is typing. */
async function typeBuilding(page: Page, row: number, of: Readonly<Record<string, string>>): Promise<void> {
  for (const [column, text] of Object.entries(of)) {
    const box = page.getByLabel(`第 ${row} 行 ${column}`, { exact: true });
    await box.fill(text);
    if (column !== '用途' && column !== '县区') continue;
    await page.getByTitle(text, { exact: true }).last().waitFor();
    await page.keyboard.press('Enter');
  }
}

const bill = (name: string, kwh: number) => [name, ...Array.from({ length: 12 }, (_, month) => kwh + month * 100)].join();

/** A year of bills, named by buildings, one column per month. */
const bills = [
  '2025年电费台账（单位：千瓦时）',
  ['建筑名称', ...Array.from({ length: 12 }, (_, month) => `${month + 1}月`)].join(),
  bill('市政府一号楼', 120_000),
  bill('财政局办公楼', 60_000),
  bill('第一中学教学楼', 20_000),
].join('\n');

test('a city that is no place is not chosen: the step says so and stays open', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await shown.world.local.settings.change({ cityName: '没有这个市' });
  await signIn(visit, administrator, '/start');
  const step = page.getByRole('region', { name: '选择城市' });
  await step.getByText('行政区划中没有“没有这个市”，请重新选择城市。').waitFor();
  await step.getByRole('combobox', { name: '城市' }).waitFor();
  // the program already has two accounts
  await page.getByText('已完成 1 / 5 步').waitFor();
  expectClean(visit);
});

test('an administrator goes from an empty program to a ranking of the city without leaving the guide', async () => {
  const visit = await shown.look({ width: 1366, height: 768 });
  const { page } = visit;
  let clicks = 0;
  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    clicks += 1;
  };
  await signIn(visit, administrator, '/');
  // the overview of a program without buildings is its guide
  await page.getByRole('heading', { name: '快速上手' }).waitFor();
  // the program already has two accounts
  await page.getByText('已完成 1 / 5 步').waitFor();
  await page.getByText('完成第 2 步和第 3 步后').waitFor();
  await page.getByRole('combobox', { name: '城市' }).fill('huhehaote');
  await page.getByTitle(/内蒙古自治区呼和浩特市 150100/u).click();
  clicks += 1;
  await page.getByRole('region', { name: '选择城市' }).getByText('呼和浩特市').first().waitFor();
  expect(await shown.world.local.settings.get()).toMatchObject({ cityName: '呼和浩特市' });

  await typeBuilding(page, 1, { 建筑名称: '市政府一号楼', 用途: '办公', 县区: '新城区', '建筑面积（m²）': '12,000' });
  // the county is carried over from the row above
  await typeBuilding(page, 2, { 建筑名称: '财政局办公楼', 用途: '办公', '建筑面积（m²）': '9000' });
  await typeBuilding(page, 3, { 建筑名称: '第一中学教学楼', 用途: '中小学校', 县区: '回民区', '建筑面积（m²）': '8000' });
  expect(await faultsOfView(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  await press('保存');
  await page.getByText('已有 3 栋建筑').waitFor();
  const { buildings } = await shown.world.local.registry.buildings({});
  expect(buildings.map(({ code, name, use, region, floorArea }) => [code, name, use, region, floorArea])).toEqual([
    ['150100-001', '市政府一号楼', 'office', '150102', 12_000],
    ['150100-002', '财政局办公楼', 'office', '150102', 9000],
    ['150100-003', '第一中学教学楼', 'school', '150103', 8000],
  ]);

  // choosing the file is one click, as dropping it is one movement
  await page.getByLabel('上传账单或读数').setInputFiles({ name: '电费.csv', mimeType: 'text/csv', buffer: Buffer.from(bills) });
  clicks += 1;
  await page.getByRole('region', { name: '预览：尚未写入任何内容' }).waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  await press('确认导入');
  await page.getByText('已导入 36 个读数。').waitFor();
  await page.getByText('2025 年，3 栋建筑中 3 栋已排出名次。').waitFor();
  const rows = page
    .getByRole('table', { name: '2025 年单位面积用电最高的建筑' })
    .getByRole('row')
    .filter({ has: page.getByRole('link') });
  await expect.poll(() => rows.count()).toBe(3);
  expect(await rows.first().innerText()).toContain('市政府一号楼');
  // two choices from lists in the first row and the third, one in the second
  expect(clicks + 5).toBeLessThanOrEqual(12);

  await networkIdle(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await page.getByRole('link', { name: '查看全市总览' }).click();
  await page.getByRole('heading', { name: '呼和浩特市 · 总览' }).waitFor();
  expectClean(visit);
});

test('a number that is taken is told at its row, and the other rows are saved', async () => {
  const visit = await shown.look({ width: 390, height: 844 });
  const { page } = visit;
  await signIn(visit, administrator, '/start');
  await page.getByRole('button', { name: '添加建筑' }).click();
  await typeBuilding(page, 1, { 建筑名称: '新城宾馆', 用途: '宾馆酒店', 县区: '新城区', '建筑面积（m²）': '5000', 编号: '150100-002' });
  await typeBuilding(page, 2, { 建筑名称: '市医院门诊楼', 用途: '医院', '建筑面积（m²）': '7000' });
  await typeBuilding(page, 3, { 建筑名称: '图书馆', '建筑面积（m²）': '7000' });
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已有 4 栋建筑').waitFor();
  await page.getByRole('status').filter({ hasText: '已保存 1 栋，还有 2 行需要更正。' }).waitFor();
  await page.getByText('编号 150100-002 已被“财政局办公楼”使用，请换一个。').waitFor();
  await page.getByText('请填用途。').waitFor();
  expect(await page.getByLabel('第 1 行 建筑名称').inputValue()).toBe('新城宾馆');
  expect(await shown.world.local.registry.building({ building: '150100-002' })).toMatchObject({ name: '财政局办公楼' });
  expect(await faultsOfView(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  // what was typed is still there when the guide is taken up again
  await page.reload();
  await expect.poll(() => page.getByLabel('第 1 行 建筑名称').inputValue()).toBe('新城宾馆');
  await page.getByLabel('第 1 行 编号').fill('XC-01');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已有 5 栋建筑').waitFor();
  await typeBuilding(page, 1, { 用途: '文化' });
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已有 6 栋建筑').waitFor();
  expectClean(visit);
});

test('one filled row is enough: blank rows are left out, and a row is removed by its button', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, administrator, '/start');
  const save = page.getByRole('button', { name: '保存', exact: true });
  const open = page.getByRole('button', { name: '添加建筑' });
  await open.click();
  await typeBuilding(page, 2, { 建筑名称: '气象局', 用途: '办公', 县区: '新城区', '建筑面积（m²）': '3000' });
  await save.click();
  await page.getByText('已有 7 栋建筑').waitFor();
  await open.click();
  await expect.poll(() => page.getByLabel('第 2 行 建筑名称', { exact: true }).inputValue()).toBe('');
  await page.getByLabel('第 1 行 建筑名称', { exact: true }).fill('气象站');
  await save.click();
  await page.getByText('请填用途、县区。').waitFor();
  await page.getByRole('button', { name: '删除第 1 行' }).click();
  await page.getByText('请填用途、县区。').waitFor({ state: 'hidden' });
  await save.click();
  await page.getByText('请先填一行。').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('a row that is typed while others are saved stays', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, administrator, '/start');
  await page.getByRole('button', { name: '添加建筑' }).click();
  await typeBuilding(page, 1, { 建筑名称: '地震局', 用途: '办公', 县区: '新城区' });
  const imports = '**/api/imports/buildings';
  const goOn = Promise.withResolvers<undefined>();
  await page.route(imports, async (route) => {
    await goOn.promise;
    await route.continue();
  });
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.poll(() => page.getByLabel('第 1 行 建筑名称', { exact: true }).isDisabled()).toBe(true);
  await page.getByLabel('第 2 行 建筑名称', { exact: true }).fill('档案馆');
  goOn.resolve(undefined);
  await page.getByText('已有 8 栋建筑').waitFor();
  await expect.poll(() => page.getByLabel('第 1 行 建筑名称', { exact: true }).inputValue()).toBe('档案馆');
  expect(await page.getByLabel('第 2 行 建筑名称', { exact: true }).count()).toBe(0);
  await page.unroute(imports);
  await page.getByRole('button', { name: '删除第 1 行' }).click();
  expectClean(visit);
});

test('bills that came before are said as such; opening another step ends what was said of the file', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, administrator, '/start');
  await page.getByRole('button', { name: '继续导入' }).click();
  await page.getByLabel('上传账单或读数').setInputFiles({ name: '电费.csv', mimeType: 'text/csv', buffer: Buffer.from(bills) });
  await page.getByRole('button', { name: '确认导入', exact: true }).click();
  const said = page.getByText('36 个读数与已有的相同，没有重复写入。');
  await said.waitFor();
  await page.getByRole('button', { name: '邀请同事' }).click();
  await said.waitFor({ state: 'hidden' });
  expect(new URL(page.url()).searchParams.has('begun')).toBe(false);
  await page.getByRole('button', { name: '继续导入' }).click();
  await page.getByLabel('上传账单或读数').waitFor();
  expect(await said.count()).toBe(0);
  expectClean(visit);
});

test('a number is taken by the building that has exactly this number, however many others contain it', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  const { local, upload } = shown.world;
  const many = Array.from({ length: 120 }, (_, at) => `1-9-${String(at).padStart(3, '0')},第${at}栋,办公,150102`);
  const list = ['代码,名称,用途,地区', ...many, '9,九号楼,办公,150102'].join('\n');
  await local.registry.importBuildings({ file: await upload('多栋.csv', list) });
  await signIn(visit, administrator, '/start');
  await page.getByRole('button', { name: '添加建筑' }).click();
  await typeBuilding(page, 1, { 建筑名称: '新九号楼', 用途: '办公', 县区: '回民区', 编号: '9' });
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('编号 9 已被“九号楼”使用，请换一个。').waitFor();
  expect(await local.registry.building({ building: '9' })).toMatchObject({ name: '九号楼', region: '150102' });
  expectClean(visit);
});
