import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, goOn, openAnew, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { stepReturn } from '#cli/as-read.ts';

let shown: Console;
let county: { name: string; password: string };
let owner: { name: string; password: string };
const of = { form: 'november', period: '2025' } as const;

const form = `kind: form
id: november
version: 1
names: {zh: 用能年报, en: Energy of a year}
period: year
unit: building
fields:
  area: {names: {zh: 建筑面积, en: Floor area}, type: decimal, decimals: 1, unit: m2}
  electricity: {names: {zh: 全年用电, en: Electricity}, type: decimal, decimals: 2, unit: kWh}
  half: {names: {zh: 上半年用电, en: First half}, type: decimal, decimals: 2, unit: kWh}
prefill: {area: {buildings: {sum: floorArea}}}
checks:
  - {id: half, level: error, say: {zh: 全年须大于上半年, en: A year is more than its half}, holds: {electricity: {above: half}}}
due: {months: 1}
total: {electricity: sum}
`;

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  const rows = ['代码,名称,用途,地区,建筑面积,organisation', 'A,甲楼,办公,140821,1000,一局', 'B,乙楼,办公,140821,3000,二局'];
  await world.local.registry.importBuildings({ file: await world.upload('buildings.csv', rows.join('\n')) });
  await world.local.return.add({ name: 'november.yaml', text: form });
  county = await shown.account('zhang', 'bureau', { region: '140821' });
  const [first] = (await world.local.place.organisations({ search: '一局' })).organisations;
  owner = await shown.account('li', 'owner', { organisation: first?.code ?? '' });
});

afterAll(() => shown.stop());

test('a county opens a form, an owner fills it in and submits, it is returned, corrected, accepted, locked, amended and totalled', async () => {
  const { world } = shown;
  const office = await shown.look();
  await signIn(office, county, '/returns');
  await choose(office.page.getByLabel('统计报表', { exact: true }), '用能年报');
  await office.page.getByLabel('报告期', { exact: true }).fill('2025');
  await office.page.getByRole('button', { name: '布置', exact: true }).click();
  await office.page.getByText('应报 2 份，本次布置 2 份。').waitFor();
  await office.page.getByRole('link', { name: '查看用能年报 2025' }).waitFor();

  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/returns/november/2025');
  expect(await page.getByRole('link', { name: '乙楼' }).count()).toBe(0);
  await page.getByRole('link', { name: '甲楼' }).click();
  await page.getByLabel('全年用电（kWh）').fill('100');
  await page.getByLabel('上半年用电（kWh）').fill('900');
  await page.getByText('全年须大于上半年').first().waitFor();
  expect(await page.getByRole('button', { name: '正式报送' }).isDisabled()).toBe(true);
  await page.reload();
  expect(await page.getByLabel('上半年用电（kWh）').inputValue()).toBe('900');
  await page.getByLabel('全年用电（kWh）').fill('2000');
  await page.getByText('全年须大于上半年').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '正式报送' }).click();
  await page.getByRole('button', { name: '正式报送' }).waitFor({ state: 'detached' });

  await goOn(office, `${shown.url}/returns/november/2025/A`);
  await office.page.getByLabel('办理附言').first().fill('请核对上半年');
  await office.page.getByRole('button', { name: '退回重填' }).click();
  await office.page.getByRole('button', { name: '退回重填' }).waitFor({ state: 'detached' });
  await openAnew(visit, page.url());
  await page.getByText('请核对上半年').waitFor();
  await page.getByLabel('上半年用电（kWh）').fill('950');
  await page.getByRole('button', { name: '正式报送' }).click();
  await page.getByRole('button', { name: '正式报送' }).waitFor({ state: 'detached' });
  await openAnew(office, office.page.url());
  await office.page.getByRole('button', { name: '准予通过' }).click();
  await office.page.getByRole('button', { name: '准予通过' }).waitFor({ state: 'detached' });

  await goOn(office, `${shown.url}/returns/november/2025`);
  await office.page.getByLabel('未收齐仍锁定的理由').fill('乙楼停用');
  await office.page.getByRole('button', { name: '锁定这一期 2025' }).click();
  await office.page.getByRole('button', { name: '确认' }).click();
  await office.page.getByText('已锁定：此后只能修订。').waitFor();
  expect((await world.local.return.total({ ...of, region: '140821' })).rows.map(({ value }) => value)).toEqual([2000]);

  await openAnew(visit, page.url());
  await page.getByLabel('全年用电（kWh）').fill('2100');
  await page.getByRole('button', { name: '修订并报送下一版' }).click();
  await page.getByText('已修订').first().waitFor();
  await stepReturn(world.local, 'accept', { ...of, unit: 'A' });
  await openAnew(office, office.page.url());
  await office.page.getByText('2,100').first().waitFor();
  await settled(office);
  expect(await a11yViolations(office)).toEqual([]);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
});

test('the sheet of a period is exported, filled in and imported; a faulty cell is reported by row and column', async () => {
  const { world } = shown;
  await world.local.return.open({ ...of, period: '2024', region: '140821' });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, county, '/returns/november/2024');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载可填写的报表 xlsx' }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const [sheet] = (await readXlsx(Buffer.concat(chunks))).sheets;
  const rows = (sheet?.rows ?? []).map((row) => [...row]);
  const at = (rows[1] ?? []).indexOf('全年用电 (kWh)');
  (rows[2] ?? [])[at] = 500;
  (rows[3] ?? [])[at] = '很多';
  const filled = Buffer.from(await writeXlsx({ sheets: [{ name: 'x', rows }] }));
  await page
    .getByLabel('导入填好的报表')
    .setInputFiles({ name: 'filled.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: filled });
  await page.getByText('填写 1 份，无变化 0 份，未采纳 1 处。').waitFor();
  await page.getByText('第 4 行 全年用电 (kWh)').waitFor();
  expect((await world.local.return.show({ ...of, period: '2024', unit: 'A' })).fields['electricity']?.value).toBe('500');
});
