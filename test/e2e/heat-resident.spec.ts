import { mkdirSync, readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { besideDays, daysOf } from '../../web/pages/heat/heat-resident/beside.ts';
import { createFormat } from '../../web/i18n/format.ts';
import { rowsBehind } from './chart-rows.ts';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, openConsole, openSignedOut, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import type { Visit } from './visit.ts';
import { chargeHeat } from './heat-town.ts';
import { chooseByKeys, press, reach, type } from './keyboard.ts';
import { settleTown } from './town.ts';
import { closedSeason } from '../closed-season.ts';

let shown: Console;

const tariffBefore = `kind: heat-tariff
id: t1
validFrom: 2024-10-01
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00'}}
`;

beforeAll(async () => {
  shown = await openConsole();
  const { local, upload } = shown.world;
  await settleTown(shown.world);
  await chargeHeat(shown.world);
  await local.heatBilling.tariffs.add({ name: 't0.yaml', text: tariffBefore });
  await local.heatBilling.seasons.set({ region: '140300', name: '2025-01', from: '2025-01-01', to: '2025-01-31', source: '示范通知' });
  const rows = Array.from({ length: 30 }, (_, at) => `SM1,2025-01-${String(at + 1).padStart(2, '0')},0.2`);
  const file = await upload('上季.csv', ['meter,time,value', ...rows].join('\n'));
  await local.readings.importReadings({ file, interval: '1d', carrier: 'heat', unit: 'GJ' });
  await closedSeason(local, { season: '2026-01', company: 'SC1' });
});
afterAll(() => shown.stop());

const linkOf = async (account: string): Promise<string> => (await shown.world.local.heatResident.links.make({ account })).token;

const clean = async (visit: Visit): Promise<void> => {
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
};

/** Takes pictures for inspection, if requested. */
async function picture({ page }: Visit, name: string): Promise<void> {
  const folder = process.env['YAODONG_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test('a resident reads their own bill, readings and daily heat on a phone without an account, and nobody else’s', async () => {
  const visit = await shown.look({ width: 390, height: 800 });
  const { page } = visit;
  const bodies: Promise<string>[] = [];
  page.on('response', (answer) => {
    if (answer.url().includes('/api/')) bodies.push(answer.text().catch(() => ''));
  });
  const token = await linkOf('A1');
  await page.goto(`/heat-link#${token}`);
  await page.getByRole('heading', { level: 1, name: '我的热费' }).waitFor();
  // 6.60 × 100 × 15 ÷ 30, 45 × 1.5, and by area 22 × 100 × 15 ÷ 30
  const bill = page.getByRole('region', { name: '热费计算过程：户号 SH1' });
  await bill.getByText('397.50 元').waitFor();
  for (const text of ['330.00 元', '67.50 元', '1,100.00 元', '1.5000 GJ', '仅供参考']) await bill.getByText(text).first().waitFor();
  await page.getByText('还需缴 397.50 元').waitFor();
  const rests = page.getByRole('region', { name: /^计算依据/u });
  await rests.getByText('热量表 SM1').waitFor();
  await rests.getByText('没有证书', { exact: false }).waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('main p:not([class])') as Element).fontSize)).toBe('18px');
  expect(await page.getByRole('main').getByRole('link').count()).toBe(0);
  await clean(visit);
  await picture(visit, 'resident-zh');
  // what opens a figure is a code, in which any two letters may meet
  const said = (await Promise.all(bodies)).join('\n').replaceAll(/"figure":"[^"]*"/gu, '');
  expect(said).toContain('397.50');
  for (const other of ['A2', 'A3', 'SH2', '示例']) expect(said.includes(other), other).toBe(false);
  expectClean(visit);
});

test('heat by day as a table: each day next to the same day of the season before, and no day after the household moved out', async () => {
  const visit = await shown.look({ width: 390, height: 800 });
  const token = await linkOf('A1');
  await openSignedOut(visit, `/heat-link#${token}`);
  const figure = visit.page.getByRole('figure', { name: '逐日用热 SH1' });
  await figure.waitFor();
  const { parts } = await shown.world.local.heatResident.linked.show({ token });
  const heat = parts[0]?.heat;
  if (!heat?.before) throw new Error('no heat by day of two seasons');
  const format = createFormat('zh', '无数据');
  const before = besideDays(heat.season, heat.before);
  const rows = await rowsBehind(figure);
  expect(rows).toHaveLength(30);
  expect(rows).toEqual(
    daysOf(heat.season).map((day, at) => [
      format.day(day),
      format.quantity(heat.season.values[at], 'GJ'),
      format.quantity(before[at], 'GJ'),
    ]),
  );
  expect(rows[14]?.slice(1)).toEqual(['0.1 GJ', '0.2 GJ']);
  expect(rows[15]?.slice(1)).toEqual([format.none, '0.2 GJ']);
  expectClean(visit);
});

