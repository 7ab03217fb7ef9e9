import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFormat } from '../../web/i18n/format.ts';
import { zh } from '../../web/i18n/zh.ts';
import { a11yViolations } from './axe.ts';
import { expectClean, goOn, openConsole, signIn, walkTo } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };
const format = createFormat('zh', zh.figure.none);

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  await settleTown(shown.world);
});

afterAll(async () => {
  await shown.stop();
});

test('the key figures of a building come first on its page, on a phone too, match the API, and each opens or leads on', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025');
  const strip = page.getByRole('region', { name: '2025 年关键指标' });
  await strip.getByRole('link', { name: '单位面积用电', exact: true }).waitFor();
  await page.getByRole('img', { name: '电用量，按月' }).waitFor();
  const told = await shown.world.local.overview.buildingSummary({ building: 'B1', year: 2025 });
  const text = await strip.innerText();
  const [first] = told.intensities;
  expect(first?.why).toContain('供暖');
  expect(text).toContain(first?.why);
  expect(text).toContain(format.quantity(first?.value, first?.unit ?? ''));
  expect(text).toContain(format.quantity(told.verdict.constraint, told.verdict.unit ?? ''));
  expect(text).toContain(`第 ${told.rank.rank} 名 / 共 ${told.rank.count} 栋`);
  expect(text).toContain(format.share(told.coverage.value ?? 0));
  const above = await strip.boundingBox();
  const tabs = await page.getByRole('tablist').first().boundingBox();
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(tabs?.y ?? 0);
  await page.setViewportSize({ width: 390, height: 844 });
  const onTelephone = await strip.getByRole('link', { name: '单位面积用电', exact: true }).boundingBox();
  expect(onTelephone?.y ?? 9999).toBeLessThan(600);
  await page.setViewportSize({ width: 1366, height: 768 });
  await strip.getByRole('link', { name: `${format.quantity(first?.value, first?.unit ?? '')}：查看来源` }).click();
  await page.getByRole('dialog').getByText('建筑面积').first().waitFor();
  await page.goBack();
  await strip.getByRole('link', { name: '定额判定' }).click();
  await page.getByRole('tab', { name: '定额与同类', selected: true }).waitFor();
  await strip.getByRole('link', { name: '待判定疑点' }).click();
  await page.getByRole('tab', { name: '用量', selected: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('存疑的读数');
  await strip.getByRole('link', { name: '同类名次' }).click();
  await page.waitForURL(/\/ranking\?.*use=office/u);
  expectClean(visit);
});

test('the trend opens its 36 months in the chart, by keyboard; a building without meters shows what to do, and nothing is 0', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025');
  const trend = page.getByRole('link', { name: /电逐月用量，2023年1月至2025年12月/u });
  await walkTo(page, trend);
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=2023-01-01.*to=2026-01-01|to=2026-01-01.*from=2023-01-01/u);
  await page.getByRole('img', { name: '电用量，按月' }).waitFor();
  await goOn(visit, '/buildings/B4?year=2025');
  const strip = page.getByRole('region', { name: '2025 年关键指标' });
  await strip
    .getByText(/尚无表计/u)
    .first()
    .waitFor();
  expect(await strip.innerText()).not.toMatch(/(?:^|\s)0(?:%| kWh| kgce)/u);
  expectClean(visit);
});

test('a month opens by days and a day by quarter hours, by keyboard and by a click next to the bar; the address keeps it, back goes up', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025');
  const months = page.getByRole('img', { name: '电用量，按月' });
  await expect.poll(() => months.getAttribute('data-drawn')).toBe('true');
  // arrow keys go through the steps and announce them, Enter opens one
  const walker = page.getByRole('slider', { name: /电用量，按月/u });
  await walkTo(page, walker);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await walker.getAttribute('aria-valuetext')).toContain('2025年3月 用量 63,000 kWh');
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=2025-03-01&to=2025-04-01|to=2025-04-01&from=2025-03-01/u);
  await page.getByRole('img', { name: '电用量，按日' }).waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  await page.goBack();
  await expect.poll(() => months.getAttribute('data-drawn')).toBe('true');
  const box = await months.boundingBox();
  // above the bars, in the middle of the year
  await months.click({ position: { x: (box?.width ?? 0) / 2, y: 60 } });
  await page.waitForURL(/from=2025-0[67]-01/u);
  await page.getByRole('img', { name: '电用量，按日' }).waitFor();
  await page.getByRole('navigation', { name: '上级时段' }).getByRole('button', { name: '2025年' }).waitFor();
  await page.goBack();
  await months.waitFor();
  await page.getByRole('button', { name: '表格视图' }).click();
  await page.getByRole('button', { name: '2025年2月', exact: true }).click();
  await page.waitForURL(/from=2025-02-01&to=2025-03-01|to=2025-03-01&from=2025-02-01/u);
  await page.getByRole('button', { name: '2025年2月3日', exact: true }).click();
  await page.getByRole('table', { name: '电用量，按15 分钟' }).waitFor();
  const up = page.getByRole('navigation', { name: '上级时段' });
  await up.getByRole('button', { name: '2025年2月' }).click();
  await page.getByRole('table', { name: '电用量，按日' }).waitFor();
  expectClean(visit);
});
