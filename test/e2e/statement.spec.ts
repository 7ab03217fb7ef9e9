import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, type Console, expectClean, openConsole, signIn } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };
let owner: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  await settleTown(shown.world);
  await shown.world.local.registry.editBuilding({ building: 'B1', set: { organisation: 'OFFICE' } });
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  owner = await shown.account('zhao', 'owner', { organisation: 'OFFICE' });
});

afterAll(async () => {
  await shown.stop();
});

test('a notice is previewed and issued on the quota tab; after a correction its page shows the difference and issues it', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025&tab=quota');
  const panel = page.getByRole('region', { name: '限额告知书' });
  await panel.getByRole('button', { name: '预览', exact: true }).click();
  await panel.getByText(/只能作参考，不能作为正式文件签发/u).waitFor();
  expect(await panel.getByRole('button', { name: '签发', exact: true }).isDisabled()).toBe(true);
  await panel.getByLabel('依据尚未核实，注明“参考”签发').check();
  await panel.getByText(/只能作参考，不能作为正式文件签发/u).waitFor({ state: 'detached' });
  const [file] = await Promise.all([page.waitForEvent('download'), panel.getByRole('button', { name: '保存预览文件' }).click()]);
  const preview = readFileSync(await file.path());
  expect(await a11yViolations(visit)).toEqual([]);
  await panel.getByRole('button', { name: '签发', exact: true }).click();
  await panel
    .getByRole('status')
    .getByRole('link', { name: /^XEGZ-140302-\d{4}-0001$/u })
    .click();

  await page.getByRole('heading', { level: 1, name: /^用能限额告知书 XEGZ/u }).waitFor();
  const [document] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载文件' }).click()]);
  expect(readFileSync(await document.path()).equals(preview)).toBe(true);
  await page.getByRole('button', { name: '现在对比' }).click();
  await page.getByText(/所知，各项一致。$/u).waitFor();
  const upload = await shown.world.upload('correction.csv', 'meter,2025-03\nB1,90000\n');
  await shown.world.local.readings.importReadings({ file: upload, layout: 'months', unit: 'kWh', carrier: 'electricity' });
  await page.getByRole('button', { name: '现在对比' }).click();
  const table = page.getByRole('table', { name: '按现有数据复核' });
  await table.getByRole('row', { name: /电：年用量.*798,000 kWh.*825,000 kWh.*读数/u }).waitFor();
  const difference = page.getByRole('region', { name: '签发变更' });
  await difference.getByRole('button', { name: '预览', exact: true }).click();
  await difference.getByLabel('依据尚未核实，注明“参考”签发').check();
  await difference.getByText(/-0002，签发日/u).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await difference.getByRole('button', { name: '签发', exact: true }).click();
  await page.getByRole('link', { name: /-0002$/u }).click();
  await page.getByRole('heading', { level: 1, name: /-0002$/u }).waitFor();
  await page
    .getByRole('table', { name: '变更' })
    .getByRole('row', { name: /判定.*在约束值以内.*超过约束值/u })
    .waitFor();

  await page.getByLabel('撤回原因').fill('面积录入有误');
  await page.getByRole('button', { name: /^撤回 XEGZ/u }).click();
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await page.getByText('已撤回（参考）').waitFor();
  await page.getByRole('link', { name: '全部签发文件' }).click();
  const list = page.getByRole('table', { name: '已签发的文件' });
  await list.getByRole('row', { name: /-0003.*撤回通知/u }).waitFor();
  await choose(page.getByRole('combobox', { name: '状态' }), '已变更');
  await list.getByRole('row', { name: /-0003/u }).waitFor({ state: 'detached' });
  await list.getByRole('row', { name: /-0001.*已变更（参考）/u }).waitFor();
  expectClean(visit);
});

test('planning conditions are issued from the plot', async () => {
  const visit = await shown.look({ language: 'en' });
  const { page } = visit;
  await signIn(visit, bureau, '/policy/plot?region=140300&date=2026-03-01&p=class.public_fund.government_urban.true');
  const panel = page.getByRole('region', { name: 'Issue planning conditions' });
  await panel.getByRole('button', { name: 'Preview', exact: true }).click();
  await panel.getByRole('button', { name: 'Issue', exact: true }).click();
  await panel
    .getByRole('status')
    .getByRole('link', { name: /^GHTJ-140300-\d{4}-0001$/u })
    .click();
  await page.getByRole('table', { name: 'Figures' }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('an owner reads the statements of its own building and issues none', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, owner, '/buildings/B1?year=2025&tab=quota');
  const panel = page.getByRole('region', { name: '限额告知书' });
  await panel.getByRole('link', { name: /-0001$/u }).waitFor();
  expect(await panel.getByRole('button').count()).toBe(0);
  await panel.getByRole('link', { name: /-0001$/u }).click();
  await page.getByRole('table', { name: '数值', exact: true }).waitFor();
  expect(await page.getByRole('region', { name: '撤回' }).count()).toBe(0);
  expectClean(visit);
});
