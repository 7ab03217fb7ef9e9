import { expect, test } from 'vitest';
import { figure, number, percent, table } from './table.ts';
import { harmless, widthOf } from './width.ts';

test('Chinese characters count double, so that columns are aligned', () => {
  const told = table(
    [
      { title: '代码', cell: (row: string[]) => row[0] },
      { title: 'kWh', cell: (row: string[]) => Number(row[1]), number: true },
    ],
    [
      ['阳泉市', '12345.5'],
      ['B1', '7'],
    ],
  );
  expect(told.split('\n')).toEqual(['代码         kWh', '──────  ────────', '阳泉市  12,345.5', 'B1             7']);
  expect(widthOf('m²')).toBe(2);
  expect(widthOf('（参考）')).toBe(8);
});

test('a missing figure is a dash and never 0', () => {
  expect(table([{ title: 'a', cell: (row: { a: null }) => row.a, number: true }], [{ a: null }])).toContain('—');
  expect(figure({ value: null, unit: 'kWh' })).toBe('—');
  expect(figure({ value: 0, unit: 'kWh' })).toBe('0 kWh');
  expect(number(null)).toBe('—');
  expect(percent(null)).toBe('—');
});

test('a share is 100% only if nothing is missing', () => {
  expect(percent(1)).toBe('100%');
  expect(percent(0.99999)).toBe('99.9%');
  expect(percent(0)).toBe('0.0%');
});

test('names from files cannot command the terminal', () => {
  expect(harmless('a\u001b[2Jb\nc')).toBe('a [2Jb c');
  expect(table([{ title: 'a', cell: (row: string) => row }], ['x\u001b]0;y\u0007'])).not.toContain('\u001b');
});
