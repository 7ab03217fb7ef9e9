import { expect, test } from 'vitest';
import { yearsOption } from './years-option.ts';

const months = [
  { value: 5, coverage: 1 },
  { value: null, coverage: 0 },
  { value: 0, coverage: 1, estimated: true },
];

test('a bar for each year and month; what is not known has none, and the tooltip says so', () => {
  const say = (month: { value: number | null } | undefined) => String(month?.value ?? 'no data');
  const option = yearsOption([{ year: 2025, months }], 'kWh', ['Jan', 'Feb', 'Mar'], say) as unknown as {
    series: { name: string; data: { value: number | null; itemStyle: object }[] }[];
    tooltip: { formatter: (shown: unknown) => string };
  };
  expect(option.series[0]?.name).toBe('2025');
  expect(option.series[0]?.data.map(({ value }) => value)).toEqual([5, null, 0]);
  expect(option.series[0]?.data[2]?.itemStyle).toHaveProperty('decal');
  expect(option.tooltip.formatter([{ dataIndex: 1 }])).toBe('Feb\n2025  no data');
});
