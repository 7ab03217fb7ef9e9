import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFormat } from '../../web/i18n/format.ts';
import { zh } from '../../web/i18n/zh.ts';
import { a11yViolations } from './axe.ts';
import { rowsBehind } from './chart-rows.ts';
import { expectClean, goOn, openConsole, pickYear, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };
const format = createFormat('zh', zh.figure.none);

beforeAll(async () => {
  shown = await openConsole({}, undefined, () => Date.parse('2026-11-20T04:00:00Z'));
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  await settleTown(shown.world);
  const october = await shown.world.upload('october.csv', 'meter,2026-10\nB1,61000\n');
  await shown.world.local.readings.importReadings({ file: october, layout: 'months' });
});

afterAll(async () => {
  await shown.stop();
});

test('a year chosen in the top bar holds from page to page, is in each address, and a link to another year is followed', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025');
  const chosen = page.getByRole('banner').getByTitle(/^\d{4} 年$/u);
  await pickYear(page, '2024 年');
  await page.waitForURL(/\/ranking\?.*year=2024/u);
  const menu = page.getByRole('navigation', { name: '主菜单' });
  await menu.getByRole('link', { name: '用能进度' }).click();
  await page.waitForURL(/\/paces\?.*year=2024/u);
  // a page without a year in between, which shows none
  await goOn(visit, '/todo');
  await chosen.waitFor({ state: 'detached' });
  await goOn(visit, '/ranking');
  await chosen.and(page.getByTitle('2024 年')).waitFor();
  await goOn(visit, '/quality?year=2023');
  await chosen.and(page.getByTitle('2023 年')).waitFor();
  await goOn(visit, '/carbon');
  await chosen.and(page.getByTitle('2023 年')).waitFor();
  expectClean(visit);
});

test('a year that is not over says how far it is measured, one of which nothing is known says so, a whole one says nothing', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2026');
  const bar = page.getByRole('banner');
  await bar.getByText('截至 10月', { exact: true }).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await goOn(visit, '/ranking?year=2019');
  await bar.getByText('无计量数据', { exact: true }).waitFor();
  await goOn(visit, '/ranking?year=2025');
  await bar.getByText('无计量数据', { exact: true }).waitFor({ state: 'detached' });
  expect(await bar.getByText(/^截至/u).count()).toBe(0);
  expectClean(visit);
});

test('the day as known on which figures are shown is behind ⋯, with a mark in the bar where it is set, and is lifted there', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025&known=2026-01-02');
  await page.getByRole('button', { name: '数据截至 2026年1月2日' }).click();
  await page.getByText('以下数字按 2026年1月2日 结束时所知计算').first().waitFor();
  await page.getByRole('button', { name: '恢复为当前所知' }).click();
  await page.waitForURL((url) => !url.searchParams.has('known'));
  await page.getByRole('button', { name: '数据截止日', exact: true }).waitFor();
  expectClean(visit);
});

test('the overview begins with its sentences, at most four key figures in a row, on a first screen of at most 1,700 px', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?region=140300&year=2025');
  await page.getByRole('region', { name: '本地情况' }).getByText('阳泉市纳入监测的 4 栋建筑').waitFor();
  const tiles = page.getByRole('region', { name: '关键指标' });
  await tiles.getByRole('link', { name: /^\d+ 项工作$/u }).waitFor();
  await settled(visit);
  const tops = await tiles.evaluate(({ children }) => [...children].map((one) => Math.round(one.getBoundingClientRect().top)));
  expect(
    Math.max(
      ...Map.groupBy(tops, (top) => top)
        .values()
        .map((row) => row.length),
    ),
  ).toBeLessThanOrEqual(4);
  for (const view of ['总体', '用能情况', '数据']) {
    await page.getByRole('tab', { name: view, exact: true }).click();
    await settled(visit);
    expect(await page.evaluate(() => document.documentElement.scrollHeight), view).toBeLessThanOrEqual(1700);
    expect(await a11yViolations(visit), view).toEqual([]);
  }
  expectClean(visit);
});

test('the months of a place are drawn beside those of the year before, as the API tells them', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/?region=140300&year=2026&view=use');
  const ask = (year: number) => shown.world.local.overview.cityMonths({ region: '140300', year });
  const [{ months }, before] = await Promise.all([ask(2026), ask(2025)]);
  const rows = await rowsBehind(page.getByRole('figure', { name: '2026 年逐月总能耗及上年同月' }));
  expect(rows.map((cells) => cells.slice(1))).toEqual(
    months.map(({ value }, at) => [format.quantity(value, 'tce'), format.quantity(before.months[at]?.value ?? null, 'tce')]),
  );
  expect(months.filter(({ value }) => value !== null).map(({ month }) => month)).toEqual(['2026-10']);
  expectClean(visit);
});

test('where no year is shown none can be chosen: in a view of all years, on a form, on the first screen of an owner', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/quality?tab=silent');
  const chosen = page.getByRole('banner').getByTitle(/^\d{4} 年$/u);
  for (const address of [
    '/quality?tab=silent',
    '/policy/review',
    '/policy/review?tab=compare',
    '/carbon-pathway',
    '/assessment?tab=schemes',
  ]) {
    await goOn(visit, address);
    await settled(visit);
    expect([address, await chosen.count()]).toEqual([address, 0]);
  }
  for (const address of ['/quality', '/policy/review?tab=owed', '/assessment', '/']) {
    await goOn(visit, address);
    await settled(visit);
    expect([address, await chosen.count()]).toEqual([address, 1]);
  }
  const owner = await shown.look();
  await signIn(owner, await shown.account('chen', 'owner', { organisation: 'O1' }), '/');
  await settled(owner);
  expect(
    await owner.page
      .getByRole('banner')
      .getByTitle(/^\d{4} 年$/u)
      .count(),
  ).toBe(0);
  expectClean(owner);
});
