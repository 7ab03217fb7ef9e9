import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closedSeason } from '../closed-season.ts';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, openSignedOut, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { chargeHeat } from './heat-town.ts';
import { settleTown } from './town.ts';

let shown: Console;
let company: { name: string; password: string };

const tariffFrom = (from: string, basic: string): string => `kind: heat-tariff
id: t1
validFrom: ${from}
status: CITY
classes: {dwelling: {area: '22.00', basic: '${basic}', metered: '45.00'}}
stopped: {share: '0.3', of: area}
`;

/** January 2025 and 2026 are closed; in 2025 the metered household used half the heat, and the basic price was lower. */
beforeAll(async () => {
  shown = await openConsole();
  const { local, upload } = shown.world;
  await settleTown(shown.world);
  await chargeHeat(shown.world);
  for (const [from, basic] of [
    ['2024-10-01', '6.00'],
    ['2025-10-01', '6.60'],
  ] as const)
    await local.heatBilling.tariffs.add({ name: 't1.yaml', text: tariffFrom(from, basic) });
  await local.heatBilling.seasons.set({ region: '140300', name: '2025-01', from: '2025-01-01', to: '2025-01-31', source: '示范通知' });
  const household = '户号,结算点,类别,收费面积,户表,用热人编号,用热人,室号\nSH7,SP1,dwelling,50,SM7,A7,示例庚,2-301\n';
  await local.registry.importMeters({ file: await upload('表.csv', 'code,building,carrier,kind\nSM7,B1,heat,interval\n') });
  await local.heatSupply.importHouseholds({ file: await upload('户.csv', household) });
  const days = (year: number, heat: string) =>
    Array.from({ length: 30 }, (_, at) => `SM7,${year}-01-${String(at + 1).padStart(2, '0')},${heat}`);
  const file = await upload('热量七.csv', ['meter,time,value', ...days(2025, '0.05'), ...days(2026, '0.1')].join('\n'));
  await local.readings.importReadings({ file, interval: '1d', carrier: 'heat', unit: 'GJ' });
  for (const season of ['2025-01', '2026-01']) await closedSeason(local, { season, company: 'SC1' });
  company = await shown.account('heat', 'operator', { organisation: 'SC1' });
});
afterAll(() => shown.stop());

test('a resident rings: why the bill is higher than last year, read out and sent as a paper, three clicks from sign-in', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, company, '/');
  let clicks = 0;
  const click = async (target: ReturnType<typeof page.getByRole>): Promise<void> => {
    clicks += 1;
    await target.click();
  };
  await click(page.getByRole('button', { name: '搜索（Ctrl+K）' }));
  await page.getByRole('combobox', { name: '搜索全部内容' }).fill('示例庚');
  const households = page.getByRole('group', { name: '热用户' });
  await click(households.getByRole('option', { name: /SH7/u }));
  const panel = page.getByRole('region', { name: '热费与上季相比' });
  // 6.60 × 50 + 45 × 3 GJ beside 6.00 × 50 + 45 × 1.5 GJ
  await panel.getByText('您家 2026-01 采暖季热费').waitFor();
  expect(await panel.getByRole('paragraph').allInnerTexts()).toEqual(
    expect.arrayContaining([
      '您家 2026-01 采暖季热费 465.00 元，比上一采暖季（2025-01）多 97.50 元。',
      '其中自家用热更多（含天气影响）约多 67.50 元；每平方米基本热价由 6.00 元变为 6.60 元，多 30.00 元。',
    ]),
  );
  const paper = panel.getByRole('link', { name: '下载变化说明（Word）' });
  const [brought] = await Promise.all([page.waitForEvent('download'), click(paper)]);
  expect(clicks).toBeLessThanOrEqual(3);
  const xml = new TextDecoder().decode(unzipSync(readFileSync(await brought.path()))['word/document.xml']);
  expect(xml.replaceAll(/<[^>]+>/gu, '')).toContain('比上一采暖季（2025-01）多 97.50 元');
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  const folder = process.env['YAODONG_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/bill-change.png` });
  expectClean(visit);
});

test('each amount opens to its parts, and from there to both bills', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, company, '/households/SH7?season=2026-01');
  const panel = page.getByRole('region', { name: '热费与上季相比' });
  const rows = panel.getByRole('table').getByRole('row');
  await expect.poll(() => rows.count()).toBe(3);
  await panel
    .getByRole('link', { name: /97\.50 元/u })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('2025-01').first().waitFor();
  expectClean(visit);
});

test('the resident reads the same by the link on a phone; who moved in during a season is told whom to ask', async () => {
  const { local } = shown.world;
  const { token } = await local.heatResident.links.make({ account: 'A7' });
  const visit = await shown.look({ width: 390, height: 800 });
  await openSignedOut(visit, `/heat-link#${token}`);
  const own = visit.page.getByRole('region', { name: '与上一采暖季相比：户号 SH7' });
  await own.getByText('比上一采暖季（2025-01）多 97.50 元。', { exact: false }).waitFor();
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  const moved = await local.heatResident.links.make({ account: 'A2' });
  await openSignedOut(visit, `/heat-link#${moved.token}`);
  await visit.page.getByText('所比的采暖季里还有别人使用过本户', { exact: false }).waitFor();
  expectClean(visit);
});
