import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, goOn, openConsole, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { chargeHeat } from './heat-town.ts';
import { settleTown } from './town.ts';

let shown: Console;
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
  await settleTown(shown.world);
  await chargeHeat(shown.world);
  const { local, upload } = shown.world;
  const other = ['结算点,建筑,供热企业,热价,计量方法', 'SP3,B1,SC1,t1,household', 'SP4,B1,SC1,t9,area'].join('\n');
  await local.heatSupply.importSettlementPoints({ file: await upload('另一点.csv', other) });
  const household = ['户号,结算点,类别,收费面积,用热人编号,用热人', 'SH4,SP3,dwelling,50,A5,示例戊', 'SH5,SP4,dwelling,50,A6,示例己'].join(
    '\n',
  );
  await local.heatSupply.importHouseholds({ file: await upload('另一户.csv', household) });
});
afterAll(() => shown.stop());

const close = '/heat-close?season=2026-01&company=SC1';
const daysFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const rowOf = (page: Page, table: string, text: string) =>
  page.getByRole('table', { name: table }).getByRole('row').filter({ hasText: text });
const panel = (page: Page, name: string) => page.getByRole('region', { name });

test('a clerk previews a season, decides a held bill after seeing its yuan, and closes', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, close);
  await page.getByRole('button', { name: '预览', exact: true }).click();
  const would = panel(page, '这次结算将开出的单据');
  await would.waitFor();
  // the largest first: 397.50 twice, 396.00 for the stopped one
  await expect.poll(() => would.getByRole('row').filter({ hasText: /A\d/u }).allInnerTexts()).toHaveLength(3);
  expect((await would.getByRole('row').filter({ hasText: /A\d/u }).allInnerTexts()).map((text) => /A\d/u.exec(text)?.[0])).toEqual([
    'A1',
    'A2',
    'A4',
  ]);
  const held = panel(page, '暂不出账的热用户');
  await held.getByRole('row').filter({ hasText: 'SH2' }).getByText('缺少读数且无法估算').waitFor();
  await held.getByRole('row').filter({ hasText: 'SH4' }).getByText('没有计量所需的热量表').waitFor();
  await held.getByRole('row').filter({ hasText: '没有在采暖季首日生效的热价' }).getByRole('link', { name: '补充热价文件' }).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await held.getByRole('button', { name: '以估算代替 SH2' }).click();
  await choose(held.getByLabel('估算规则'), '认定热量（GJ）');
  await held.getByRole('textbox', { name: '认定热量（GJ）' }).fill('2.5');
  await held.getByRole('textbox', { name: '原因' }).fill('双方确认');
  await held.getByRole('button', { name: '先试算热费变化' }).click();
  // 6.60 × 80 + 45 × 2.5
  const effect = rowOf(page, '这一决定改变的热费', 'SH2');
  await effect.getByText('640.50 元').waitFor();
  await effect.getByText('缺少读数且无法估算').waitFor();
  await held.getByRole('button', { name: '作出决定', exact: true }).click();
  await held.getByRole('button', { name: '再预览一次' }).click();
  await would.getByRole('row').filter({ hasText: 'SH2' }).getByText('640.50 元').first().waitFor();
  await page.getByRole('button', { name: '结算并开出单据 2026-01' }).click();
  await page.getByText('将开出 4 张单据，合计 1,831.50 元', { exact: false }).waitFor();
  await page.getByRole('group', { name: '结算并开出单据 2026-01' }).getByRole('button').first().click();
  const issued = panel(page, '已开出的单据');
  await issued.getByRole('cell', { name: 'SC1-2026-01-000004' }).waitFor();
  expect(await issued.getByRole('link', { name: '下载该采暖季的单据（xlsx）' }).getAttribute('href')).toBe(
    '/api/exports/heat-notes?format=xlsx&season=2026-01&company=SC1',
  );
  await panel(page, '未缴清热费的用热人').getByRole('row').filter({ hasText: 'A3' }).getByText('640.50 元').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('an unfinished season is previewed, and closing it is refused with an explanation, on a phone too', async () => {
  const { local } = shown.world;
  const ends = daysFromNow(20);
  await local.heatBilling.seasons.set({ region: '140300', name: '2090-91', from: daysFromNow(-20), to: ends, source: '示范通知' });
  const visit = await shown.look({ width: 390 });
  const { page } = visit;
  await signIn(visit, root, '/heat-close?season=2090-91&company=SC1&point=SP2');
  await page.getByRole('button', { name: '预览', exact: true }).click();
  await page.getByRole('button', { name: '结算并开出单据 2090-91' }).click();
  await page.getByRole('group', { name: '结算并开出单据 2090-91' }).getByRole('button').first().click();
  await page.getByText(`到 ${ends} 才结束`, { exact: false }).waitFor();
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});

