import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, openConsole, openSignedOut } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;

/** A place's own procedure, with a value that is taken with a reason. */
const colder = `kind: procedure
id: room-report
version: 1
status: CITY
open: true
names: {zh: 室温登记, en: Room report}
source: {document: 测试, clause: '1'}
links: {region: required}
roles: {applicant: {who: applicant}}
fields: {temperature: {type: decimal, decimals: 1, unit: °C, names: {zh: 室温, en: Temperature}, must: [{atLeast: 10, else: reason}]}}
states: {draft: {start: true, limit: none}, received: {end: true}}
transitions: {hand: {from: draft, to: received, by: applicant, form: [temperature]}}
`;

beforeAll(async () => {
  shown = await openConsole();
  await shown.world.local.registry.importBuildings({
    file: await shown.world.upload('b.csv', 'code,name,region,use,floor_area\nB1,一号楼,140302,office,1000\n'),
  });
});

afterAll(async () => {
  await shown.stop();
});

test('a citizen complains on a phone: errors are shown at their fields, typed text survives a reload, the receipt accepts a photo', async () => {
  const phone = await shown.look({ language: 'zh', width: 390, height: 844 });
  const { page } = phone;
  await openSignedOut(phone, '/public/hand-in');
  await choose(page.getByRole('combobox', { name: '提交事项', exact: true }), '投诉举报');
  await page.getByRole('radio', { name: '供暖问题' }).check();
  await page.getByRole('textbox', { name: '情况说明' }).fill('太冷');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText(/处需要改正/u).waitFor();
  expect(await a11yViolations(phone)).toEqual([]);
  await page.reload();
  expect(await page.getByRole('textbox', { name: '情况说明' }).inputValue()).toBe('太冷');
  await choose(page.getByRole('combobox', { name: '地区' }), '140302');
  await page.getByRole('textbox', { name: '建筑名称或地址' }).fill('某小区 3 号楼');
  await page.getByRole('textbox', { name: '情况说明' }).fill('入冬以来室温一直不到 16 度，多次报修未处理。');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText(/办件编号 complaint-140302-/u).waitFor();
  expect(await a11yViolations(phone)).toEqual([]);
  await page.getByRole('link', { name: '查看办理情况' }).click();
  await page.getByRole('heading', { name: '投诉举报 已收到' }).waitFor();
  await page
    .getByLabel(/照片和材料/u)
    .first()
    .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') });
  await page.getByRole('button', { name: /补充材料/u }).click();
  await expect.poll(async () => (await shown.world.local.cases.list({ procedure: 'complaint' })).cases.length).toBe(1);
  const [one] = (await shown.world.local.cases.list({ procedure: 'complaint' })).cases;
  await expect.poll(async () => (await shown.world.local.cases.show({ case: one?.case ?? '' })).evidence.length).toBe(1);
  expectClean(phone);
});

test('a value that needs a reason is handed in with one; one that is right needs none', async () => {
  await shown.world.local.procedures.add({ name: 'room.yaml', text: colder });
  const phone = await shown.look({ language: 'zh', width: 390, height: 844 });
  const { page } = phone;
  await openSignedOut(phone, '/public/hand-in?procedure=room-report');
  await choose(page.getByRole('combobox', { name: '地区' }), '140302');
  await page.getByRole('textbox', { name: /室温/u }).fill('4');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('textbox', { name: '室温：理由' }).fill('供热管道破裂，已报修');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByText(/办件编号 room-report-140302-/u).waitFor();
  const [one] = (await shown.world.local.cases.list({ procedure: 'room-report' })).cases;
  expect(JSON.stringify((await shown.world.local.cases.show({ case: one?.case ?? '' })).doubts)).toContain('供热管道破裂');
  expectClean(phone);
});
