import { expect, test } from 'vitest';
import { sortedRows } from './sorting.ts';

const rows = [
  { code: 'B10', days: 3 },
  { code: 'B9', days: null },
  { code: 'B2', days: 12 },
  { code: 'B1', days: 3 },
];

test('numbers are sorted by size, missing values come last in both directions, equal rows keep their order', () => {
  expect(sortedRows(rows, ({ days }) => days, 'asc').map(({ code }) => code)).toEqual(['B10', 'B1', 'B2', 'B9']);
  expect(sortedRows(rows, ({ days }) => days, 'desc').map(({ code }) => code)).toEqual(['B2', 'B10', 'B1', 'B9']);
});

test('texts are sorted naturally: B2 before B10, Chinese by pinyin', () => {
  expect(sortedRows(rows, ({ code }) => code, 'asc').map(({ code }) => code)).toEqual(['B1', 'B2', 'B9', 'B10']);
  expect(sortedRows(['乙', '甲', '丙'], (name) => name, 'asc')).toEqual(['丙', '甲', '乙']);
});
