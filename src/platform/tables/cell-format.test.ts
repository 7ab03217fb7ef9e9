import { expect, test } from 'vitest';
import { cellFormat, numberShown } from './cell-format.ts';

test.each([
  ['00000000', 4711, '00004711'],
  ['0.0" MWh"', 12, '12 MWh'],
  ['#,##0.00"kWh"', 1234.5, '1234.5 kWh'],
  ['0.0,"MWh"', 12_000, '12 MWh'],
  ['#,##0\\ "m²"', 1200, '1200 m²'],
  ['0.00', 12.5, '12.5'],
  ['0"号"', 12, '12'],
  ['0.00"%"', 12, '12'],
  ['"¥"#,##0.00', 12, '12'],
  ['General', 4711, '4711'],
])('%s shows %d as %s', (code, number, text) => {
  expect(numberShown(number, cellFormat(code))).toBe(text);
});

test.each([
  ['yyyy"年"m"月"', true],
  ['mmm-yy', true],
  ['yyyy-mm-dd', undefined],
  ['m"月"d"日"', undefined],
])('%s shows a month alone: %s', (code, isMonth) => {
  expect(cellFormat(code).isMonth).toBe(isMonth);
});
