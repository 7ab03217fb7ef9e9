import { expect, test } from 'vitest';
import { builtInFormat, cellFormat, numberShown } from './cell-format.ts';

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
  ['0%', 0.95, '95%'],
  ['0.00%', 0.1234, '12.34%'],
  ['#,##0.0%;[Red]-0.0%', 0.07, '7%'],
  ['0!.0000', 125_000, '12.5'],
  ['0\\.0000', 125_001, '12.5001'],
  ['0"."0000_ ', 125_000, '12.5'],
  ['0!.00', 1250, '12.5'],
  ['0\\.0,', 125_000, '12.5'],
  ['0!.0,"万"', 125_000, '12.5'],
  ['0!.0000"万kWh"', 125_000, '12.5 万kWh'],
  ['0.00,', 12_500, '12.5'],
  ['#,##0,', 12_500, '12.5'],
  ['#,##0,.00', 12_500, '12.5'],
  ['#,##0.0,_);(#,##0.0,)', 12_500, '12.5'],
  ['[$¥-804]#,##0.00,', 12_500, '12.5'],
  ['0.00,,', 12_500_000, '12.5'],
  ['#,##0', 12_500, '12500'],
  ['#,##0.00_ ', 12_500.5, '12500.5'],
  ['0.00E+00', 12_500, '12500'],
  ['# ?/?', 12.5, '12.5'],
  ['0.0\\%', 12.5, '12.5'],
])('%s displays %d as %s', (code, number, text) => {
  expect(numberShown(number, cellFormat(code))).toBe(text);
});

test('under a heading of per cent only the number is displayed', () => {
  expect(numberShown(0.95, builtInFormat(9), true)).toBe('95');
  expect(numberShown(0.005, builtInFormat(10), true)).toBe('0.5%');
  expect(numberShown(0.95, builtInFormat(10))).toBe('95%');
});

test.each([
  ['yyyy"年"m"月"', true],
  ['mmm-yy', true],
  ['yyyy-mm-dd', undefined],
  ['m"月"d"日"', undefined],
])('%s displays only a month: %s', (code, isMonth) => {
  expect(cellFormat(code).isMonth).toBe(isMonth);
});
