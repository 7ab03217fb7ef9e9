import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, goOn, openConsole, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';
import { closedSeason } from '../closed-season.ts';

let shown: Console;
let root: { name: string; password: string };

const tariff = `kind: heat-tariff
id: t1
validFrom: 2025-10-01
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00'}}
substitute: {order: [own-rate], least: 14, neighbours: 1, base: '18'}
`;
const names = ['示例春', '示例夏', '示例秋', '示例冬'];
const days = (month: string, meters: Readonly<Record<string, number>>): string[] =>
  Object.entries(meters).flatMap(([meter, heat]) =>
    Array.from({ length: 30 }, (_, at) => `${meter},${month}-${String(at + 1).padStart(2, '0')},${heat}`),
  );

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
  await settleTown(shown.world);
  const { local, upload } = shown.world;
  await local.place.importOrganisations({ file: await upload('供热企业.csv', 'code,name\nSC1,示范热力公司\nSC2,示范热力二公司\n') });
  const meters = ['code,building,carrier,kind', ...['SM1', 'SM2', 'SM3', 'SM4', 'PLANT'].map((code) => `${code},B1,heat,interval`)];
  await local.registry.importMeters({ file: await upload('热量表.csv', meters.join('\n')) });
  await local.heatSupply.importSettlementPoints({
    file: await upload('结算点.csv', '结算点,建筑,供热企业,热价,计量方法\nSP1,B1,SC1,t1,household\n'),
  });
  const households = names.map((name, at) => `SH${at + 1},SP1,dwelling,${100 - 10 * at},SM${at + 1},A${at + 1},${name}`);
  const list = ['户号,结算点,类别,收费面积,户表,用热人编号,用热人', ...households].join('\n');
  await local.heatSupply.importHouseholds({ file: await upload('热用户.csv', list) });
  for (const [name, from, to] of [
    ['2025-12', '2025-12-01', '2025-12-31'],
    ['2026-01', '2026-01-01', '2026-01-31'],
  ] as const)
    await local.heatBilling.seasons.set({ region: '140300', name, from, to, source: '示范通知' });
  await local.heatBilling.tariffs.add({ name: 't1.yaml', text: tariff });
  const supplies = '热源企业,供热企业,计量点,热价\n示范热源厂,SC1,PLANT,30\n';
  await local.heatInputs.importSupplies({ file: await upload('购热.csv', supplies) });
  const rows = [
    'meter,time,value',
    ...days('2025-12', { SM1: 0.2, SM2: 0.2, SM3: 0.1, SM4: 0.1 }),
    ...days('2026-01', { SM1: 0.1, PLANT: 0.5 }),
  ];
  await read(rows.join('\n'));
  await closedSeason(local, { season: '2025-12', company: 'SC1' });
});
afterAll(() => shown.stop());

async function read(text: string): Promise<void> {
  const { local, upload } = shown.world;
  await local.readings.importReadings({ file: await upload('热量.csv', text), interval: '1d', carrier: 'heat', unit: 'GJ' });
}

const close = '/heat-close?season=2026-01&company=SC1';
const panel = (page: Page, name: string) => page.getByRole('region', { name });
const preview = (page: Page) => page.getByRole('button', { name: '预览', exact: true }).click();

async function closeIt(page: Page): Promise<void> {
  await page.getByRole('button', { name: '结算并开出单据 2026-01' }).click();
  await page.getByRole('group', { name: '结算并开出单据 2026-01' }).getByRole('button').first().click();
}