test('a corrected reading produces a note of the difference, which opens on the page of its household; a decision is withdrawn there', async () => {
  const { local, upload } = shown.world;
  const file = await upload('更正.csv', 'meter,time,value\nSM1,2026-01-05,0.2');
  await local.readings.importReadings({ file, interval: '1d', carrier: 'heat', unit: 'GJ' });
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, close);
  await page.getByRole('button', { name: '预览', exact: true }).click();
  // 45 × 0.1
  const change = panel(page, '这次结算将开出的单据').getByRole('row').filter({ hasText: 'A1' });
  await change.getByText('热量表读数').waitFor();
  await change.getByText('4.50 元').waitFor();
  await page.getByRole('button', { name: '结算并开出单据 2026-01' }).click();
  await page.getByRole('group', { name: '结算并开出单据 2026-01' }).getByRole('button').first().click();
  const issued = panel(page, '已开出的单据').getByRole('row').filter({ hasText: 'SC1-2026-01-000005' });
  await issued.getByText('差额账单').waitFor();
  await issued.getByRole('link', { name: 'SH1' }).click();
  const notes = panel(page, '已开给本户的热费单');
  await expect.poll(() => notes.getByRole('row').filter({ hasText: 'SC1-2026-01-' }).count()).toBe(3);
  expect(await notes.getByText('402.00 元').count()).toBeGreaterThan(0);
  const paper = notes.getByRole('link', { name: 'SC1-2026-01-000005', exact: true });
  const [brought] = await Promise.all([page.waitForEvent('download'), paper.click()]);
  expect(brought.suggestedFilename()).toBe('SC1-2026-01-000005.docx');
  await notes.getByRole('link', { name: '4.50 元：查看来源' }).click();
  await page.getByRole('dialog').getByText('SC1-2026-01-000001').first().waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await goOn(visit, '/households/SH2?season=2026-01');
  const decisions = panel(page, '关于本户热费的决定');
  await decisions.getByRole('row').filter({ hasText: '双方确认' }).getByText('2.5 GJ').waitFor();
  await decisions.getByRole('button', { name: /^撤销 决定/u }).click();
  await decisions.getByRole('group', { name: /决定/u }).getByRole('button').first().click();
  await decisions.getByText('暂无处理记录。').waitFor();
  await panel(page, '采暖季热费').getByText('缺少读数且无法估算', { exact: false }).first().waitFor();
  expectClean(visit);
});

test('cold rooms change nothing if the tariff has no reduction, which is stated before the decision', async () => {
  const visit = await shown.look({ width: 390 });
  const { page } = visit;
  await signIn(visit, root, '/households/SH1?season=2026-01');
  const decisions = panel(page, '关于本户热费的决定');
  await choose(decisions.getByLabel('另作决定'), '室温不达标');
  await decisions.getByLabel('认定自').fill('2026-01-10');
  await decisions.getByLabel('认定至（不含）').fill('2026-01-19');
  await decisions.getByRole('textbox', { name: '认定室温（℃）' }).fill('16.5');
  await decisions.getByRole('textbox', { name: '原因' }).fill('现场测温');
  await decisions.getByRole('button', { name: '先试算热费变化' }).click();
  await decisions.getByText('各户的热费都不因此改变。').waitFor();
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('a bureau sees notes and debtors by account, in English too: it sees no names and cannot close', async () => {
  const bureau = await shown.account('wang', 'bureau', { region: '140300' });
  const visit = await shown.look({ language: 'en' });
  const { page } = visit;
  const bodies: Promise<string>[] = [];
  page.on('response', (answer) => {
    if (answer.url().includes('/api/')) bodies.push(answer.text().catch(() => ''));
  });
  await signIn(visit, bureau, '/heat-close');
  await panel(page, 'Accounts in arrears').getByRole('row').filter({ hasText: 'A1' }).waitFor();
  expect(await page.getByRole('button', { name: 'Preview', exact: true }).count()).toBe(0);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await goOn(visit, '/households/SH1?season=2026-01');
  await panel(page, 'Notes issued to this household').getByRole('row').filter({ hasText: 'SC1-2026-01-000001' }).waitFor();
  expect(await page.getByLabel('Make another decision').count()).toBe(0);
  await settled(visit);
  const heard = (await Promise.all(bodies)).join('');
  expect(heard).toContain('SC1-2026-01-000001');
  expect(heard).not.toMatch(/示例[甲乙丙丁]/u);
  expectClean(visit);
});
