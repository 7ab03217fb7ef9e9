import { expect, test, vi } from 'vitest';
import { Figure } from './figure.tsx';
import { day, instant, share } from './cell.ts';
import { fileTable } from './table-file.ts';
import type { Column } from './column.ts';

vi.mock('../i18n/language.tsx', () => ({ useLanguage: () => ({}) }));

type Row = { readonly name: string; readonly value: number | null; readonly unit: string; readonly part: number };

const words = { unitOf: (title: string) => `${title} 单位`, coverageOf: (title: string) => `${title} 覆盖率 (%)` };

const rows: readonly Row[] = [
  { name: '一号楼', value: 1234.56789, unit: 'kWh/m2', part: 0.07 },
  { name: '二号楼', value: null, unit: 'kWh/m2', part: 1 },
];

const name: Column<Row> = { key: 'name', title: '名称', show: (row) => <a href="x">{row.name}</a> };

test('numbers keep all their digits, their unit stands in the heading, and what is not known stays empty', () => {
  const value: Column<Row> = { key: 'value', title: '强度', value: ({ value, unit }) => ({ value, unit }) };
  const part: Column<Row> = { key: 'part', title: '覆盖率', value: (row) => share(row.part) };
  expect(fileTable([name, value, part], rows, words)).toEqual({
    columns: ['名称', '强度 (kWh/m²)', '覆盖率 (%)'],
    rows: [
      ['一号楼', 1234.56789, 7],
      ['二号楼', null, 100],
    ],
  });
});

test('where the rows differ in their unit it has a column of its own', () => {
  const value: Column<Row> = { key: 'value', title: '用量', value: ({ value, unit }) => ({ value, unit }) };
  const mixed = rows.map((row, at) => ({ ...row, value: at + 1, unit: at === 0 ? 'kWh' : 'm3' }));
  expect(fileTable([value], mixed, words)).toEqual({
    columns: ['用量', '用量 单位'],
    rows: [
      [1, 'kWh'],
      [2, 'm³'],
    ],
  });
});

test('a figure that the page shows with its coverage comes with it', () => {
  const value: Column<Row> = {
    key: 'value',
    title: '用量',
    show: ({ value, unit, part }) => <Figure of={{ value, unit, coverage: part }} covered />,
  };
  expect(fileTable([value], rows.slice(0, 1), words)).toEqual({ columns: ['用量 (kWh/m²)', '用量 覆盖率 (%)'], rows: [[1234.56789, 7]] });
});

test('what is only pressed is left out, what the page shows elsewhere is there', () => {
  const press: Column<Row> = { key: 'undo', title: '撤销', press: true, show: () => <button type="button">撤销</button> };
  const hidden: Column<Row> = { key: 'unit', title: '单位', hidden: true, value: ({ unit }) => unit };
  expect(fileTable([press, hidden], rows.slice(0, 1), words)).toEqual({ columns: ['单位'], rows: [['kWh/m2']] });
});

test('instants go into files as ISO 8601 with the offset of their zone, days as days, whatever language the page speaks', () => {
  const at: Column<Row> = { key: 'at', title: '时间', value: () => instant('2026-03-01T16:30:00Z') };
  const local: Column<Row> = {
    key: 'local',
    title: '当地',
    value: () => ({ at: Date.UTC(2025, 6, 1), step: 'hour', zone: 'Europe/Berlin' }),
  };
  const on: Column<Row> = { key: 'on', title: '日期', value: () => day('2026-03-01') };
  const month: Column<Row> = {
    key: 'month',
    title: '月',
    value: () => ({ at: Date.UTC(2024, 11, 31, 16), step: 'month', zone: 'Asia/Shanghai' }),
  };
  const gone: Column<Row> = { key: 'gone', title: '到期', value: () => '不限' };
  expect(fileTable([at, local, on, month, gone], rows.slice(0, 1), words).rows).toEqual([
    ['2026-03-02T00:30:00+08:00', '2025-07-01T02:00:00+02:00', '2026-03-01', '2025-01', '不限'],
  ]);
});
