import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, pickYear, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let clerk: { name: string; password: string };
let owner: { name: string; password: string };

const more = ['O1,一号办公楼', 'O2,二号办公楼', 'O3,三号办公楼', 'O4,四号办公楼'];

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  await settleTown(world);
  await world.local.place.addOrganisation({ code: 'U1', set: { name: '市机关事务中心', region: '140302' } });
  const rows = more.map((one) => `${one},office,140302,heat,1000,集中空调,U1`);
  await world.local.registry.importBuildings({
    file: await world.upload('more.csv', ['代码,名称,用途,地区,供暖方式,建筑面积,空调方式,单位', ...rows].join('\n')),
  });
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const use = { O1: 14_000, O2: 13_000, O3: 12_000, O4: 3000 };
  const lines = Object.entries(use).map(([code, each]) => [code, ...months.map(() => each)].join());
  const file = await world.upload('more-2025.csv', [`meter,${months.join()}`, ...lines].join('\n'));
  await world.local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity', createMeters: true });
  clerk = await shown.account('zhao', 'bureau', { region: '140300' });
  owner = await shown.account('qian', 'owner', { organisation: 'U1' });
});

afterAll(() => shown.stop());

test('the worst three offices, why, and a notice to their owners with the figures in it: at most six clicks', async () => {
  const visit = await shown.look();
  const { page } = visit;
  let clicks = 0;
  const click = async (one: Locator) => {
    clicks += 1;
    await one.click();
  };
  await signIn(visit, clerk, '/todo');
  await click(page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '用能监管' }));
  const use = page.getByRole('combobox', { name: '用途' });
  await click(use);
  await use.fill('办公');
  await page.getByTitle('办公', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: '单位面积用量排名' });
  // why: each row says by how much it is over its limit
  await table.getByRole('row', { name: /一号办公楼.*168.*超过约束值.*110%/u }).waitFor();
  await page.waitForURL(/use=office/u);
  await click(page.getByRole('button', { name: '选前 3 行' }));
  await click(page.getByRole('button', { name: '发通知' }));
  const letters = page.getByRole('table', { name: '将发出的函件' });
  await letters.getByRole('row', { name: /一号办公楼.*168,000 kWh.*超约束值 80 kWh\/m² 110%.*qian/u }).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await click(page.getByRole('button', { name: '发送 3 份' }));
  await page.getByRole('status').filter({ hasText: '已发出 3 份。' }).waitFor();
  expect(clicks).toBeLessThanOrEqual(6);
  const { notices } = await shown.world.local.statement.sent({});
  expect(new Set(notices.map(({ building }) => building))).toEqual(new Set(['O1', 'O2', 'O3']));
  expectClean(visit);
});

test('the owner opens it, answers, and the building says that it was sent and answered', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/notices');
  await page.getByRole('link', { name: /zhao 向您发出用能提示函（YNTS-140302-\d{4}-0001）/u }).click();
  await page.getByRole('textbox', { name: '答复内容' }).fill('冷机已检修，请复核');
  await page.getByRole('button', { name: '提交答复' }).click();
  await page.getByText('冷机已检修，请复核').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
  const desk = await shown.look();
  await signIn(desk, clerk, '/buildings/O1?year=2025');
  const marks = desk.page.getByRole('list', { name: '通知和办件' });
  await marks.getByText(/已发用能提示函 YNTS-.*已答复/u).waitFor();
  await marks.getByRole('link', { name: /^YNTS-/u }).click();
  await desk.page.getByText('冷机已检修，请复核').waitFor();
  expectClean(desk);
});

test('a building without an owner is told as not reached, and why', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, clerk, '/buildings/B1?year=2025');
  await page.getByRole('button', { name: '发通知' }).click();
  await page.getByText('B1 没有登记业主单位').waitFor();
  await page.getByText('没有可发送的函件。').waitFor();
  expectClean(visit);
});

test('rows chosen in one year are not acted on with its figures in another: the choice ends with the year', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, clerk, '/ranking?year=2025&use=office');
  const table = page.getByRole('table', { name: '单位面积用量排名' });
  await table.getByRole('row', { name: /一号办公楼.*168/u }).waitFor();
  const acts = page.getByRole('group', { name: '对所选各行的操作' });
  await acts.getByRole('button', { name: '选前 3 行' }).click();
  await acts.getByText('已选 3 行').waitFor();
  await pickYear(page, '2024 年');
  await page.waitForURL(/year=2024/u);
  await acts.getByText('已选 3 行').waitFor({ state: 'detached' });
  await table.getByRole('row', { name: /一号办公楼.*168/u }).waitFor({ state: 'detached' });
  await acts.getByRole('button', { name: '选前 3 行' }).click();
  await acts.getByRole('button', { name: '立案' }).click();
  const preview = page.getByRole('table', { name: '立案预览' });
  await preview
    .getByRole('row', { name: /一号办公楼|二号办公楼|三号办公楼|四号办公楼/u })
    .first()
    .waitFor();
  expect(await preview.getByText(/168|2025/u).count()).toBe(0);
  expectClean(visit);
});

test('where the owner has no account the letter is on paper only, and is not counted as sent', async () => {
  const { world } = shown;
  await world.local.place.addOrganisation({ code: 'U2', set: { name: '市档案馆', region: '140302' } });
  await world.local.registry.editBuilding({ building: 'O4', set: { organisation: 'U2' } });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, clerk, '/buildings/O4?year=2025');
  await page.getByRole('button', { name: '发通知' }).click();
  await page.getByRole('checkbox', { name: '通知不到的只出纸质文件' }).check();
  await page.getByRole('button', { name: '出具纸质函 1 份' }).click();
  await page.getByRole('status').filter({ hasText: '仅有纸质函 1 份，须打印寄送。' }).waitFor();
  const letters = page.getByRole('table', { name: '将发出的函件' });
  await letters.getByText('仅有纸质函，须寄送').waitFor();
  expect(await page.getByText(/已发出|函件已发/u).count()).toBe(0);
  await letters.getByRole('link', { name: /^YNTS-/u }).click();
  await page.getByText('仅有纸质函：签发时业主没有账户，须打印寄送。').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});
