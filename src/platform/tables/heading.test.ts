import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeXlsx } from 'hucre';
import { openRows, openTable, writeRejects, writeTable } from './tables.ts';

const room = mkdtempSync(join(tmpdir(), 'yaodong-heading-'));
afterAll(() => rmSync(room, { recursive: true }));

const titles = '公共建筑能耗台账（2024年）\r\n填报单位：市住建局{d}单位：万平方米\r\n\r\n';
const decimalCommas = '台账\nname;a;b\nx;1,5;2,5\ny;3,5;4,5\n';
const ledger = (d: string): string =>
  `${titles.replace('{d}', d)}${['序号', '建筑名称', '区县', '面积'].join(d)}\r\n1${d}第一中学${d}小店区${d}1.2\r\n2${d}医院${d}迎泽区${d}3.5\r\n`;

function kept(name: string, content: string | Uint8Array): string {
  const path = join(room, name);
  writeFileSync(path, content);
  return path;
}

const workbook = async (): Promise<string> => {
  const path = join(room, 'ledger.xlsx');
  await writeTable(
    'xlsx',
    path,
    ['台账（2024年）', '', '', ''],
    [
      ['填报单位：市住建局', '单位：万平方米', '', ''],
      ['序号', '建筑名称', '区县', '面积'],
      ['1', '第一中学', '小店区', 1.2],
    ],
  );
  return path;
};

const read = async (path: string, headerRow?: number) => {
  const table = await openTable(path, { headerRow });
  return { header: table.header, rows: (await Array.fromAsync(table.rows)).flat(), findings: table.findings };
};

test.each([',', ';', '\t'])('below titles the header is where a person states it; rows keep their numbers (%j)', async (delimiter) => {
  const { header, rows } = await read(kept('ledger.csv', ledger(delimiter)), 4);
  expect(header).toEqual(['序号', '建筑名称', '区县', '面积']);
  expect(rows).toEqual([
    { row: 5, cells: ['1', '第一中学', '小店区', '1.2'] },
    { row: 6, cells: ['2', '医院', '迎泽区', '3.5'] },
  ]);
});

test.each([',', ';', '\t'])(
  'without a statement, the row that looks like the header is used, and this is reported (%j)',
  async (delimiter) => {
    const { header, rows, findings } = await read(kept('ledger.csv', ledger(delimiter)));
    expect(header).toEqual(['序号', '建筑名称', '区县', '面积']);
    expect(rows[0]).toEqual({ row: 5, cells: ['1', '第一中学', '小店区', '1.2'] });
    expect(findings).toContainEqual({
      code: 'header-found',
      severity: 'info',
      evidence: { row: 4, rows: '4', columns: '序号 | 建筑名称 | 区县 | 面积' },
    });
  },
);

test('decimal commas are not a delimiter', async () => {
  expect((await read(kept('commas.csv', decimalCommas))).findings.map(({ evidence }) => evidence)).toContainEqual({
    row: 2,
    rows: '2',
    columns: 'name | a | b',
  });
});

test('the same applies to a workbook', async () => {
  const path = await workbook();
  expect((await read(path)).findings).toContainEqual(
    expect.objectContaining({ code: 'header-found', evidence: { row: 3, rows: '3', columns: '序号 | 建筑名称 | 区县 | 面积' } }),
  );
  const { header, rows } = await read(path, 3);
  expect(header).toEqual(['序号', '建筑名称', '区县', '面积']);
  expect(rows).toEqual([{ row: 4, cells: ['1', '第一中学', '小店区', '1.2'] }]);
});

test('the bytes of a csv also start after the header', async () => {
  const { bytes } = await openRows(kept('ledger.csv', ledger(',')), { headerRow: 4 });
  expect(bytes?.firstRow).toBe(5);
  expect(Buffer.concat(await Array.fromAsync(bytes?.bytes ?? [])).toString()).toBe('1,第一中学,小店区,1.2\r\n2,医院,迎泽区,3.5\r\n');
});

test('rejects of such a file are sent again in the same form', async () => {
  const path = join(room, 'rejects.csv');
  await writeRejects('csv', path, ['序号', '建筑名称'], [{ cells: ['2', '医院'], row: 6, column: '建筑名称', code: 'x', detail: 'y' }]);
  const { header, rows } = await read(path, 4);
  expect(header).toEqual(['序号', '建筑名称']);
  expect(rows.map(({ cells }) => cells)).toEqual([['2', '医院']]);
});

test.each([
  ['a plain table', 'a,b,c\n1,2,3\n'],
  ['a first column without a name', ',b,c\nx,2,3\n'],
  ['few names over wide rows', 'time,a\n2025-01-01,1,2,3,4\n2025-01-02,1\n'],
  ['a note above', '# 示范数据,,\na,b,c\n1,2,3\n'],
  ['data alone under one word', 'x\n1,2,3\n4\n'],
])('nothing is reported for %s', async (_, text) => {
  expect((await read(kept('plain.csv', text))).findings.filter(({ code }) => code === 'header-found')).toEqual([]);
});

test('a header in two rows names parts after their whole, and is no longer one if the second row is data', async () => {
  const two = '台账,,,,\n序号,建筑名称,建筑规模,,备注\n,,建筑面积(㎡),层数,\n1,第一中学,1200,4,\n2,医院,3400,9,\n';
  const { header, rows, findings } = await read(kept('two.csv', two));
  expect(header).toEqual(['序号', '建筑名称', '建筑规模 › 建筑面积(㎡)', '建筑规模 › 层数', '备注']);
  expect(rows[0]).toEqual({ row: 4, cells: ['1', '第一中学', '1200', '4', ''] });
  expect(findings[0]).toMatchObject({ code: 'header-found', evidence: { row: 2, rows: '2-3' } });
  const one = '序号,建筑名称,建筑规模,,备注\n1,第一中学,大,x,\n2,医院,小,y,\n';
  expect((await read(kept('one.csv', one))).rows).toHaveLength(2);
});

test('cells merged over rows are filled down and reported as merged', async () => {
  const path = join(room, 'merged.xlsx');
  const at = (ref: string) => {
    const [, first = 0, column = 0, last = 0] = /^(\d+):(\d+):(\d+)$/u.exec(ref)?.map(Number) ?? [];
    return { startRow: first - 1, endRow: last - 1, startCol: column, endCol: column };
  };
  const rows = [
    ['区县', '名称', '面积'],
    ['城区', '甲', 100],
    ['', '乙', ''],
    ['矿区', '丙', 300],
  ];
  writeFileSync(path, await writeXlsx({ sheets: [{ name: '表', rows, merges: [at('2:0:3'), at('2:2:3')] }] }));
  expect((await read(path)).rows).toEqual([
    { row: 2, cells: ['城区', '甲', '100'], merged: [0, 2] },
    { row: 3, cells: ['城区', '乙', '100'], merged: [0, 2] },
    { row: 4, cells: ['矿区', '丙', '300'] },
  ]);
});
