import { expect, test } from 'vitest';
import { columnsIn } from './table-columns.ts';

const columns = [
  { field: 'area', names: { zh: '面积', en: 'Area' }, also: ['gfa'] },
  { field: 'name', names: { zh: '名称', en: 'Name' } },
];

test('columns are found by the heading of either language, whatever its case, width and spaces', () => {
  expect([...columnsIn(['备注', ' ＮＡＭＥ', 'gfa'], columns)]).toEqual([
    ['area', 2],
    ['name', 1],
  ]);
});

test('a table in which one that is read stands twice is refused', () => {
  expect(() => columnsIn(['面积', '名称', '面 积'], columns)).toThrow(
    expect.objectContaining({ code: 'heading-twice', evidence: { heading: '面积', places: '1 (A), 3 (C)' } }),
  );
  expect([...columnsIn(['备注', '备注'], columns)]).toEqual([]);
});
