import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, goOn, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  await settleTown(shown.world);
});

afterAll(async () => {
  await shown.stop();
});

test('a building’s page leads to its report: figures open, a missing month is reported, the Word file is downloaded', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B2?year=2025');
  await page.getByRole('main').getByRole('link', { name: '用能报告' }).click();
  await choose(page.getByLabel('报告期间'), '年报');
  await choose(page.getByLabel('月份或年份'), '2025');
  await page.getByRole('heading', { name: '建筑用能年报' }).waitFor();
  const months = page.getByRole('table', { name: '每月用量' });
  await months.getByRole('row', { name: /2025-03.*缺数据/u }).waitFor();
  expect(await months.getByRole('row').count()).toBe(13);
  await page.getByRole('img', { name: '电：本期与上年同期' }).waitFor();
  await page
    .getByRole('table', { name: '数据缺口' })
    .getByRole('row', { name: /2025年3月1日.*2025年3月31日/u })
    .waitFor();
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出 Word' }).click();
  expect((await coming).suggestedFilename()).toBe('第一中学教学楼_2025年度_建筑用能年报.docx');
  await page
    .getByRole('table', { name: '关键指标' })
    .getByRole('link', { name: /220,000 kWh：查看来源/u })
    .click();
  await page.getByRole('dialog').getByText('B2').first().waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('the overview leads to the report of its region, which is previewed and issued', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?region=140300&year=2025');
  await page.getByRole('main').getByRole('link', { name: '用能报告' }).click();
  await page.getByRole('heading', { name: /地区建筑用能月报/u }).waitFor();
  await goOn(visit, '/energy-report?region=140300&period=2025');
  await page.getByRole('table', { name: '分地区用能' }).waitFor();
  for (const name of ['超约束值建筑（正式）', '超约束值建筑（参考）', '与上年同期比较', '数据缺口'])
    await page.getByRole('heading', { name }).waitFor();
  await page.getByRole('button', { name: '预览' }).click();
  await page
    .getByText(/DQBG-140300-\d{4}-0001/u)
    .first()
    .waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});
