import { expect, it } from 'vitest';
import { reportChartOption } from './chart-option.ts';

const says = { ofGoal: '% of the goal', say: (value: number | null, unit: string) => (value === null ? 'none' : `${value} ${unit}`) };

const years = {
  id: 'carbon-years',
  along: [
    { name: '2024', unit: 'kgCO2' },
    { name: '2025', unit: 'kgCO2' },
  ],
  series: [
    { kind: 'measured', name: 'Electricity', points: [{ value: null }, { value: 5000 }] },
    { kind: 'estimated', name: 'Estimated', points: [{ value: null }, { value: 1000 }] },
  ],
};

type Drawn = {
  readonly series: readonly Readonly<Record<string, unknown>>[];
  readonly yAxis: { name: string };
  readonly xAxis: { name: string };
  readonly tooltip: { readonly formatter: (shown: unknown) => string };
};

const drawn = (chart: Parameters<typeof reportChartOption>[0]) => reportChartOption(chart, says) as unknown as Drawn;

it('what is not known is a gap and said so, and estimates alone are striped', () => {
  const { series, yAxis, tooltip } = drawn(years);
  expect(series.map(({ data }) => data)).toEqual([
    ['-', 5],
    ['-', 1],
  ]);
  expect(series.map(({ itemStyle }) => itemStyle !== undefined)).toEqual([false, true]);
  expect(series[1]?.['itemStyle']).toHaveProperty('decal');
  expect(yAxis.name).toBe('tCO₂');
  expect(tooltip.formatter([{ dataIndex: 0 }])).toBe('2024\nElectricity  none\nEstimated  none');
});

it('targets of different units are told in hundredths of what each is to come to', () => {
  const points = (...values: (number | null)[]) => values.map((value) => ({ value }));
  const { series, xAxis } = drawn({
    id: 'targets',
    along: [
      { name: 'Retrofits', unit: 'm2' },
      { name: 'Share', unit: '%' },
    ],
    series: [
      { kind: 'now', name: 'Now', points: points(50, 10) },
      { kind: 'path', name: 'Path', points: points(null, 20) },
      { kind: 'goal', name: 'Goal', points: points(200, 40) },
    ],
  });
  expect(series.map(({ data }) => data)).toEqual([
    [25, 25],
    ['-', 50],
    [100, 100],
  ]);
  expect(xAxis.name).toBe('% of the goal');
});
