import { expect, test } from 'vitest';
import { datesInFigures } from './chinese-numerals.ts';
import { parseTime } from './time.ts';

test.each([
  ['二〇二五年一月', '2025年1月'],
  ['二零二五年十月二十一日', '2025年10月21日'],
  ['二○二四年十二月三十日', '2024年12月30日'],
  ['二〇二五年', '2025年'],
  ['一号楼二层', '一号楼二层'],
  ['二〇二五年度各楼用电', '2025年度各楼用电'],
])('dates in Chinese numerals are dates: %s', (written, read) => {
  expect(datesInFigures(written)).toBe(read);
});

test('a day in Chinese numerals, with its clock time', () => {
  expect(parseTime('二〇二五年一月九日 08:15')).toEqual({ localSeconds: Date.UTC(2025, 0, 9, 8, 15) / 1000, offsetSeconds: null });
});
