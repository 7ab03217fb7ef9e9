import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, expectClean, goOn, openConsole, settled, signIn, textOfFile } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  await settleTown(shown.world);
  const twin = '代码,名称,用途,地区,建筑面积\nB1-2,市政府1号楼,办公,140302,10000\n';
  await shown.world.local.registry.importBuildings({ file: await shown.world.upload('twin.csv', twin) });
});

afterAll(async () => {
  await shown.stop();
});

test('the list is filtered and sorted in the address; a saved view restores it; an export contains exactly what is shown', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings');
  const table = page.getByRole('table', { name: '建筑' });
  await table.getByRole('link', { name: '滨河宾馆' }).waitFor();
  await choose(page.getByRole('search').getByLabel('用途', { exact: true }), 'office');
  await page.waitForURL(/use=office/u);
  await page.getByRole('button', { name: '更多筛选' }).click();
  await page.getByLabel('面积不小于（m²）').fill('5000');
  await page.getByLabel('面积不小于（m²）').press('Enter');
  await page.waitForURL(/areaFrom=5000/u);
  await table.getByRole('columnheader', { name: '名称' }).click();
  await page.waitForURL(/sort=name/u);
  await page.getByText('显示的列').click();
  await page.getByRole('group', { name: '“建筑”显示的列' }).getByLabel('供暖方式').check();
  await table.getByRole('columnheader', { name: '供暖方式' }).waitFor();
  await page.getByText('我的视图').click();
  await page.getByLabel('视图名称').fill('大办公楼');
  await page.getByRole('button', { name: '保存当前视图' }).click();
  await page.getByText('已保存').waitFor();
  const text = await textOfFile(page, page.getByRole('button', { name: '导出“建筑”为 csv' }));
  const [note = '', head = '', ...rows] = text.replace('\ufeff', '').trim().split('\r\n');
  expect(note).toMatch(/^# 数字按 .* 所知/u);
  expect(head.split(',')).toEqual(expect.arrayContaining(['供暖方式', '建筑面积 (m²)', '全年用量 (kWh)', '定额判定']));
  expect(head).not.toContain('人数');
  expect(rows.map((line) => line.split(',')[1])).toEqual(['B1-2', 'B1']);
  await page.goto('/buildings');
  await table.getByRole('columnheader', { name: '供暖方式' }).waitFor();
  await page.getByRole('button', { name: '更多筛选' }).click();
  await page.getByText('我的视图').click();
  await choose(page.getByLabel('打开视图'), '大办公楼');
  await page.waitForURL(/areaFrom=5000/u);
  await page.goBack();
  await table.getByRole('link', { name: '滨河宾馆' }).waitFor();
  expectClean(visit);
});

test('a collapsed condition is shown as a removable chip; the list is sorted by the figures of the year', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings?year=2025&areaFrom=9000&use=office&hasMeters=yes');
  const table = page.getByRole('table', { name: '建筑' });
  await page.getByText(/共 1 栋 · 建筑面积 1 万 m²/u).waitFor();
  await page.getByRole('button', { name: '去掉条件 面积不小于（m²）：9000' }).click();
  await page.waitForURL((url) => !url.search.includes('areaFrom'));
  await table.getByRole('columnheader', { name: '单位面积用量' }).click();
  await page.waitForURL(/sort=intensity/u);
  await settled(visit);
  const shownRows = await table.getByRole('row').allInnerTexts();
  const { buildings: told } = await shown.world.local.stock.buildings({ year: 2025, use: 'office', hasMeters: true, sort: 'intensity' });
  for (const [at, { name }] of told.entries()) expect(shownRows[at + 1]).toContain(name);
  await page.getByRole('button', { name: '去掉条件' }).click();
  await page.getByRole('button', { name: '去掉条件' }).waitFor({ state: 'detached' });
  expectClean(visit);
});

