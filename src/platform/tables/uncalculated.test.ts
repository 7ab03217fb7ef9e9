import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zipOf } from '../../../test/dirty/book-from-1904.ts';
import { Problem } from '#kernel/problem.ts';
import { openSound } from './void-refused.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'formulas-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A formula without a result, or a text. */
type Cell = string | { readonly formula: string; readonly result?: string };

function bookOf(rows: readonly (readonly Cell[])[]): Buffer {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (what: string, target: string) =>
    `<Relationships><Relationship Id="rId1" Type="${type}/${what}" Target="${target}"/></Relationships>`;
  const cellOf = (cell: Cell, at: string): string =>
    typeof cell === 'string'
      ? `<c r="${at}" t="str"><v>${cell}</v></c>`
      : `<c r="${at}"><f>${cell.formula}</f>${cell.result === undefined ? '' : `<v>${cell.result}</v>`}</c>`;
  const data = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellOf(cell, `${String.fromCodePoint(65 + column)}${row + 1}`));
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data.join('')}</sheetData></worksheet>`,
  });
}

/** The columns of a small table, as its reader reads them one by one. */
async function columnsOf(rows: readonly (readonly Cell[])[], columns: readonly number[]): Promise<unknown> {
  const path = join(folder, 'b.xlsx');
  await writeFile(path, bookOf(rows));
  const read: string[][] = [];
  try {
    for await (const batch of (await openSound(path, { name: 'b.xlsx' })).rows)
      for (const { cells } of batch) read.push(columns.map((at) => cells[at] ?? ''));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [error.code, error.evidence];
  }
  return read;
}

const without = { formula: 'B2*2' };

test('a formula without a result in a column that is read is reported with its cell, not taken for an empty one', async () => {
  const rows = [
    ['code', 'kw'],
    ['A', '1'],
    ['B', without],
  ];
  expect(await columnsOf(rows, [0, 1])).toEqual(['formula-uncalculated', { file: 'b.xlsx', row: 3, cell: 'B3' }]);
  expect(
    await columnsOf(
      [
        ['code', 'kw', 'note'],
        [without, '1', ''],
      ],
      [0],
    ),
  ).toEqual(['formula-uncalculated', { file: 'b.xlsx', row: 2, cell: 'A2' }]);
});

test('one in an unread column, one with a result, and one whose result is zero refuse no file', async () => {
  const rows = [
    ['code', 'kw', 'sum'],
    ['A', { formula: '1+1', result: '2' }, without],
    ['B', { formula: '1-1', result: '0' }, ''],
  ];
  expect(await columnsOf(rows, [0, 1])).toEqual([
    ['A', '2'],
    ['B', '0'],
  ]);
});
