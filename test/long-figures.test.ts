import { expect, test } from 'vitest';
import { englishIn, longFiguresIn } from './long-figures.ts';

test('a figure written out to the last digit is found, one in the size that people say is not', () => {
  expect(longFiguresIn('排放 1,216,077,039.01 kgCO₂，用电 360,000 kWh，节约 9,800 kWh')).toEqual(['1,216,077,039.01 kgCO₂', '360,000 kWh']);
  expect(longFiguresIn('121.6 万吨 CO₂，36 万 kWh，12,345 栋，12,000 kWh/m²')).toEqual([]);
});

test('an English sentence in a Chinese text is found, a unit or a name is not', () => {
  expect(englishIn('没有数据 no meter was found 请导入')).toEqual(['no meter was found']);
  expect(englishIn('按 Word 保存，单位 kWh，格式 xlsx 或 csv')).toEqual([]);
});
