import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, expect, test } from 'vitest';
import { openTable, sheetsIn } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'sheets-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Rows = readonly (readonly (string | number)[])[];

async function book(name: string, sheets: Readonly<Record<string, Rows>>): Promise<string> {
  const path = join(folder, name);
  const all = Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, rows: rows.map((row) => [...row]) }));
  writeFileSync(path, await writeXlsx({ sheets: all }));
  return path;
}

async function read(path: string, sheet?: string) {
  const table = await openTable(path, { sheet });
  const rows: (readonly string[])[] = [];
  for await (const batch of table.rows) rows.push(...batch.map(({ cells }) => cells));
  return { header: table.header, rows, findings: table.findings, sheet: table.sheet };
}

const ledger = {
  封面: [['阳泉市公共建筑能耗台账'], ['填报单位：阳泉市住建局'], ['2025 年 12 月']],
  空表: [],
  建筑: [
    ['建筑编号', '建筑名称', '建筑面积'],
    ['A1', '一号楼', 1200],
  ],
  电量: [
    ['户号', '月份', '电量'],
    ['A1', '2025-01', 300],
  ],
} as const;

test('covers and empty sheets are skipped and reported, the first table is read, the others are named', async () => {
  const { header, rows, sheet, findings } = await read(await book('a.xlsx', ledger));
  expect({ sheet, header, rows }).toEqual({
    sheet: '建筑',
    header: ['建筑编号', '建筑名称', '建筑面积'],
    rows: [['A1', '一号楼', '1200']],
  });
  expect(findings).toEqual([
    { code: 'sheets-skipped', severity: 'info', evidence: { sheets: '封面, 空表' } },
    { code: 'other-sheets', severity: 'info', evidence: { read: '建筑', ignored: '电量' } },
  ]);
});

test('a named sheet is read by its own heading; an unknown one is refused with the existing ones', async () => {
  const path = await book('b.xlsx', ledger);
  expect(await read(path, '电量')).toMatchObject({ header: ['户号', '月份', '电量'], rows: [['A1', '2025-01', '300']], findings: [] });
  await expect(read(path, '水量')).rejects.toMatchObject({ code: 'no-such-sheet', evidence: { sheets: '封面, 空表, 建筑, 电量' } });
});

test('every sheet is listed with its heading, without one if it contains no table', async () => {
  expect(await sheetsIn(await book('c.xlsx', ledger))).toEqual([
    { name: '封面', header: null },
    { name: '空表', header: null },
    { name: '建筑', header: ['建筑编号', '建筑名称', '建筑面积'] },
    { name: '电量', header: ['户号', '月份', '电量'] },
  ]);
});

test('a sheet cannot be requested from a file without sheets', async () => {
  const path = join(folder, 'd.csv');
  writeFileSync(path, 'a,b\n1,2\n');
  expect(await sheetsIn(path)).toEqual([]);
  await expect(read(path, '电量')).rejects.toMatchObject({ code: 'sheet-unused' });
});

test('sheets with the same columns, one for each month, are reported with how to read the next', async () => {
  const month = (code: string, use: number): Rows => [
    ['户号', '电量'],
    [code, use],
  ];
  const path = await book('d.xlsx', {
    封面: [['台账']],
    '1月': month('A1', 300),
    '2月': month('A1', 280),
    '3月': month('A1', 290),
    说明: [
      ['a', 'b'],
      ['c', 'd'],
    ],
  });
  const { sheet, findings } = await read(path);
  expect(sheet).toBe('1月');
  expect(findings).toEqual([
    { code: 'sheets-skipped', severity: 'info', evidence: { sheets: '封面' } },
    { code: 'sheets-alike', severity: 'warning', evidence: { read: '1月', alike: '2月, 3月', example: '--sheet "2月"' } },
    { code: 'other-sheets', severity: 'info', evidence: { read: '1月', ignored: '说明' } },
  ]);
  expect((await read(path, '2月')).findings).toEqual([]);
});
