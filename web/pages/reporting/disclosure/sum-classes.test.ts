import { expect, test } from 'vitest';
import { sumClasses, sumIntensity } from './sum-classes.ts';

const sum = (code: string, value: number, more: { buildings?: number; floorArea?: number | null } = {}) => ({
  code,
  buildings: 10,
  floorArea: 1000,
  carriers: [{ carrier: 'electricity', value, buildings: 10 }],
  ...more,
});
const words = {
  below: (value: string) => `<${value}`,
  between: (low: string, high: string) => `${low}–${high}`,
  from: (value: string) => `≥${value}`,
  unknown: '?',
};

test('a sum is told per m2 only where the electricity is that of all buildings whose area is counted', () => {
  expect(sumIntensity(sum('a', 50_000))).toBe(50);
  expect(sumIntensity(sum('a', 50_000, { buildings: 11 }))).toBeNull();
  expect(sumIntensity(sum('a', 50_000, { floorArea: null }))).toBeNull();
  expect(sumIntensity({ ...sum('a', 1), carriers: [] })).toBeNull();
});

test('districts that differ have different colours, equal ones the same, unknown ones that of the unknown', () => {
  const told = sumClasses([sum('a', 10_000), sum('b', 20_000), sum('c', 20_000), sum('d', 1, { floorArea: 0 })], 'light', String, words);
  expect(told?.classes.map(({ name }) => name)).toEqual(['<20', '≥20', '', '', '', '?']);
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((code) => told?.colourOf(code));
  expect(b).toBe(c);
  expect(new Set([a, b, d]).size).toBe(3);
  expect(told?.colourOf('nowhere')).toBe(d);
});

test('of seven different values five steps are made, and where none differ nothing is coloured', () => {
  const seven = [1, 2, 3, 4, 5, 6, 7].map((value) => sum(`d${value}`, value * 1000));
  const told = sumClasses(seven, 'dark', String, words);
  expect(new Set(seven.map(({ code }) => told?.colourOf(code))).size).toBe(5);
  expect(sumClasses([sum('a', 1000), sum('b', 1000)], 'light', String, words)).toBeNull();
});
