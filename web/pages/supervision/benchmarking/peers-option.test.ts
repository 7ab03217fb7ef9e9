import { expect, test } from 'vitest';
import { holds, peersOption } from './peers-option.ts';

const bins = [
  { from: null, to: 10, count: 3 },
  { from: 10, to: 20, count: 5 },
  { from: 20, to: null, count: 1 },
];

test('a stretch holds its beginning and not its end, and is open where it has none', () => {
  expect(bins.map((bin) => holds(bin, 10))).toEqual([false, true, false]);
  expect(bins.map((bin) => holds(bin, 9.99))).toEqual([true, false, false]);
  expect(bins.map((bin) => holds(bin, 1e6))).toEqual([false, false, true]);
  expect(bins.map((bin) => holds(bin, null))).toEqual([false, false, false]);
});

test('the stretch with this building is set apart and named', () => {
  const words = { name: () => 'x', count: 'buildings', here: 'this one' };
  const { series } = peersOption(bins, 12, words, ['grey', 'red']) as unknown as {
    series: { data: { value: number; itemStyle: { color: string }; label: { show: boolean } }[] }[];
  };
  expect(series[0]?.data.map(({ value, itemStyle, label }) => [value, itemStyle.color, label.show])).toEqual([
    [3, 'grey', false],
    [5, 'red', true],
    [1, 'grey', false],
  ]);
});
