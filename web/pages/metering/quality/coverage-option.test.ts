import { expect, test } from 'vitest';
import { coverageOption } from './coverage-option.ts';

const colours = ['least', 'little', 'some', 'most', 'all', 'unknown'];

test('each cell has the colour of its month; nothing measured is no unknown', () => {
  const option = coverageOption([{ name: 'A', steps: [0, null, 1, 0.95] }], ['1', '2', '3', '4'], colours, String);
  const series = option['series'] as { data: { value: number; itemStyle: { color: string } }[] }[];
  expect(series.map(({ data }) => data[0]?.itemStyle.color)).toEqual(['least', 'unknown', 'all', 'most']);
  expect(series.every(({ data }) => data[0]?.value === 1)).toBe(true);
});
