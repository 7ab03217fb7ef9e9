import { expect, test } from 'vitest';
import { limitsOption } from './limits-option.ts';

const years = [
  { year: 2024, corrected: null, constraint: 65, leading: 55 },
  { year: 2025, corrected: 70, constraint: 65, leading: null },
];
const names = { corrected: 'c', constraint: 'k', leading: 'l' };
const option = limitsOption(years, 'kWh/m²', names, (value) => (value === null ? 'none' : `${value} kWh/m²`));

test('limits are lines across the bars of the years; what is not known is a gap and never 0', () => {
  const series = option['series'] as readonly { type: string; data: unknown }[];
  expect(series.map(({ type, data }) => [type, data])).toEqual([
    ['bar', [null, 70]],
    ['line', [65, 65]],
    ['line', [55, null]],
  ]);
});

test('the tooltip tells all three with their unit', () => {
  const { formatter } = option['tooltip'] as { formatter: (shown: unknown) => string };
  expect(formatter([{ dataIndex: 1 }])).toBe('2025\nc  70 kWh/m²\nk  65 kWh/m²\nl  none');
});
