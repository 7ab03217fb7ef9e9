import { expect, test } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { localTimes } from './local-times.ts';
import { numberFormat } from './number-format.ts';
import { officeWorkbook } from './office-workbook.ts';

const table = {
  title: '阳泉市 办公 2025 年 排名',
  note: '导出于 2026-03-01 08:15',
  sheet: '用量/排名',
  columns: ['名称', '用量 (kWh)', '单位面积用量 (kWh/m²)', '建成年份', '读数时间'],
  rows: [
    ['市政府一号楼', 1_234_567.891, 180.4731513776337, 2016, '2025-03-01T08:15:00+08:00'],
    ['=1+1', 12, null, 1998, null],
  ],
};

test('a title, a note with the zone, fixed headings, formats by unit, and all digits kept', async () => {
  const { sheets } = await readXlsx(await officeWorkbook(table), { readStyles: true });
  const [sheet] = sheets;
  expect(sheet?.name).toBe('用量 排名');
  expect(sheet?.rows.slice(0, 2).map(([first]) => first)).toEqual(['阳泉市 办公 2025 年 排名', '导出于 2026-03-01 08:15 · UTC+8']);
  expect(sheet?.rows[2]).toEqual(table.columns);
  expect(sheet?.rows[3]?.slice(0, 4)).toEqual(['市政府一号楼', 1_234_567.891, 180.4731513776337, 2016]);
  expect(sheet?.rows[3]?.[4]).toEqual(new Date('2025-03-01T08:15:00Z'));
  expect(sheet?.rows[4]?.[0]).toBe("'=1+1");
  expect(sheet?.freezePane).toMatchObject({ rows: 3 });
  expect(sheet?.cells?.get('2,1')?.style?.font?.bold).toBe(true);
  expect(sheet?.cells?.get('3,1')?.style?.numFmt).toBe('#,##0');
  expect(sheet?.cells?.get('3,2')?.style?.numFmt).toBe('#,##0.00');
  expect(sheet?.cells?.get('3,3')?.style?.numFmt).toBe('0');
  expect(sheet?.columns?.[0]?.width).toBeGreaterThan(12);
});

test('numbers are formatted by their unit; years have no thousands mark, small values keep a digit', () => {
  expect(numberFormat('覆盖率 (%)', [98.25])).toBe('#,##0.0');
  expect(numberFormat('表计', [3, 1200])).toBe('#,##0');
  expect(numberFormat('强度 (kWh/m²)', [0.0123])).toBe('#,##0.000');
  expect(numberFormat('名称', ['a', null])).toBeUndefined();
});

test('times with several offsets, or among other texts, are left as text', () => {
  expect(localTimes(['2025-03-01T08:15:00+08:00', '2025-03-01T08:15:00Z'])).toBeNull();
  expect(localTimes(['2025-03-01T08:15:00+08:00', '未知'])).toBeNull();
  expect(localTimes([null])).toBeNull();
  expect(localTimes(['2025-07-01T00:00:00+05:30'])?.zone).toBe('UTC+5:30');
});
