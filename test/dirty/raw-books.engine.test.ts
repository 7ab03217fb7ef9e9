import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';
import { rawBook, sheetXml, type RawCell, type RawSheet } from './raw-book.ts';

/** Workbooks with hidden rows, with cells that are errors, with one sheet per month. */
let world: World;
const { used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

type Options = Omit<Parameters<World['local']['readings']['importReadings']>[0], 'file'>;

const bring = async (sheets: readonly RawSheet[], how: Parameters<typeof rawBook>[1] = {}, more: Options = {}) => {
  const file = await world.upload('a.xlsx', rawBook(sheets, { styles: ['yyyy-mm-dd'], ...how }));
  return world.local.readings.importReadings({ createMeters: true, ...more, file });
};
const refused = (...given: Parameters<typeof bring>) => bring(...given).catch((error: unknown) => (error as ProblemAnswer).document.code);

/** 1 January 2025, as counted by spreadsheets. */
const first = 45_658;
const head = ['日期', '表号', '用电量(kWh)'];
const rows = (meter: string, day = (at: number): RawCell => [first + at, 1]): RawCell[][] =>
  [5, 4, 6].map((use, at) => [day(at), meter, use]);
const days = async (meter: string) => (await used(meter, '2025-01-01', '2025-01-04', 'day')).steps;
const one = (xml: string): RawSheet[] => [{ name: 'S', xml }];

test('hidden or filtered rows are read, and this is reported', async () => {
  const came = await bring(one(sheetXml([head, ...rows('A1')], { 2: 'hidden="1"', 4: 'hidden="1"' })));
  expect(came.findings).toContainEqual(expect.objectContaining({ code: 'rows-hidden', evidence: { count: 2, first: 2 } }));
  expect(await days('A1')).toEqual([5, 4, 6]);
});

test('hidden columns are reported', async () => {
  const xml = `<cols><col min="4" max="4" hidden="1"/></cols>${sheetXml([[...head, '备注'], ...rows('A2').map((cells) => [...cells, 'x'])])}`;
  const came = await bring(one(xml));
  expect(came.findings).toContainEqual(expect.objectContaining({ code: 'columns-hidden', evidence: { columns: '备注' } }));
});

test('a hidden sheet with the same layout raises no question', async () => {
  const old = sheetXml([head, ...rows('A3', (at) => [first - 10 + at, 1])]);
  const sheets = [
    { name: 'new', xml: sheetXml([head, ...rows('A3')]) },
    { name: 'old', xml: old, state: 'veryHidden' },
  ];
  expect((await bring(sheets)).findings).toContainEqual(expect.objectContaining({ code: 'other-sheets' }));
  expect(await days('A3')).toEqual([5, 4, 6]);
});

test.each([
  [
    'B1',
    [
      ['月份', '户号', '用电量(kWh)'],
      ['2025-01', 'B1', 999],
    ],
  ],
  [
    'B2',
    [
      ['户号', '全年用电量(kWh)'],
      ['B2', 1278],
      ['B2-2', 678],
    ],
  ],
])('a sheet before twelve monthly ones raises a question: %s', async (meter, sum) => {
  const months = Array.from({ length: 12 }, (_, at) => ({
    name: `2025年${at + 1}月`,
    xml: sheetXml([
      ['户号', '用电量(kWh)', '电费'],
      [meter, 100 + at, 5],
      [`${meter}-2`, 50, 3],
    ]),
  }));
  const sheets = [{ name: '汇总', xml: sheetXml(sum as RawCell[][]) }, ...months];
  expect(await refused(sheets)).toBe('sheets-beside-open');
  await bring(sheets, {}, { sheet: '2025年3月' });
  expect((await used(meter, '2025-03-01', '2025-04-01')).total).toBe(102);
});

test('errors and marks for missing are not codes of metering points', async () => {
  const marks = ['#N/A', '#REF!', 'NULL', '(blank)', '-'].flatMap((mark) => rows(mark));
  const came = await bring(one(sheetXml([head, ...rows('C1'), ...marks])));
  expect(came).toMatchObject({ accepted: 3, rejectedCount: 15 });
  expect(came.findings).toContainEqual(
    expect.objectContaining({ code: 'meters-created', evidence: expect.objectContaining({ meters: 1 }) }),
  );
});

const merged = '<mergeCells><mergeCell ref="B1:D1"/><mergeCell ref="A1:A2"/></mergeCells>';

test('metering points below a merged heading of use have their own names', async () => {
  const table = (group: string, names: readonly string[]): string =>
    sheetXml(
      [['日期', group, null, null], [null, ...names], ...[5, 4, 6].map((use, at): RawCell[] => [[first + at, 1], use, use * 2, use * 4])],
      {},
      merged,
    );
  await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,carrier,kind,unit\nD1#,electricity,interval,kWh\n') });
  await bring(one(table('用电量(kWh)', ['D1#', 'D2#', 'D3#'])));
  await bring(one(table('各楼用电量(kWh)', ['甲一楼', '甲二楼', '甲三楼'])));
  expect([await days('D1#'), await days('D2#'), await days('甲三楼')]).toEqual([
    [5, 4, 6],
    [10, 8, 12],
    [20, 16, 24],
  ]);
});

test('metering points below the heading of a place keep it', async () => {
  const names = ['照明', '空调', '动力'];
  await bring(
    one(
      sheetXml(
        [
          ['日期', '东楼', null, null],
          [null, ...names],
          ...[5, 4, 6].map((use, at): RawCell[] => [[first + at, 1], use, use * 2, use * 4]),
        ],
        {},
        merged,
      ),
    ),
    {},
    { unit: 'kWh' },
  );
  expect(await used('照明', '2025-01-01', '2025-01-04').catch(() => null)).toBeNull();
});

test.each([
  ['E1', { isFrom1904: true }, (at: number): RawCell => [first - 1462 + at, 1]],
  ['E2', {}, (at: number): RawCell => (at === 1 ? '2025-01-02' : [first + at, 1])],
  ['E3', {}, (at: number): RawCell => (at === 1 ? '2025-01-02' : first + at)],
  ['E4', { isStrict: true }, (at: number): RawCell => ({ raw: `<c r="@" t="d"><v>2025-01-0${at + 1}T00:00:00</v></c>` })],
  ['E5', {}, (at: number): RawCell => ({ raw: `<c r="@" t="inlineStr"><is><r><t>2025-01</t></r><r><t>-0${at + 1}</t></r></is></c>` })],
])('days in every notation of a workbook: %s', async (meter, how, day) => {
  await bring(one(sheetXml([head, ...rows(meter, day)])), how);
  expect(await days(meter)).toEqual([5, 4, 6]);
});
