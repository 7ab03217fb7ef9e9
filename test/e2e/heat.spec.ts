import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, overTheEdge, settled, signIn } from './console.ts';
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
});
afterAll(() => shown.stop());

test('a household leads to its bill: who lived there until the 15th and who from then on, and each yuan opens', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/settlement-points');
  await page.getByRole('link', { name: 'SP1', exact: true }).click();
  await page.getByRole('link', { name: '其下热用户 2 户' }).click();
  await page.getByRole('link', { name: 'SH1', exact: true }).click();
  const bill = page.getByRole('region', { name: '采暖季热费' });
  await bill.getByRole('columnheader', { name: '用热人编号：A1' }).waitFor();
  // 6.60 × 100 × 15/30 + 45 × 1.5
  const total = bill.getByRole('row').filter({ hasText: '应缴热费' });
  expect(await total.getByRole('cell').allInnerTexts()).toEqual(['应缴热费', '397.50 元', '397.50 元']);
  await total.getByRole('link').first().click();
  await page.getByRole('dialog').getByText('SM1').first().waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('a bill that cannot be calculated says why, on a phone too', async () => {
  const visit = await shown.look({ width: 390 });
  await signIn(visit, root, '/households/SH2?season=2026-01');
  await visit.page.getByText('缺少读数且无法估算', { exact: false }).waitFor();
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  expectClean(visit);
});

test('a new area from a day on is entered by hand, and the bill uses it', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/households/SH3?season=2026-01');
  const total = page.getByRole('region', { name: '采暖季热费' }).getByRole('row').filter({ hasText: '应缴热费' });
  // 0.3 × 22 × 60
  await expect.poll(() => total.getByRole('cell').last().innerText()).toBe('396.00 元');
  await page.getByRole('textbox', { name: '新值' }).fill('120');
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await expect.poll(() => total.getByRole('cell').last().innerText()).toBe('792.00 元');
  expectClean(visit);
});

test('a season is entered with its source and appears in the list', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/heat-seasons');
  await page.getByRole('cell', { name: '示范通知' }).waitFor();
  await page.getByRole('table', { name: '热价及其版本' }).getByRole('cell', { name: '45.00' }).waitFor();
  expectClean(visit);
});
