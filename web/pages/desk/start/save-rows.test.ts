import { expect, test } from 'vitest';
import { asFile, blank, faultOf, isTyped, numbered } from './save-rows.ts';

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
