import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriers, expectClean, openConsole, signIn, walkTo } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
  await settleTown(shown.world);
  const { local } = shown.world;
  await local.registry.editBuilding({
    building: 'B1',
    set: { yearBuilt: 1998, lifeEvents: 'retrofit:2022-03-01:外墙' },
  });
  await local.registry.editBuilding({ building: 'B1', set: { floorArea: 12_000 }, from: '2024-07-01' });
  await local.registry.editMeter({ meter: 'B1', set: { installed: '2010-05-01' } });
});

afterAll(async () => {
  await shown.stop();
});

test('the views of a building are walked by arrow keys, and the address keeps the one that is open', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?year=2025');
  await page.getByText('B1 · 办公').waitFor();
  await page.getByRole('img', { name: '电用量，按月' }).waitFor();
  await walkTo(page, page.getByRole('tab', { name: '用量' }));
  await page.keyboard.press('End');
  await page.getByRole('tab', { name: '政策义务', selected: true }).waitFor();
  await page.waitForURL(/tab=duties/u);
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('list', { name: '建筑的沿革' }).waitFor();
  await page.reload();
  await page.getByRole('list', { name: '建筑的沿革' }).waitFor();
  await page.keyboard.press('Home');
  expectClean(visit);
});

test('the life of a building is the one that the API tells, its meters and changes in it; each fact says who set it', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/B1?tab=facts');
  const told = await shown.world.local.registry.timeline({ building: 'B1' });
  expect(told.events.map(({ day, kind }) => `${day} ${kind}`)).toEqual([
    '1998-01-01 built',
    '2010-05-01 meter-installed',
    '2022-03-01 retrofit',
    '2024-07-01 changed',
  ]);
  const life = page.getByRole('list', { name: '建筑的沿革' }).getByRole('listitem');
  await life.first().waitFor();
  expect((await life.allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, ' '))).toEqual([
    '1998年 建成',
    '2010年5月1日 安装计量点 B1',
    '2022年3月1日 改造 外墙',
    '2024年7月1日 建筑面积变为 12,000 m²',
  ]);
  const facts = page.getByRole('region', { name: '建筑档案' });
  await facts
    .getByText(/导入「buildings.csv」/u)
    .first()
    .waitFor();
  await facts
    .getByText(/手工填写/u)
    .first()
    .waitFor();
  expectClean(visit);
});

describe.each([
  ['light', false],
  ['dark', true],
] as const)('in %s', (_, dark) => {
  test('no view has barriers, and nothing runs over the edge of a telephone', async () => {
    const visit = await shown.look({ dark });
    const { page } = visit;
    await signIn(visit, bureau, '/buildings/B1?year=2025&tab=facts');
    await page.getByRole('list', { name: '建筑的沿革' }).waitFor();
    expect(await barriers(visit)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.goto('/buildings/B1?year=2025&tab=quota');
    await page.getByText('约束值', { exact: true }).waitFor();
    expect(await barriers(visit)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expectClean(visit);
  });
});