test('an objection is submitted by keyboard alone and gets a number, and its answer is read by the same link, in English too', async () => {
  const visit = await shown.look({ width: 390, height: 800, language: 'en' });
  const { page } = visit;
  const token = await linkOf('A2');
  await openSignedOut(visit, `/heat-link#${token}`);
  const form = page.getByRole('form', { name: 'Question about the bill' });
  await form.waitFor();
  await page.getByText('No document was found that sets a time limit', { exact: false }).waitFor();
  await press(page, form.getByRole('button', { name: 'Submit the objection' }));
  await form.getByText('Please choose what is in question.').waitFor();
  await page.getByRole('main').focus();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await chooseByKeys(page, form.getByLabel('Heat bill'), 'SC1-2026-01-000002');
  await chooseByKeys(page, form.getByLabel('What is in question'), 'readings');
  await type(page, form.getByLabel('Please describe it'), '读数与我抄的不一样');
  await reach(page, form.getByLabel('Telephone (optional)'));
  await page.keyboard.type('0353-0000000');
  await press(page, form.getByRole('button', { name: 'Submit the objection' }));
  await page.getByText(/^Received, number heat-objection-/u).waitFor();
  const made = page.getByRole('list', { name: 'Objections submitted' });
  await made.getByText('Received, to be looked into').waitFor();
  await clean(visit);
  await picture(visit, 'resident-objection-en');
  const { objections } = await shown.world.local.heatResident.objections({ household: 'SH1' });
  expect(objections).toMatchObject([{ account: 'A2', note: 'SC1-2026-01-000002', state: 'received' }]);
  expectClean(visit);
});

test('a revoked link says so and whom to ask, and shows nothing', async () => {
  const { link, token } = await shown.world.local.heatResident.links.make({ account: 'A1' });
  await shown.world.local.heatResident.links.revoke({ link });
  const visit = await shown.look({ width: 390, height: 800 });
  await openSignedOut(visit, `/heat-link#${token}`);
  await visit.page.getByText('这个链接已经到期或已被收回', { exact: false }).waitFor();
  expect(await visit.page.getByRole('region').count()).toBe(0);
  expectClean(visit);
});

test('a company creates a link on the page of the household, reads the objection, and revokes the link', async () => {
  const company = await shown.account('heat', 'operator', { organisation: 'SC1' });
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, company, '/households/SH1?season=2026-01');
  const objections = page.getByRole('region', { name: '对本户热费的异议' });
  await objections.getByRole('row').filter({ hasText: '读数与我抄的不一样' }).getByText('SC1-2026-01-000002').waitFor();
  const links = page.getByRole('region', { name: '给用热人的链接' });
  await choose(links.getByRole('combobox', { name: '用热人编号' }), 'A1');
  await links.getByRole('button', { name: '生成链接 用热人编号 A1' }).click();
  const address = await links.getByRole('textbox', { name: '发给用热人的地址' }).inputValue();
  await links.getByLabel('用手机扫码打开热费页面').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await picture(visit, 'household');
  const phone = await shown.look({ width: 390, height: 800 });
  await phone.page.goto(address);
  await phone.page.getByText('还需缴 397.50 元').waitFor();
  const { links: made } = await shown.world.local.heatResident.links.list({ account: 'A1' });
  const newest = `第 ${made[0]?.link} 号链接`;
  await links.getByRole('button', { name: `收回此链接 ${newest}` }).click();
  await links
    .getByRole('group', { name: `收回此链接 ${newest}` })
    .getByRole('button')
    .first()
    .click();
  await links.getByRole('button', { name: `收回此链接 ${newest}` }).waitFor({ state: 'detached' });
  await phone.page.reload();
  await phone.page.getByText('这个链接已经到期或已被收回', { exact: false }).waitFor();
  expectClean(phone);
  expectClean(visit);
});

test('a bureau reads objections of its region on the page of the household, and cannot create links', async () => {
  const bureau = await shown.account('wang', 'bureau', { region: '140300' });
  const visit = await shown.look({ width: 390 });
  await signIn(visit, bureau, '/households/SH1?season=2026-01');
  const objections = visit.page.getByRole('region', { name: '对本户热费的异议' });
  await objections.getByRole('link', { name: /^heat-objection-/u }).waitFor();
  expect(await visit.page.getByRole('region', { name: '给用热人的链接' }).count()).toBe(0);
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});

test('the statements of a settlement point are exported as Word documents from its page, each with a link of its account', async () => {
  const company = await shown.account('papers', 'operator', { organisation: 'SC1' });
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, company, '/settlement-points/SP1');
  const panel = page.getByRole('region', { name: '给用热人的结算单（Word）' });
  await choose(panel.getByLabel('采暖季'), '2026-01');
  await choose(panel.getByLabel('每份附查看本人热费的链接'), '有效 30 天');
  await panel.getByRole('button', { name: '生成结算单' }).click();
  const file = panel.getByRole('link', { name: '下载结算单（zip）' });
  await file.waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  const [brought] = await Promise.all([page.waitForEvent('download'), file.click()]);
  const papers = unzipSync(readFileSync(await brought.path()));
  expect(Object.keys(papers)).toEqual(['SC1-2026-01-000001.docx', 'SC1-2026-01-000002.docx']);
  const xml = new TextDecoder().decode(unzipSync(papers['SC1-2026-01-000001.docx'] as Uint8Array)['word/document.xml']);
  const [, token = ''] = /heat-link#([0-9a-f]{64})/u.exec(xml.replaceAll(/<[^>]+>/gu, '')) ?? [];
  const phone = await shown.look({ width: 390, height: 800 });
  await openSignedOut(phone, `/heat-link#${token}`);
  await phone.page.getByText('还需缴 397.50 元').waitFor();
  expectClean(phone);
  expectClean(visit);
});
