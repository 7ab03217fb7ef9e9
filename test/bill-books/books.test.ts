import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carrierUnit, type Carrier } from '#kernel/carrier.ts';
import { bookOf, readingsOf, type Bill } from '#metering/reading-intake/bill-books.ts';
import { type GridSheet, openGrid } from '#platform/tables/grid.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { books, type MadeBook } from './books.ts';
import { doubtfulBooks } from './doubtful-books.ts';
import { endDayBooks } from './end-day-books.ts';
import { figureBooks } from './figure-books.ts';
import { periodBooks } from './period-books.ts';
import { timeBooks } from './time-books.ts';
import { billWorkbook, type Sheets } from './workbook.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bill-books-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const carriers: Readonly<Record<string, Carrier>> = { W: 'water', G: 'gas', H: 'heat' };

/** A metering point by its code: R is a counter with a multiplier of 80. */
function meterOf(code: string): MeterFacts {
  const carrier = carriers[code.slice(0, 1)] ?? 'electricity';
  const isCounter = code.startsWith('R');
  const device = {
    since: -Infinity,
    digits: 6,
    multiplier: { num: isCounter ? 80 : 1, den: 1 },
    unit: carrierUnit(carrier),
    start: null,
    end: null,
  };
  return {
    id: 1,
    code,
    building: 'B',
    zone: 'Asia/Shanghai',
    carrier,
    item: null,
    kind: isCounter ? 'register' : 'interval',
    kindStated: true,
    direction: 'import',
    capacityKw: null,
    parent: null,
    operator: null,
    installed: null,
    removed: null,
    shares: [{ building: 'B', share: 1 }],
    devices: [device],
  };
}

async function read(file: string, content: Sheets | string, said: MadeBook['said'] = {}) {
  const place = path.join(folder, typeof content === 'string' ? 'a.csv' : 'a.xlsx');
  writeFileSync(place, typeof content === 'string' ? content : billWorkbook(content));
  const grid = await openGrid(place, { sheets: 60, rows: 3000, columns: 80, bytes: 8_000_000 });
  return Array.isArray(grid) ? bookOf(grid as readonly GridSheet[], file, said) : null;
}

const codeOf = ({ meter, account }: Bill): string => {
  const numbers = [meter?.text ?? '', account?.text ?? ''];
  return numbers.find((text) => /^[A-Z]\d/u.test(text)) ?? '';
};

const aside = new Set(['bill-notes-left', 'money-left', 'sheets-read']);

const all: readonly MadeBook[] = [...books, ...periodBooks, ...doubtfulBooks, ...endDayBooks, ...timeBooks, ...figureBooks];

test.each(all)('$name', async ({ file, sheets = {}, csv, said, asks = [], unused = [], says, doubts = [] }) => {
  const book = await read(file, csv ?? sheets, said);
  expect(book?.isSure).toBe(true);
  const bills = book?.bills ?? [];
  expect(bills.flatMap(({ open }) => open?.kind ?? [])).toEqual(asks);
  expect(book?.unused).toEqual(unused);
  const came = readingsOf(
    bills.filter(({ days }) => days !== null).map((bill) => ({ bill, meter: meterOf(codeOf(bill)) })),
    undefined,
  );
  const told = came.readings.map(({ meter, time, end, value, unit }) =>
    [meter, time, end, value, unit].filter((one) => one !== undefined).join(' '),
  );
  expect(told.toSorted()).toEqual(says.toSorted());
  const codes = [...(book?.findings ?? []), ...came.findings].map(({ code }) => code).filter((code) => !aside.has(code));
  expect(codes.toSorted()).toEqual(doubts.toSorted());
});

test('there are at least a hundred made books', () => {
  expect(all.length).toBeGreaterThanOrEqual(100);
});

test('each cell is named as spreadsheets name it, with the sheet that it is in', async () => {
  const book = await read('2025年10月.xlsx', { 电: `表号|上月表底|本月表底|倍率|电量\nE1|10|20|10|110` });
  const bills = book?.bills ?? [];
  const { readings, findings } = readingsOf(
    bills.map((bill) => ({ bill, meter: meterOf('E1') })),
    undefined,
  );
  expect(readings[0]?.cells.map(({ sheet, ref }) => `${sheet} ${ref}`)).toEqual(['电 E2']);
  expect(findings[0]?.evidence).toMatchObject({
    sheet: '电',
    cell: 'E2',
    written: 110,
    calculated: 100,
    registers: '10 → 20',
    multiplier: 10,
  });
});

test.each([
  ['a list of meters', { S: `表号|建筑|能源种类|倍率|安装日期\nE1|B1|电|1|2020-01-01` }],
  ['a list of buildings with the use of a year', { S: `编号|名称|用途|建筑面积|年用电量(kWh)\nB1|一号楼|办公|1200|100000` }],
  ['use by month in a table of readings', { S: `表号|月份|用电量(kWh)\nE1|2025-10|310` }],
  ['rooms of tenants with their readings', { S: `2025年10月抄表|>|>|>\n房号|上期读数|本期读数|用电量\n101|1|2|1\n102|3|5|2` }],
])('%s is no bill book for certain', async (_, sheets) => {
  expect((await read('a.xlsx', sheets))?.isSure ?? false).toBe(false);
});
