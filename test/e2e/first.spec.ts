import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectClean, openAccount, openAnew, openConsole, signIn, speakIn, walkTo } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';
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

test('an empty city says what to do first', async () => {
  const visit = await shown.look();
  await signIn(visit, await shown.account('zhou', 'bureau', { region: '140800' }), '/ranking?year=2025');
  await visit.page.getByRole('heading', { name: '尚无可排名的建筑' }).waitFor();
  await visit.page.getByRole('link', { name: '录入建筑和账单' }).waitFor();
  expectClean(visit);
});

test('the ranked list shows the highest first, with unit; unranked buildings have a reason; a figure opens down to its meter', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025');
  const table = page.getByRole('table', { name: '单位面积用量排名' });
  const rows = table.getByRole('row').filter({ has: page.getByRole('link') });
  await rows.first().waitFor();
  const answer = await shown.world.local.benchmarking.rank({ region: '140300', year: 2025, carrier: 'electricity' });
  expect(answer.buildings.map(({ code }) => code)).toEqual(['B3', 'B1']);
  expect(await rows.count()).toBe(4);
  expect(await rows.nth(0).innerText()).toContain('滨河宾馆');
  expect(await rows.nth(0).innerText()).toContain('120 kWh/m²');
  expect(await rows.nth(1).innerText()).toContain('79.8 kWh/m²');
  await page.getByRole('tab', { name: '未参与排名（2）' }).click();
  const excluded = page.getByRole('table', { name: '未参与排名的建筑及原因' });
  await excluded.getByRole('row', { name: /没有账单的楼/u }).waitFor();
  expect(await excluded.getByRole('row', { name: /第一中学/u }).innerText()).toContain('覆盖率');
  await page.reload();
  await excluded.getByRole('row', { name: /没有账单的楼/u }).waitFor();
  await page.goBack();
  await table.waitFor();
  // a figure can be opened down to its meter, its address is a link to share, and Escape closes it
  await page.getByRole('link', { name: '120 kWh/m²：查看来源' }).click();
  const drawer = page.getByRole('dialog', { name: '数字的来源' });
  await drawer.getByText('建筑面积').first().waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  await drawer.getByRole('button', { name: /600,000 kWh/u }).click();
  await drawer.getByRole('table', { name: '计量表' }).getByRole('row', { name: /B3/u }).waitFor();
  const address = await drawer.getByLabel('复制链接').first().inputValue();
  await drawer.getByRole('button', { name: '返回上一级' }).click();
  await drawer.getByText('建筑面积').first().waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await openAnew(visit, address);
  await drawer.getByRole('table', { name: '计量表' }).getByRole('row', { name: /B3/u }).waitFor();
  expectClean(visit);
});

test('another step, other days: the address keeps them, back goes back; a click on the bar of a month opens its days', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025');
  await page.getByText('粒度与日期').click();
  await page.getByText('日', { exact: true }).click();
  await page.getByRole('img', { name: '电用量，按日' }).waitFor();
  await page.waitForURL(/step=day/u);
  await page.getByRole('button', { name: '上一期' }).click();
  await page.waitForURL(/from=2024-01-01&to=2025-01-01/u);
  await page.goBack();
  await page.goBack();
  const chart = page.getByRole('img', { name: '电用量，按月' });
  await chart.waitFor();
  const box = await chart.boundingBox();
  // the second bar: the middle of the second of twelve steps between the edges of the grid, near the bottom
  const [left, right] = [72, 24];
  await expect
    .poll(async () => {
      await chart.click({ position: { x: left + (((box?.width ?? 0) - left - right) * 1.5) / 12, y: 230 } }).catch(() => undefined);
      return page.url();
    })
    .toMatch(/from=2025-02-01.*to=2025-03-01|to=2025-03-01.*from=2025-02-01/u);
  await page.getByRole('img', { name: '电用量，按日' }).waitFor();
  expectClean(visit);
});

test('the coverage of each month matches the API; the table behind a chart has no accessibility faults', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B2?year=2025');
  const row = page.getByRole('table', { name: '各能源逐月计量覆盖率' }).getByRole('row', { name: /^电/u });
  await row.waitFor();
  await page.getByRole('heading', { name: '第一中学教学楼' }).waitFor();
  const told = await shown.world.local.metering.completeness({ building: 'B2', from: '2025-01-01', to: '2026-01-01', step: 'month' });
  const steps = told.buildings[0]?.steps ?? [];
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['电', ...steps.map((share) => (share === 1 ? '100%' : '0%'))]);
  expect(steps[2]).toBe(0);
  await page.getByRole('button', { name: '表格视图' }).click();
  await page.getByRole('table', { name: '电用量，按月' }).waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  expectClean(visit);
});

test('by keyboard alone: sign in, open a figure, go down, close it, reach the building', async () => {
  const visit = await shown.look();
  const { page } = visit;
  const { keyboard } = page;
  await page.goto('/ranking?year=2025');
  await page.getByLabel('用户名').waitFor();
  await keyboard.type(bureau.name);
  await keyboard.press('Tab');
  await keyboard.type(bureau.password);
  await keyboard.press('Enter');
  const figure = page.getByRole('link', { name: '120 kWh/m²：查看来源' });
  await figure.waitFor();
  await walkTo(page, figure);
  await keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: '数字的来源' });
  const below = drawer.getByRole('button', { name: /600,000 kWh/u });
  await below.waitFor();
  await walkTo(page, below);
  await keyboard.press('Enter');
  await drawer.getByRole('row', { name: /B3/u }).first().waitFor();
  await keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });
  await walkTo(page, page.getByRole('tab', { name: /^排名/u }));
  await keyboard.press('End');
  await page.getByRole('tab', { name: /^未参与排名/u, selected: true }).waitFor();
  await walkTo(page, page.getByRole('link', { name: '没有账单的楼' }));
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: '没有账单的楼' }).waitFor();
  await page.getByText('这栋建筑尚无表计', { exact: true }).waitFor();
  expectClean(visit);
});

test('a building outside the scope is reported as not found', async () => {
  const other = await shown.account('sun', 'bureau', { region: '140303' });
  const visit = await shown.look();
  await signIn(visit, other, '/buildings/B1');
  await visit.page.getByRole('alert').filter({ hasText: '未找到' }).waitFor();
  expectClean(visit);
});

test('language and appearance are switched in place and kept', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025');
  await speakIn(page, 'English');
  await page.getByRole('heading', { name: 'Ranking and quota' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Ranking and quota' }).waitFor();
  await openAccount(page);
  await page.getByRole('button', { name: /Appearance: Match system/u }).click();
  await page.getByRole('button', { name: /Appearance: Light/u }).click();
  await page.getByRole('button', { name: /Appearance: Dark/u }).waitFor();
  expectClean(visit);
});
