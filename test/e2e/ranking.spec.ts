import { afterAll, beforeAll, expect, test } from 'vitest';
import { verdictTerms } from '#supervision/benchmarking/vocabulary.ts';
import { expectClean, goOn, openAnew, openConsole, signIn, walkTo } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  await settleTown(shown.world);
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

const asked = { region: '140300', year: 2025, carrier: 'electricity' } as const;

test('each ranked building has its verdict, marked 参考 if its limits are not verified; the list is sorted and filtered in the address', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025');
  const table = page.getByRole('table', { name: '单位面积用量排名' });
  const { buildings } = await shown.world.local.benchmarking.rank(asked);
  for (const { name, verdict, indicative } of buildings) {
    const row = table.getByRole('row', { name: new RegExp(name, 'u') });
    await row.waitFor();
    expect(await row.innerText()).toContain(verdictTerms[verdict].zh);
    expect((await row.innerText()).includes('参考')).toBe(indicative);
  }
  expect(buildings.filter(({ indicative }) => indicative).length).toBeGreaterThan(0);
  // the list is sorted by any column and filtered; the address keeps it
  const rows = table.getByRole('row').filter({ has: page.getByRole('link') });
  await rows.first().waitFor();
  await table.getByRole('columnheader', { name: '建筑面积' }).click();
  await page.waitForURL(/sort=floorArea/u);
  const { buildings: sorted, heatings } = await shown.world.local.stock.list({ ...asked, sort: 'floorArea', order: 'asc' });
  await expect.poll(() => rows.first().innerText()).toContain(sorted[0]?.name ?? 'a name');
  const [[kind, count] = ['', 0]] = Object.entries(heatings);
  await goOn(visit, `/ranking?year=2025&heating=${kind}`);
  await page.getByText(`共 ${count} 栋`).waitFor();
  await goOn(visit, '/ranking?year=2025&search=中学');
  await page.getByText('共 1 栋').waitFor();
  await table.getByRole('row', { name: /第一中学/u }).waitFor();
  expectClean(visit);
});

test('champions are the lowest of each use; keys move through the tabs, which are in the address', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025');
  const ranked = page.getByRole('tab', { name: /^排名/u });
  await ranked.waitFor();
  await walkTo(page, ranked);
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/tab=champions/u);
  const table = page.getByRole('table', { name: '各用途单位面积用量最低的建筑' });
  const { uses } = await shown.world.local.benchmarking.champions(asked);
  for (const { buildings } of uses)
    for (const { name, intensity } of buildings) {
      const row = table.getByRole('row', { name: new RegExp(name, 'u') });
      await row.waitFor();
      expect(await row.innerText()).toContain(`${Math.round(intensity * 10) / 10} kWh/m²`);
    }
  await openAnew(visit, page.url());
  await table.waitFor();
  expectClean(visit);
});

test('the overview leads to the list of those over quota by unverified limits, each marked; the formal list contains none', async () => {
  const visit = await shown.look();
  const { page } = visit;
  const { local } = shown.world;
  await signIn(visit, bureau, '/?year=2025');
  const tiles = page.getByRole('region', { name: '关键指标' });
  await tiles.getByRole('link', { name: '超约束值' }).click();
  await page.waitForURL(/basis=formal/u);
  const table = page.getByRole('table', { name: '单位面积用量排名' });
  await table.getByText('没有符合条件的记录').waitFor();
  await page.goBack();
  await tiles.getByRole('link', { name: '另有参考' }).click();
  await page.waitForURL(/verdict=over&basis=indicative/u);
  await openAnew(visit, '/ranking?year=2025&basis=indicative');
  const { buildings } = await local.stock.list({ ...asked, basis: 'indicative' });
  expect(buildings.length).toBeGreaterThan(0);
  for (const { name } of buildings) {
    const row = table.getByRole('row', { name: new RegExp(name, 'u') });
    await row.waitFor();
    expect(await row.innerText()).toContain('参考');
  }
  expectClean(visit);
});

test('reasons for exclusion are counted, filtered in the address, and each row says what to do', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025&tab=excluded&reason=coverage-low');
  const table = page.getByRole('table', { name: '未参与排名的建筑及原因' });
  await table.getByRole('row', { name: /第一中学.*覆盖率不足.*补录/u }).waitFor();
  expect(await table.getByRole('row', { name: /没有账单的楼/u }).count()).toBe(0);
  expectClean(visit);
});
