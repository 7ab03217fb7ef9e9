import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTable } from '#platform/tables/tables.ts';
import { expectClean, goOn, openConsole, settled, signIn, textOfFile } from './console.ts';
import type { Console } from './console.ts';
import type { Visit } from './visit.ts';
import { settleTown } from './town.ts';

let shown: Console;
let bureau: { name: string; password: string };
let root: { name: string; password: string };

const register = 'meter,time,value\nR1,2025-03-01T00:00:00+08:00,500\nR1,2025-03-02T00:00:00+08:00,700\nR1,2025-03-03T00:00:00+08:00,90\n';

beforeAll(async () => {
  shown = await openConsole();
  const { world } = shown;
  await settleTown(world);
  const meters = 'code,building,carrier,kind,unit\nR1,B4,electricity,register,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
  await world.local.readings.importReadings({ file: await world.upload('register.csv', register), kind: 'register' });
  root = await shown.account('root', 'administrator');
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

/** The lines of a csv that has no quotes. */
const linesOf = (text: string) => text.replace('\ufeff', '').trim().split('\r\n');

test('the ranking as a file: all of the place, with codes and units, known-at date and source page', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025&known=2099-01-02&size=20');
  const text = await textOfFile(page, page.getByRole('button', { name: '导出“单位面积用量排名”为 csv' }));
  const [note = '', head = '', ...rows] = linesOf(text);
  expect(note).toMatch(/数字按 2099-01-02 当日结束时所知 · 导出于 .* · \/ranking\?/u);
  expect(head.split(',')).toEqual(expect.arrayContaining(['代码', '建筑面积 (m²)', '单位面积用量 (kWh/m²)', '覆盖率 (%)']));
  const { buildings } = await shown.world.local.benchmarking.rank({ region: '140300', year: 2025 });
  const [code, intensity] = [head.split(',').indexOf('代码'), head.split(',').indexOf('单位面积用量 (kWh/m²)')];
  const told = rows.map((row): [string | undefined, string] => [row.split(',')[code], row.split(',')[intensity] ?? '']);
  expect(told.flatMap(([building, value]) => (value === '' ? [] : [[building, Number(value)]]))).toEqual(
    buildings.map((one) => [one.code, one.intensity]),
  );
  expect(told.filter(([, value]) => value === '')).toHaveLength(told.length - buildings.length);
  expectClean(visit);
});

test('numbers are numbers in xlsx, and the audit trail shows who downloaded it', async () => {
  const visit = await shown.look({ language: 'en' });
  const { page } = visit;
  await signIn(visit, bureau, '/ranking?year=2025');
  const button = page.getByRole('button', { name: /^Export “.*” as xlsx$/u });
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const path = await file.path();
  expect(readFileSync(path).subarray(0, 2).toString('latin1')).toBe('PK');
  // place, year and subject, so that an office can file it as is
  expect(file.suggestedFilename()).toMatch(/^阳泉市_2025_.+\.xlsx$/u);
  const table = await openTable(path);
  const rows: string[] = [];
  for await (const batch of table.rows) rows.push(...batch.map(({ cells }) => cells.join()));
  expect(rows.length).toBe(4);
  const { entries } = await shown.world.local.access.audit({ action: 'export' });
  expect(entries[0]).toMatchObject({ actor: 'wang', detail: { format: 'xlsx', rows: 4 } });
  expectClean(visit);
});

/** Pages with tables. */
const pages: readonly string[] = [
  '/?year=2025&view=use',
  '/?year=2025&view=data',
  '/quality?tab=findings',
  '/quality?year=2025&tab=silent',
  '/ranking?year=2025&tab=excluded',
  '/ranking?year=2025&tab=champions',
  '/imports',
  '/buildings/B1?year=2025&tab=quota',
  '/buildings/B1?year=2025&tab=years',
  '/buildings/B1?year=2025&tab=flow',
  '/buildings/B1/history',
  '/buildings',
];

/** Every table of the page that has rows, by name. */
async function tablesOn({ page }: Visit): Promise<string[]> {
  const names: string[] = [];
  for (const table of await page.getByRole('table').all())
    if ((await table.getByRole('row').count()) > 1) names.push((await table.getByRole('caption').first().innerText()).trim());
  return names;
}

/** Every table of the page can be downloaded as a file, with all its columns. */
async function expectExported(visit: Visit, address: string): Promise<void> {
  const { page } = visit;
  const names = await tablesOn(visit);
  expect(names.length, address).toBeGreaterThan(0);
  for (const name of new Set(names)) {
    const text = await textOfFile(page, page.getByRole('button', { name: `导出“${name}”为 csv`, exact: true }).first());
    const [, head = '', ...rows] = linesOf(text);
    expect(rows.length, name).toBeGreaterThan(0);
    const heads = await page.getByRole('table', { name, exact: true }).first().getByRole('columnheader').allInnerTexts();
    for (const title of heads.map((one) => one.replace(/\s*ⓘ?$/u, '').trim()).filter((one) => !pressed.has(one)))
      expect(head, name).toContain(title);
    expect(head, name).not.toContain('undefined');
    expect(rows.join('\n'), name).not.toMatch(/undefined|\[object|NaN/u);
  }
}

/** Lists that are the main content of a page and of which no file is taken in this test. */
const lists: readonly string[] = ['/ranking?year=2025', '/policy/obligations', '/admin/audit'];

/** Those of which a file is taken. */
const taken = new Set(['/buildings', '/quality?tab=findings']);

/** The first table of the page is sorted by each of its columns. */
async function expectSorted({ page }: Visit, address: string): Promise<void> {
  const table = page.getByRole('main').getByRole('table').first();
  const rows = (await table.getByRole('row').count()) - 1;
  const told = await table
    .getByRole('columnheader')
    .evaluateAll((all) => all.map((one) => [one.textContent ?? '', one.classList.contains('ant-table-column-has-sorters')] as const));
  expect(told.length, address).toBeGreaterThan(1);
  if (rows > 1)
    expect(
      told.filter(([title, isSorted]) => !isSorted && !pressed.has(title.trim())),
      address,
    ).toEqual([]);
}

/** Columns that contain only buttons. */
const pressed = new Set(['', '撤销', '查看', '操作']);

// one window is used for page after page
test('every table with rows can be exported, with all its columns; a list is sorted by each of them', async () => {
  const visit = await shown.look();
  await signIn(visit, root, '/help');
  for (const address of [...pages, ...lists]) {
    await goOn(visit, address);
    await settled(visit);
    if (pages.includes(address)) await expectExported(visit, address);
    if (lists.includes(address) || taken.has(address)) await expectSorted(visit, address);
    expectClean(visit);
  }
});

test('users who may not export see no way to do so', async () => {
  const viewer = await shown.account('zhao', 'viewer', { region: '140300' });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, viewer, '/ranking?year=2025');
  await page.getByRole('table', { name: '单位面积用量排名' }).waitFor();
  expect(await page.getByRole('button', { name: /^导出/u }).count()).toBe(0);
  expectClean(visit);
});