test('one field of several buildings is changed after a preview, and undone in one step', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings');
  const table = page.getByRole('table', { name: '建筑' });
  for (const name of ['滨河宾馆', '没有账单的楼'])
    await table
      .getByRole('row', { name: new RegExp(name, 'u') })
      .getByRole('checkbox')
      .check();
  await page.getByRole('heading', { name: '修改选中的 2 栋建筑' }).waitFor();
  await choose(page.getByLabel('修改字段'), 'heating');
  await page.getByLabel('新值').fill('热棒');
  await page.getByRole('button', { name: '预览变更' }).click();
  const changes = page.getByRole('table', { name: '预览变更（尚未写入）' });
  await changes.getByRole('row', { name: /滨河宾馆/u }).waitFor();
  await page.getByLabel('新值').fill('热泵');
  await page.getByRole('button', { name: '预览变更' }).click();
  await changes.getByRole('row', { name: /滨河宾馆.*集中供热.*热泵/u }).waitFor();
  await page.getByText('显示的列').click();
  await page.getByRole('button', { name: '更多筛选' }).click();
  await page.getByText('我的视图').click();
  expect(await faultsOfView(visit)).toEqual([]);
  expect(await shown.world.local.registry.building({ building: 'B3' })).toMatchObject({ heating: 'heat' });
  await page.getByRole('button', { name: '确认修改 2 栋' }).click();
  await page.getByText('已修改 2 栋').waitFor();
  expect(await shown.world.local.registry.building({ building: 'B3' })).toMatchObject({ heating: 'heat-pump' });
  await page.getByRole('button', { name: '撤销 这次修改' }).click();
  await page.getByRole('button', { name: '确认撤销' }).click();
  await expect.poll(async () => (await shown.world.local.registry.building({ building: 'B3' }))['heating']).toBe('heat');
  await goOn(visit, '/buildings/B3/history');
  const history = page.getByRole('table', { name: '修改历史' });
  await history.getByRole('row', { name: /供暖方式.*集中供热.*热泵.*已撤销/u }).waitFor();
  expectClean(visit);
});

test('two codes that may be one building are compared, merged and unmerged, then marked as different', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/duplicates');
  await page.getByRole('link', { name: /^比较 B1 与 B1-2/u }).click();
  await page.getByRole('region', { name: '判为疑似的理由' }).getByRole('listitem').first().waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  await page.getByRole('button', { name: '合并，保留 B1', exact: true }).click();
  await page.getByText('B1-2 已并入 B1').waitFor();
  expect(await shown.world.local.registry.building({ building: 'B1-2' })).toMatchObject({ code: 'B1', aliases: ['B1-2'] });
  await goOn(visit, '/buildings/duplicates?tab=merged');
  await page.getByRole('button', { name: '撤回 B1-2 的合并' }).click();
  await page.getByText('没有合并过的建筑').waitFor();
  expect(await shown.world.local.registry.building({ building: 'B1-2' })).toMatchObject({ code: 'B1-2' });
  await page.getByRole('tab', { name: '待判定' }).click();
  await page.getByRole('link', { name: /^比较 B1 与 B1-2/u }).click();
  await page.getByRole('button', { name: '不是同一栋' }).click();
  await page.getByText('已记为不同的建筑，不再提示').waitFor();
  await page.getByRole('button', { name: '回到列表' }).click();
  await page.getByText('没有疑似重复的建筑').waitFor();
  expectClean(visit);
});

test('an organisation is shown by its name, in the list and among the facts of its building', async () => {
  const { world } = shown;
  await world.local.place.importOrganisations({ file: await world.upload('units.csv', '代码,名称\nU-1,市机关事务管理局\n') });
  const building = 'code,name,use,region,organisation\nB9,机关大楼,office,140302,U-1\n';
  await world.local.registry.importBuildings({ file: await world.upload('offices.csv', building) });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings?search=B9');
  await page.getByRole('table', { name: '建筑' }).getByRole('cell', { name: '市机关事务管理局' }).waitFor();
  await goOn(visit, '/buildings/B9?tab=facts');
  await page.getByRole('definition').filter({ hasText: '市机关事务管理局' }).waitFor();
  expectClean(visit);
});
