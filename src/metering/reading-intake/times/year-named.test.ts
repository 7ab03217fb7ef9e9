import { expect, test } from 'vitest';
import { needsYear, yearNamed } from './year-named.ts';

const months = ['户号', ...Array.from({ length: 12 }, (_, at) => `${at + 1}月`)];

test('twelve months without a year need one, months with it do not', () => {
  expect(needsYear(months)).toBe(true);
  expect(needsYear(['户号', '2024年1月', '2024年2月', '2024年3月'])).toBe(false);
  expect(needsYear(['时间', '1号楼', '2号楼'])).toBe(false);
});

test.each([
  [['阳泉市电费清单（2024年）'], '', 'x.xlsx', 2024],
  [['电费清单'], '2023年', 'x.xlsx', 2023],
  [[], 'Sheet1', '2022年电费.xlsx', 2022],
  [[], 'Sheet1', 'bills_2021.csv', 2021],
  [[], 'Sheet1', '电费20240305.xlsx', null],
  [['单位：kWh'], 'Sheet1', '电费.xlsx', null],
])('titles %j, sheet %j and file %j give the year %j', (above, sheet, file, year) => {
  expect(yearNamed({ above, sheet, file })?.year ?? null).toBe(year);
});

test('several years in one place raise a question', () => {
  expect(() => yearNamed({ above: ['2023-2024年电费'], sheet: '', file: '' })).toThrow(expect.objectContaining({ code: 'year-ambiguous' }));
});
