import { disclose } from '../disclose.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeSettings } from '#cli/as-read.ts';
import { a11yViolations } from './axe.ts';
import { chosen, expectClean, openConsole, openSignedOut, pick, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;

beforeAll(async () => {
  shown = await openConsole();
  await settleTown(shown.world);
});

afterAll(async () => {
  await shown.stop();
});

test('an administrator opens the page, a bureau discloses with consent, the public sees exactly that', async () => {
  const root = await shown.account('root', 'administrator');
  const admin = await shown.look();
  await signIn(admin, root, '/admin/settings');
  await admin.page.getByLabel('城市名称').fill('阳泉市');
  await admin.page.getByLabel('开放公示页（无需登录即可访问）').check();
  await admin.page.getByLabel('建筑面积门槛（m²）').fill('1000');
  await admin.page.getByLabel('数据覆盖率门槛（%）').fill('95');
  await pick(admin.page, '公示页列出该地区文件规定的目标', '阳泉市 140300');
  await admin.page.getByRole('button', { name: '保存设置' }).click();
  await admin.page.getByRole('status').filter({ hasText: '设置已保存' }).waitFor();

  const bureau = await shown.account('wang', 'bureau', { region: '140300' });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/disclosure?year=2025');
  await page.getByRole('row', { name: /第一中学教学楼.*覆盖率.*低于公示门槛/u }).waitFor();
  await page
    .getByRole('row', { name: /市政府一号楼/u })
    .getByRole('checkbox')
    .check();
  expect(await page.getByRole('button', { name: '公示所选' }).isDisabled()).toBe(true);
  await page.getByLabel('业主同意的记录').fill('产权单位来函');
  await page.getByRole('button', { name: '公示所选' }).click();
  const preview = page.getByRole('region', { name: '公示预览' });
  await preview.getByText('立即在公示页公开').waitFor();
  await preview.getByRole('row', { name: /市政府一号楼.*798,000 kWh/u }).waitFor();
  await preview.getByRole('button', { name: '取消' }).click();
  await preview.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '公示所选' }).click();
  await preview.getByRole('button', { name: '确认公示' }).click();
  await page.getByRole('status').filter({ hasText: '已公示 1 栋' }).waitFor();
  await page.getByRole('button', { name: '公示地区合计' }).click();
  const sums = page.getByRole('region', { name: '地区合计公示预览' });
  await sums.getByText('建筑过少，不公示').waitFor();
  await sums.getByRole('button', { name: '取消' }).click();

  const anybody = await shown.look();
  await anybody.page.goto('/public');
  await anybody.page.getByRole('heading', { name: '阳泉市建筑能耗公示' }).waitFor();
  const table = anybody.page.getByRole('table', { name: '已公示的建筑' });
  const row = table.getByRole('row', { name: /市政府一号楼/u });
  await row.waitFor();
  expect(await row.innerText()).toContain('79.8 kWh/m²');
  expect(await row.innerText()).toContain('未公示');
  expect(await table.getByRole('row').filter({ hasText: 'B' }).count()).toBe(1);
  for (const hidden of ['滨河宾馆', '第一中学', '产权单位来函', '参考']) expect(await anybody.page.getByText(hidden).count()).toBe(0);
  expect(await anybody.page.getByRole('img', { name: /各地区边界/u }).count()).toBe(0);
  const bars = anybody.page.getByRole('list', { name: /2025 年用电强度.*办公/u }).getByRole('listitem');
  expect(await bars.allInnerTexts()).toEqual([expect.stringMatching(/市政府一号楼[^]*79\.8 kWh\/m²/u)]);
  const explained = anybody.page.getByRole('region', { name: '如何看懂这些数据' });
  await explained.getByText('一年的用电量除以建筑面积', { exact: false }).waitFor();
  const target = anybody.page
    .getByRole('table', { name: '政策目标' })
    .getByRole('row', { name: /到 2030 年全市装配式建筑占城镇新建建筑面积比例达到 40%以上/u });
  expect(await target.innerText()).toContain('≥ 40 %');
  expect(await a11yViolations(anybody)).toEqual([]);
  await anybody.page.getByRole('button', { name: 'English' }).click();
  await anybody.page.getByRole('heading', { name: '阳泉市: building energy disclosure' }).waitFor();

  await page
    .getByRole('row', { name: /市政府一号楼/u })
    .getByRole('checkbox')
    .check();
  await page.getByRole('button', { name: '撤下所选' }).click();
  await page.getByRole('status').filter({ hasText: '已撤下 1 栋' }).waitFor();
  await anybody.page.reload();
  await anybody.page.getByRole('heading', { name: 'No building energy data are disclosed at present' }).waitFor();
  for (const one of [admin, visit, anybody]) expectClean(one);
});

test('outlines are shown with the map number, and without one there are none', async () => {
  const { local } = shown.world;
  const outline = {
    type: 'Polygon',
    coordinates: [
      [
        [113.5, 37.8],
        [113.6, 37.8],
        [113.6, 37.9],
        [113.5, 37.8],
      ],
    ],
  };
  const file = JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { code: '140302', name: '城区' }, geometry: outline }],
  });
  await local.place.importPlaces({ file: await shown.world.upload('outlines.geojson', file) });
  await disclose(local, { region: '140300', year: 2025, buildings: ['B1'], consent: 'x' });
  const visit = await shown.look();
  const { page } = visit;
  await openSignedOut(visit, '/public');
  await page.getByRole('row', { name: /市政府一号楼/u }).waitFor();
  expect(await page.getByRole('img', { name: /各地区边界/u }).count()).toBe(0);
  await changeSettings(local, { mapNumber: '审图号0001' });
  await page.reload();
  await page.getByRole('img', { name: /各地区边界/u }).waitFor();
  await page.getByText('审图号：审图号0001').waitFor();
  await changeSettings(local, { mapNumber: '' });
});

test('the year of the public page is in its address', async () => {
  const visit = await shown.look({ dark: true });
  await openSignedOut(visit, '/public?year=2025');
  await visit.page.getByRole('row', { name: /市政府一号楼/u }).waitFor();
  expect(await chosen(visit.page.getByLabel('年份'))).toBe('2025');
  expectClean(visit);
});

test('settings that somebody else has changed since the form was opened are not overwritten, and are saved once read', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, await shown.account('second', 'administrator'), '/admin/settings');
  const name = page.getByLabel('城市名称');
  const save = async (typed: string) => {
    await name.fill(typed);
    await page.getByRole('button', { name: '保存设置' }).click();
  };
  const saved = page.getByRole('status').filter({ hasText: '设置已保存' });
  await name.waitFor();
  await changeSettings(shown.world.local, { cityName: '甲市' });
  await save('乙市');
  await page.getByText('请看过最新内容再办理').waitFor();
  expect(await shown.world.local.settings.get()).toMatchObject({ cityName: '甲市' });
  await page.reload();
  await expect.poll(() => name.inputValue()).toBe('甲市');
  for (const typed of ['乙市', '阳泉市']) {
    await save(typed);
    await saved.waitFor();
    await expect.poll(async () => (await shown.world.local.settings.get()).cityName).toBe(typed);
  }
});
