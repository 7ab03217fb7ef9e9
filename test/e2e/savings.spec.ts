import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { wordType } from '#platform/docx/docx.ts';
import { paperNumber } from '#casework/statement/statement.ts';
import { createFormat } from '../../web/i18n/format.ts';
import { zh } from '../../web/i18n/zh.ts';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, settled, signIn, textOfFile } from './console.ts';
import type { Console } from './console.ts';
import { base2024, saveEnergy, settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };
const format = createFormat('zh', zh.figure.none);
const base = 'carrier=gas&baseFrom=2024-01-01&baseTo=2025-01-01';

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  await settleTown(world);
  await saveEnergy(world);
  const places = 'code,name,region,use,longitude,latitude\nB4,没有账单的楼,140303,office,113.55,37.87\n';
  await world.local.registry.importBuildings({ file: await world.upload('places.csv', places) });
});

afterAll(() => shown.stop());

/** Switches a chart to its table; returns the first page of it. */
async function rowsBehind(figure: Locator): Promise<string[][]> {
  await figure.getByRole('button', { name: '表格视图' }).click();
  const rows = figure.getByRole('row').filter({ has: figure.page().getByRole('cell') });
  await rows.first().waitFor();
  const texts = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())));
  return texts.filter((cells) => cells.length > 1);
}

test('from a building to a locked baseline and the savings since then, down to the readings', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, `/buildings/B4?tab=savings&${base}`);
  const asked = await shown.world.local.savings.points(base2024);
  const unit = asked.unit;
  const scatter = await rowsBehind(page.getByRole('figure', { name: '燃气：用量与气温' }));
  expect(scatter[0]).toEqual([
    format.day('2024-01-01'),
    '全部日子',
    format.quantity(asked.points[0]?.temperature, 'degC'),
    ...[asked.points[0]?.use, asked.points[0]?.predicted, asked.points[0]?.residual].map((one) => format.quantity(one, unit)),
  ]);
  const residuals = await rowsBehind(page.getByRole('figure', { name: '燃气：残差（实测 − 模型）' }));
  expect(residuals.map((row) => row[5])).toEqual(asked.points.slice(0, 50).map(({ residual }) => format.quantity(residual, unit)));
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  const form = page.getByRole('form', { name: '锁定基准' });
  await form.getByLabel('基准名称').fill('四号楼燃气');
  await form.getByRole('button', { name: '锁定基准' }).click();
  await page.getByRole('heading', { name: '四号楼燃气', level: 1 }).waitFor();
  const { hash } = await shown.world.local.savings.show({ baseline: '四号楼燃气' });
  await page.getByText(hash, { exact: true }).waitFor();
  const sealed = await textOfFile(page, page.getByRole('button', { name: '下载锁定的文本' }));
  expect(createHash('sha256').update(sealed).digest('hex')).toBe(hash);

  const report = page.getByRole('form', { name: '节能量报告' });
  const events = 'from,to,kind,amount,note,evidence\n2025-03-01,2025-03-08,剔除,,停气检修,通知\n';
  await report.getByLabel('非常规事件表').setInputFiles({ name: '事件.csv', mimeType: 'text/csv', buffer: Buffer.from(events) });
  await report.getByRole('button', { name: '计算节能量' }).click();
  const result = page.getByRole('region', { name: '节能量计算结果' });
  await result.getByText('停气检修').waitFor();
  const told = await shown.world.local.savings.report({
    baseline: '四号楼燃气',
    from: '2025-01-01',
    to: '2026-01-01',
    events: await shown.world.upload('e.csv', events),
    steps: true,
  });
  expect(told).toMatchObject({ days: 358, counted: 358 });
  await result.getByText(format.quantity(told.savings.value, unit), { exact: true }).waitFor();
  await result
    .getByText(`${format.quantity(told.interval?.low, unit)} 至 ${format.quantity(told.interval?.high, unit)}（置信水平 90%）`)
    .waitFor();
  const address = await result.getByRole('link', { name: '下载节能量报告（Word）' }).getAttribute('href');
  const word = await page.evaluate(async (href) => {
    const answer = await fetch(href);
    return [answer.status, answer.headers.get('content-type'), [...new Uint8Array(await answer.arrayBuffer())]] as const;
  }, address ?? '');
  expect(word.slice(0, 2)).toEqual([200, wordType]);
  const paper = Buffer.from(unzipSync(Uint8Array.from(word[2]))['word/document.xml'] ?? []).toString();
  for (const said of [hash, '停气检修', paperNumber(told.savings.value as number)]) expect(paper).toContain(said);
  const days = await rowsBehind(page.getByRole('figure', { name: /逐日实测与校准能耗/u }));
  expect(days[0]).toEqual([
    format.day('2024-01-01'),
    ...[asked.points[0]?.use, asked.points[0]?.predicted].map((one) => format.quantity(one, unit)),
  ]);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await result.getByRole('link', { name: new RegExp(format.quantity(told.savings.value, unit), 'u') }).click();
  await page.getByRole('dialog').getByText('节能量 = 校准能耗 − 实测用量').waitFor();
  expectClean(visit);
});

