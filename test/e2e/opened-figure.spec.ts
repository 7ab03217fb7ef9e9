import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { networkIdle, expectClean, openAnew, openConsole, signIn } from './console.ts';
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

/** A figure that can be opened: where it is, and the beginning of its name. */
const figures: readonly (readonly [string, (page: Page) => Locator])[] = [
  ['/?year=2025&view=use', (page) => page.getByRole('table', { name: '各能源全年用量' }).getByRole('link')],
  ['/ranking?year=2025', (page) => page.getByRole('table', { name: '单位面积用量排名' }).getByRole('link', { name: /查看来源/u })],
  ['/buildings/B1?year=2025&tab=flow', (page) => page.getByRole('link', { name: /标准煤：查看来源/u })],
  ['/buildings/B1?year=2025&tab=quota', (page) => page.getByRole('link', { name: /kWh\/m²：查看来源/u })],
];

/** Symbols, units, documents and statuses of a source are the same in every language. */
const wordless = /[A-Za-z]{4,}/gu;
const alike = /docs\/readings\.md|kgce|kWh|[\w-]+\/[\w/-]+(?:@\d+)?/gu;

test.each(figures)('%s: the opened figure shows its formula and its sources in Chinese, all the way down', async (address, find) => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, address);
  // a table that is redrawn during the press takes the figure with it
  await find(page).first().waitFor();
  await networkIdle(visit);
  await find(page).first().click();
  const drawer = page.getByRole('dialog', { name: '数字的来源' });
  for (let level = 0; level < 3; level += 1) {
    const formula = drawer.getByRole('definition').first();
    await formula.waitFor();
    const text = (await formula.innerText()).replaceAll(alike, '');
    expect(text, `level ${level}`).not.toMatch(wordless);
    expect(text).toMatch(/\p{Script=Han}/u);
    const sources = await drawer.getByRole('table').first().getByRole('row').allInnerTexts();
    for (const row of sources) expect(row.replaceAll(alike, '').match(wordless) ?? [], row).toEqual([]);
    const below = drawer.getByRole('button', { name: /：查看来源$/u });
    if ((await below.count()) === 0) break;
    const before = page.url();
    await below.first().click();
    await page.waitForURL((url) => url.href !== before);
    await drawer.getByRole('button', { name: '返回上一级' }).waitFor();
  }
  expectClean(visit);
});

test('the same in English', async () => {
  const visit = await shown.look({ language: 'en' });
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025');
  await page
    .getByRole('link', { name: /kWh\/m²/u })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('use / floor area, as measured').waitFor();
  expect(await drawer.getByText(/\p{Script=Han}/u).count()).toBe(0);
  expectClean(visit);
});

test('the copied link shows a colleague the same figure as known then, whatever was imported since', async () => {
  const { world } = shown;
  const visit = await shown.look();
  await signIn(visit, bureau, '/ranking?year=2025');
  const figure = visit.page
    .getByRole('table', { name: '单位面积用量排名' })
    .getByRole('link', { name: /查看来源/u })
    .first();
  await figure.waitFor();
  await networkIdle(visit);
  await figure.click();
  const drawer = visit.page.getByRole('dialog', { name: '数字的来源' });
  await drawer.getByRole('definition').first().waitFor();
  const said = await drawer.getByRole('definition').allInnerTexts();
  const value = await drawer.getByRole('strong').first().innerText();
  const link = new URL(await drawer.getByRole('textbox', { name: '复制链接' }).inputValue());
  const lines = ['B1', 'B2', 'B3'].map((meter) => [meter, ...Array.from({ length: 12 }, () => 1)].join());
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const file = await world.upload('later.csv', [`meter,${months.join()}`, ...lines].join('\n'));
  await world.local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity', createMeters: true });
  const colleague = await shown.look();
  await signIn(colleague, await shown.account('li', 'bureau', { region: '140300' }), `${link.pathname}${link.search}`);
  const same = colleague.page.getByRole('dialog', { name: '数字的来源' });
  await same.getByRole('definition').first().waitFor();
  expect(await same.getByRole('definition').allInnerTexts()).toEqual(said);
  expect(await same.getByRole('strong').first().innerText()).toBe(value);
  // what is known now is another figure
  await openAnew(colleague, '/ranking?year=2025');
  const now = colleague.page.getByRole('table', { name: '单位面积用量排名' });
  await now
    .getByRole('link', { name: /查看来源/u })
    .first()
    .waitFor();
  expect(await now.innerText()).not.toContain(value);
  expectClean(colleague);
});

test('an opened figure is saved as a memo, found on the to-do page, and opens as it was known then', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025');
  const figure = page
    .getByRole('table', { name: '单位面积用量排名' })
    .getByRole('link', { name: /查看来源/u })
    .first();
  await figure.waitFor();
  await networkIdle(visit);
  await figure.click();
  const drawer = page.getByRole('dialog', { name: '数字的来源' });
  const value = await drawer.getByRole('strong').first().innerText();
  await drawer.getByRole('textbox', { name: '备注' }).fill('局务会用');
  await drawer.getByRole('button', { name: '存为便签' }).click();
  await drawer.getByText('已存为便签，可在“待办”页查看。').waitFor();
  await drawer.getByRole('button', { name: '撤销' }).click();
  await drawer.getByText('已撤销，未保留便签。').waitFor();
  await drawer.getByRole('button', { name: '存为便签' }).click();
  await drawer.getByRole('link', { name: '查看便签' }).click();
  const memos = page.getByRole('table', { name: '我的便签' });
  const row = memos.getByRole('row', { name: /局务会用/u });
  await row.waitFor();
  expect(await memos.getByRole('row').count()).toBe(2);
  expect(await row.innerText()).toContain(value);
  await row.getByRole('link').click();
  await page.getByRole('dialog', { name: '数字的来源' }).getByRole('definition').first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/ranking');
  expectClean(visit);
});