test('what is not read is reported before the calculation; three held bills are decided with one click each, yuan shown first; the season is closed', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, close);
  const state = panel(page, '读数是否齐全');
  await state.getByText('30 / 30').waitFor();
  await expect
    .poll(() =>
      state
        .getByRole('row')
        .filter({ hasText: /SM[234]/u })
        .count(),
    )
    .toBe(3);
  await preview(page);
  const held = panel(page, '暂不出账的热用户');
  // by area 22.00 × 90; at the rate of the neighbour 6.60 × 80 + 45 × 3 × 0.8; in December it was read
  for (const offer of [
    'SH2 面积热价：1,980.00 元，作出决定',
    'SH3 同结算点其他户每平方米用热：636.00 元，作出决定',
    'SH4 面积热价：1,540.00 元，作出决定',
  ]) {
    await held.getByRole('button', { name: offer }).click();
    await held.getByText(`${offer.slice(0, 3)} 已作出决定`, { exact: false }).waitFor();
  }
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await held.getByRole('button', { name: '再预览一次' }).click();
  const would = panel(page, '这次结算将开出的单据');
  await would.getByRole('row').filter({ hasText: 'SH4' }).getByText('1,540.00 元').first().waitFor();
  expect(await panel(page, '暂不出账的热用户').count()).toBe(0);
  await choose(would.getByLabel('对照'), '与上一采暖季相比');
  // 795.00 compared with 6.60 × 100 + 45 × 6
  await would.getByRole('row').filter({ hasText: 'SH1' }).getByText('-135.00 元').waitFor();
  const sheet = would.getByRole('link', { name: '下载全部对照（xlsx）' });
  const [brought] = await Promise.all([page.waitForEvent('download'), sheet.click()]);
  expect(brought.suggestedFilename()).toBe('heat-comparison-2026-01.xlsx');
  await choose(would.getByLabel('对照'), '与按面积相比');
  await would.getByRole('row').filter({ hasText: 'SH1' }).getByText('-1,405.00 元').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await closeIt(page);
  await panel(page, '已开出的单据').getByRole('row').filter({ hasText: 'SC1-2026-01-000004' }).waitFor();
  const papers = panel(page, '给用热人的结算单（Word）');
  await papers.getByRole('button', { name: '生成结算单' }).click();
  const [zip] = await Promise.all([page.waitForEvent('download'), papers.getByRole('link', { name: '下载结算单（zip）' }).click()]);
  expect(Object.keys(unzipSync(readFileSync(await zip.path())))).toHaveLength(4);
  expectClean(visit);
});

test('a reading corrected later produces a note of the difference; on a phone nothing overflows', async () => {
  await read('meter,time,value\nSM1,2026-01-05,0.3\n');
  const visit = await shown.look({ width: 390 });
  const { page } = visit;
  await signIn(visit, root, close);
  await preview(page);
  const change = panel(page, '这次结算将开出的单据').getByRole('row').filter({ hasText: 'A1' });
  // 45 × 0.2
  await change.getByText('9.00 元').first().waitFor();
  await change.getByText('热量表读数').waitFor();
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  await closeIt(page);
  const issued = panel(page, '已开出的单据').getByRole('row').filter({ hasText: 'SC1-2026-01-000005' });
  await issued.getByText('差额账单').waitFor();
  expectClean(visit);
});

test('purchased heat is shown by month, its flow is drawn, a statement is issued and opens down to the meter', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, close);
  const bought = panel(page, '购热与热量去向');
  // the point has no meter: the network loss is not known
  await bought.getByText('15.0000 GJ').waitFor();
  await bought.getByText('热源到结算点（管网）：损失不明').waitFor();
  await bought.getByRole('row').filter({ hasText: 'PLANT' }).getByText('450.00 元').waitFor();
  await bought.getByRole('button', { name: '按热源企业开单 2026-01' }).click();
  await bought.getByRole('group', { name: '按热源企业开单 2026-01' }).getByRole('button').first().click();
  await bought.getByRole('link', { name: '450.00 元：查看来源' }).click();
  const opened = page.getByRole('dialog');
  await opened.getByText('SC1-2026-01-P000001').first().waitFor();
  await opened.getByText('2026-01 PLANT').first().waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('no name is in the answers to heat pages of a bureau or of another company', async () => {
  const bureau = await shown.account('liu', 'bureau', { region: '140300' });
  const other = await shown.account('zhao', 'operator', { organisation: 'SC2' });
  for (const [who, sees] of [
    [bureau, true],
    [other, false],
  ] as const) {
    const visit = await shown.look({});
    const { page } = visit;
    const bodies: Promise<string>[] = [];
    page.on('response', (answer: Response) => {
      if (answer.url().includes('/api/')) bodies.push(answer.text().catch(() => ''));
    });
    await signIn(visit, who, close);
    for (const at of ['/households', '/settlement-points', '/heat-seasons', '/heat-network?season=2026-01', '/imports']) {
      await goOn(visit, at);
      await settled(visit);
    }
    if (sees) {
      await goOn(visit, '/households/SH1?season=2026-01');
      await panel(page, '已开给本户的热费单').getByRole('row').filter({ hasText: 'SC1-2026-01-000005' }).waitFor();
      await goOn(visit, '/settlement-points/SP1');
    }
    await settled(visit);
    const heard = (await Promise.all(bodies)).join('');
    expect(heard.includes('SH1')).toBe(sees);
    for (const name of names) expect(heard).not.toContain(name);
  }
});
