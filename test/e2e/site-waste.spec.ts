import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  bureau = await shown.account('bureau', 'bureau', { region: '140300' });
  const firms = 'code,name,region\nORG1,示例建筑公司,140302\n';
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', firms) });
  await world.local.access.keys.create({ name: 'builder', role: 'owner', organisation: 'ORG1' });
  const { cases } = world.local;
  const paper = { for: 'key:builder' };
  const { case: site } = await cases.begin({ procedure: 'green-site', organisation: 'ORG1', at: '2025-01-02T10:00:00+08:00', ...paper });
  const evidence = [{ kind: 'plan', file: await world.upload('p.pdf', '%PDF-1.7 …') }];
  const fields = { site: '示例工地', area: '100.00' };
  await cases.take({ case: site, transition: 'begin', fields, evidence, at: '2025-01-02T11:00:00+08:00', ...paper });
  const waste = { made: '120', reused: '90', disposed: '20', stored: '4', byKind: [{ kind: '渣土', made: '120' }] };
  await cases.take({ case: site, transition: 'monthly', period: '2025-01', fields: waste, at: '2025-02-05T11:00:00+08:00', ...paper });
});

afterAll(() => shown.stop());

test('a bureau sees where the waste of its sites went and what does not add up, and exports it as a workbook', async () => {
  const visit = await shown.look({ language: 'zh' });
  const { page } = visit;
  await signIn(visit, bureau, '/cases?tab=statistics&procedure=green-site&from=2025-01-01&to=2025-03-01');
  const places = page.getByRole('table', { name: '地区' });
  await places.getByRole('row', { name: /城区 120 90 20 4 75%/u }).waitFor();
  await page.getByText('产生量与利用量、处置量、存放增加量之和相差 6.000 t（月初存放 0.000 t）').waitFor();
  await page.getByText('与上限比较仅供参考').waitFor();
  await page.getByRole('table', { name: '垃圾类别' }).getByText('渣土').waitFor();
  await page.getByRole('group', { name: '工地', exact: true }).getByRole('link', { name: '示例工地' }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '月报（xlsx）' }).click();
  expect((await download).suggestedFilename()).toBe('建筑垃圾-2025-01-01-2025-03-01.xlsx');
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(visit);
  await expect.poll(() => overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});