test('what a fit lacks is stated, and each item leads on: a base of half a year becomes whole', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B4?tab=savings&carrier=gas&baseFrom=2024-01-01&baseTo=2024-07-01');
  const lacks = page.getByRole('region', { name: '建模所缺的数据' });
  await lacks.getByText('基期只有 182 天', { exact: false }).waitFor();
  expect(await page.getByRole('form', { name: '锁定基准' }).count()).toBe(0);
  await lacks.getByRole('button', { name: '改为整年' }).click();
  await page.getByRole('form', { name: '锁定基准' }).waitFor();
  expect(page.url()).toContain('baseTo=2025-01-01');
  expectClean(visit);
});

test('a list of boundaries is calculated as a job: sums, each boundary, and why one has no model', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/savings');
  await page.getByRole('link', { name: '成批计算节能量' }).click();
  const form = page.getByRole('form', { name: '边界清单' });
  const list = 'building,carrier\nB4,gas\nB3,gas\n';
  await form.getByLabel('边界清单').setInputFiles({ name: '清单.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  for (const [label, day] of [
    ['基期首日', '2024-01-01'],
    ['基期末日的次日', '2025-01-01'],
    ['报告期首日', '2025-01-01'],
    ['报告期末日的次日', '2026-01-01'],
  ] as const)
    await form.getByLabel(label, { exact: true }).fill(day);
  await form.getByRole('button', { name: '计算节能量' }).click();
  const sum = page.getByRole('region', { name: '合计' });
  await sum.waitFor();
  const told = await shown.world.local.savings.report({
    ...base2024,
    base: { from: base2024.from, to: base2024.to },
    from: '2025-01-01',
    to: '2026-01-01',
  });
  await sum.getByText(format.quantity(told.savings.value, told.unit), { exact: true }).waitFor();
  const map = page.getByRole('region', { name: '各边界节约情况：按置信区间' });
  for (const said of ['节约（区间全在零以上）', '1 个边界没有建筑位置，不在图上。']) await map.getByText(said).waitFor();
  await map.getByRole('button', { name: '表格视图' }).click();
  const [row] = await map
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: '没有账单的楼' }) })
    .all();
  expect(await row?.innerText()).toContain(format.quantity(told.savings.value, told.unit));
  const excluded = page.getByRole('region', { name: '未能建模的边界' });
  await excluded.getByRole('cell', { name: 'B3', exact: true }).waitFor();
  const reasons = await excluded.getByRole('row').last().getByRole('cell').allInnerTexts();
  expect(reasons.join(' ')).not.toMatch(/[a-z]-[a-z]/u);
  const csv = await textOfFile(page, sum.getByRole('link', { name: '下载 CSV' }));
  expect(csv.trim().split('\n')).toHaveLength(3);
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('the label of a building: answers from metering open, the others say what they need, and a reference gives the relative saving', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?tab=performance&year=2025');
  const computed = page.getByRole('region', { name: '已算出的项目' });
  await computed.waitFor();
  const ask = { building: 'B1', year: 2025 };
  const { items } = await shown.world.local.benchmarking.performance(ask);
  const use = items.find(({ item }) => item === 'use-electricity');
  expect(use?.state).toBe('computed');
  await computed.getByText(format.quantity(use?.value, use?.unit ?? ''), { exact: true }).waitFor();
  const needed = page.getByRole('region', { name: '还需要其他依据的项目' });
  const wanting = items.filter(({ state }) => state === 'needs');
  for (const { name } of wanting) await needed.getByRole('cell', { name, exact: true }).first().waitFor();
  for (const { needs } of wanting)
    await needed
      .getByText(needs ?? '')
      .first()
      .waitFor();
  await page.getByText('仅供参考', { exact: true }).first().waitFor();
  await page.getByLabel('参考建筑的能耗（kWh/m²·年）').last().fill('100');
  await page.getByRole('button', { name: '计算节能率' }).click();
  const told = await shown.world.local.benchmarking.performance({ ...ask, reference: 100 });
  const rate = told.items.find(({ item }) => item === 'saving-rate');
  await computed.getByText(format.share(rate?.value ?? 0), { exact: true }).waitFor();
  await computed.getByRole('link', { name: new RegExp(format.share(rate?.value ?? 0), 'u') }).click();
  await page.getByRole('dialog').getByText('1 − 实测 ÷ 参考值', { exact: false }).waitFor();
  expectClean(visit);
});
