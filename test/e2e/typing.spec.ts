import { afterAll, beforeAll, expect, test } from 'vitest';
import { choose, chosen, expectClean, openAnew, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';

let shown: Console;
let owner: { name: string; password: string };

/** One pixel. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  const buildings = '代码,名称,用途,地区,建筑面积,单位\nO1,自家楼,办公,140302,5000,自家\nO2,别家楼,办公,140302,5000,别家\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const meters =
    '代码,建筑,能源种类,读数类型,单位,位数,倍率,容量\nE1,O1,电,表底数,kWh,6,10,500\nE2,O1,电,表底数,kWh,6,1,500\nF1,O2,电,表底数,kWh,6,1,500\n';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
  const rows = ['2025-03-01,1000', '2025-04-01,1500', '2026-03-01,7000'].map((row) => `E1,${row}`);
  await world.local.readings.importReadings({
    file: await world.upload('r.csv', `表号,时间,读数\n${rows.join('\n')}\n`),
    kind: 'register',
  });
  owner = await shown.account('li', 'owner', { organisation: '自家' });
});

afterAll(async () => {
  await shown.stop();
});

test('an owner sees the last readings, is told at once what looks wrong, sends with a photo, and can undo', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/typing?month=2026-03');
  const choice = page.getByLabel('建筑', { exact: true });
  await choose(choice, 'O1');
  const row = page.getByRole('row', { name: /^E1/u });
  expect(await row.innerText()).toContain('7,000 kWh');
  expect(await row.innerText()).toContain('5,000 kWh');
  const value = page.getByLabel('E1 的本次读数');
  await value.fill('6000');
  await row.getByText(/比上次的 7,000 kWh 低/u).waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  await value.fill('9999');
  await row.getByText(/去年同月折算量/u).waitFor();
  await page.reload();
  expect(await value.inputValue()).toBe('9999');
  await value.fill('7500');
  await row.getByText('5,000 kWh').nth(1).waitFor();
  await page.getByText(/尚未填写：E2/u).waitFor();
  await page.getByLabel('E2 的本次读数').fill('9000000');
  await page.getByRole('row', { name: /^E2/u }).getByText(/6 位/u).last().waitFor();
  await page.getByLabel('表计照片（可选）').setInputFiles({ name: '表.png', mimeType: 'image/png', buffer: png });
  await page.getByRole('button', { name: '提交读数' }).click();
  await page.getByText('已提交，接受 1 个读数').waitFor();
  await page.getByText(/1 个读数被拒绝/u).waitFor();
  expect(await value.inputValue()).toBe('');
  expect(await page.getByLabel('E2 的本次读数').inputValue()).toBe('9000000');
  await page.getByRole('link', { name: '查看这次录入' }).click();
  const photo = page.getByRole('img', { name: '照片 1：表.png' });
  await photo.waitFor();
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  await page.getByRole('button', { name: /^撤销/u }).click();
  await page.getByRole('button', { name: '确认撤销' }).click();
  await page.getByText(/li 于 .* 撤销/u).waitFor();
  expectClean(visit);
});

test('a building far down the list is shown by its name, also when opened by address; without one the page says what to do', async () => {
  const { world } = shown;
  const rows = Array.from({ length: 60 }, (_, at) => `G${at + 10},${at + 10}号厂房,厂房,140302,900,大户`);
  await world.local.registry.importBuildings({
    file: await world.upload('g.csv', ['代码,名称,用途,地区,建筑面积,单位', ...rows].join('\n')),
  });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, await shown.account('da', 'owner', { organisation: '大户' }), '/typing?month=2026-03');
  await page.getByText(/请先选择建筑/u).waitFor();
  await openAnew(visit, '/typing?month=2026-03&building=G69');
  const choice = page.getByLabel('建筑', { exact: true });
  await expect.poll(() => chosen(choice)).toBe('69号厂房 G69');
  expectClean(visit);
});

test('an owner of one building finds it selected', async () => {
  const visit = await shown.look();
  await signIn(visit, owner, '/typing?month=2026-03');
  await visit.page.getByRole('heading', { name: /^自家楼/u }).waitFor();
  expectClean(visit);
});

test('a file that is not a photo is refused before anything is written, and what was typed stays', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/typing?month=2026-03&building=O1');
  await page.getByLabel('E1 的本次读数').fill('7600');
  await page.getByLabel('表计照片（可选）').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '提交读数' }).focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('alert')
    .getByText(/不是 JPEG/u)
    .waitFor();
  expect(await page.getByLabel('E1 的本次读数').inputValue()).toBe('7600');
  expectClean(visit);
});

test('somebody else’s building is not found', async () => {
  const visit = await shown.look();
  await signIn(visit, owner, '/typing?month=2026-03&building=O2');
  await visit.page.getByRole('alert').filter({ hasText: '未找到' }).waitFor();
  expectClean(visit);
});
