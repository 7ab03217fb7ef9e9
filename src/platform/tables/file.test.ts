import { expect, test } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { mostOfficeRows } from './formats/office-workbook.ts';
import { tableFile } from './file.ts';

const sheetOf = async (rows: Iterable<readonly (string | number | null)[]>) => {
  const { body } = tableFile('审计日志', 'xlsx', ['编号', '时间'], rows, { title: '审计日志 2026-03-01', note: '导出于 2026-03-02 08:15' });
  const { sheets } = await readXlsx(new Uint8Array(await new Response(body).arrayBuffer()));
  return sheets[0];
};

test('a download with a title is laid out for an office: title, note with the zone, fixed headings, local times', async () => {
  const sheet = await sheetOf([
    [2, '2026-03-01T09:30:00+08:00'],
    [1, '2026-03-01T08:15:00+08:00'],
  ]);
  expect(sheet?.rows.slice(0, 3)).toEqual([
    ['审计日志 2026-03-01', null],
    ['导出于 2026-03-02 08:15 · UTC+8', null],
    ['编号', '时间'],
  ]);
  expect(sheet?.rows[3]).toEqual([2, new Date('2026-03-01T09:30:00Z')]);
  expect(sheet?.freezePane).toMatchObject({ rows: 3 });
});

test('one with too many rows for that has all its rows, under a note with the title', async () => {
  function* many() {
    for (let number = 1; number <= mostOfficeRows + 2; number += 1) yield [number, null];
  }
  const sheet = await sheetOf(many());
  expect(sheet?.rows[0]?.[0]).toBe('# 审计日志 2026-03-01 · 导出于 2026-03-02 08:15');
  expect(sheet?.rows).toHaveLength(mostOfficeRows + 4);
  expect(sheet?.rows.at(-1)?.[0]).toBe(mostOfficeRows + 2);
});
