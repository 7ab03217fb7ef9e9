import { expect, test } from 'vitest';
import {
  afterSaving,
  asFile,
  blank,
  faultOf,
  firstRows,
  isTyped,
  numbered,
  rowsToSave,
  type TypedBuilding,
  withBlank,
} from './save-rows.ts';

const row = { ...blank, name: '市政府', use: 'office', region: '150102' };

test('rows without a number get the next free one, past those that are taken or typed', () => {
  const rows = [row, { ...row, code: '150100-002' }, row, { ...row, code: ' 甲 ' }];
  expect(numbered(rows, '150100', new Set(['150100-001'])).map(({ code }) => code)).toEqual([
    '150100-003',
    '150100-002',
    '150100-004',
    '甲',
  ]);
});

test('what is missing, an area that is no number and a number typed twice are told of their rows', () => {
  const rows = numbered(
    [{ ...row, name: ' ', use: undefined }, { ...row, floorArea: '一万' }, { ...row, floorArea: '12,000' }, row],
    'X',
    new Set(),
  );
  const again = [...rows, { ...row, code: 'X-004' }];
  expect(again.map((one) => faultOf(one, again))).toEqual([
    { is: 'missing', fields: ['name', 'use'] },
    { is: 'area' },
    undefined,
    undefined,
    { is: 'twice' },
  ]);
});

test('a row with nothing but the county of the row above is not typed', () => {
  expect([isTyped({ ...blank, region: '150102' }), isTyped({ ...blank, floorArea: '5' })]).toEqual([false, true]);
});

test('rows become a file that keeps commas and quotes of a name', () => {
  expect(asFile(numbered([{ ...row, name: '“一号”,"A"楼', floorArea: '1，200' }], 'X', new Set()))).toBe(
    'code,name,use,region,floorArea,address\n"X-001","“一号”,""A""楼","office","150102","1200",""',
  );
});

test('what a person typed is saved: a number that is only offered does not make a blank row a building', () => {
  const rows = firstRows.map((one, at) => (at === 1 ? { ...row, key: one.key } : one));
  expect(rowsToSave(rows, numbered(rows, 'X', new Set())).map(({ key, code }) => [key, code])).toEqual([[2, 'X-002']]);
  expect(rowsToSave(firstRows, numbered(firstRows, 'X', new Set()))).toEqual([]);
});

test('after saving, rows that were refused stay and so does what was typed in the meantime; blank rows go', () => {
  const rows = withBlank(firstRows).map((one) => (one.key === 4 ? one : { ...row, key: one.key }));
  const [first, second] = rows as [TypedBuilding, TypedBuilding];
  expect(afterSaving(rows, [first, second], [second]).map(({ key }) => key)).toEqual([2, 3]);
  expect(afterSaving(rows, rows, [])).toEqual(firstRows);
});

test('a row that is added has a key of its own and the county of the row above', () => {
  const rows = [
    { ...row, key: 2 },
    { ...row, key: 7, region: '150103' },
  ];
  expect(withBlank(rows).at(-1)).toEqual({ ...blank, key: 8, region: '150103' });
});
