import { expect, test } from 'vitest';
import type { Dots } from './points.ts';
import { timeOption } from './time-option.ts';

const forms = {
  at: String,
  quantity: (value: number | null, unit: string) => (value === null ? 'no data' : `${value} ${unit}`),
  estimated: ' (estimated)',
  marks: 'doubtful',
  unit: String,
};

type Drawn = {
  series: { name: string; type: string; data: unknown[]; connectNulls?: boolean; lineStyle?: object }[];
  dataZoom: object[];
  tooltip: { formatter: (shown: unknown) => string };
};

const points = [
  { at: 0, value: 5 },
  { at: 1, value: null },
  { at: 2, value: 7, estimated: true },
];

test('a gap stays a gap, the zoom draws no shadow, estimated is dashed under the same name and colour', () => {
  const option = timeOption([{ name: 'use', unit: 'kWh', points }], forms) as unknown as Drawn;
  expect(option.series.map(({ data }) => data)).toEqual([
    [
      [0, 5],
      [1, null],
      [2, null],
    ],
    [
      [0, null],
      [1, null],
      [2, 7],
    ],
  ]);
  expect(option.series.every(({ name, connectNulls }) => name === 'use' && connectNulls === false)).toBe(true);
  expect(option.series[1]).toMatchObject({ lineStyle: { type: 'dashed' } });
  expect(option.dataZoom).toContainEqual(expect.objectContaining({ type: 'slider', showDataShadow: false }));
});

test('a line beneath has a panel of its own under the same time: pointed at in one, told of all, and zoomed together', () => {
  const air = { name: 'temperature', unit: '°C', points: points.map(({ at }) => ({ at, value: at - 4 })), beside: true };
  const option = timeOption([{ name: 'use', unit: 'kWh', points }, air], forms) as unknown as Drawn & {
    grid: { top: number; height: number }[];
    xAxis: { gridIndex: number; axisLabel: { show: boolean } }[];
    yAxis: { gridIndex: number; name: string }[];
    axisPointer: object;
  };
  const [above, below] = option.grid;
  expect(below?.top).toBeGreaterThan((above?.top ?? 0) + (above?.height ?? 0));
  const drawn = option.series.find(({ name }) => name === 'temperature') as unknown as { xAxisIndex: number; yAxisIndex: number };
  expect(option.xAxis[drawn.xAxisIndex]).toMatchObject({ gridIndex: 1, axisLabel: { show: true } });
  expect(option.yAxis[drawn.yAxisIndex]).toMatchObject({ gridIndex: 1, name: 'temperature °C' });
  expect(option.axisPointer).toEqual({ link: [{ xAxisIndex: 'all' }] });
  expect(option.dataZoom.every((one) => String((one as { xAxisIndex: number[] }).xAxisIndex) === '0,1')).toBe(true);
  expect(option.tooltip.formatter([{ seriesName: 'temperature', value: [2, -2] }])).toBe('2\nuse  7 kWh (estimated)\ntemperature  -2 °C');
});

test('the tooltip says no data and estimated', () => {
  const option = timeOption([{ name: 'use', unit: 'kWh', points }], forms) as unknown as Drawn;
  expect(option.tooltip.formatter([{ seriesName: 'use', value: [1, null] }])).toBe('1\nuse  no data');
  expect(option.tooltip.formatter([{ seriesName: 'use', value: [2, 7] }])).toBe('2\nuse  7 kWh (estimated)');
});

test('a doubtful stretch is shaded, has a mark on the axis and is told in the tooltip; the zoom of the address is drawn', () => {
  const mark = { from: 0.5, to: 1.5, text: 'register fell' };
  const option = timeOption([{ name: 'use', unit: 'kWh', points }], forms, {
    marks: [mark],
    zoom: { start: 20, end: 40 },
  }) as unknown as Drawn;
  expect(option.series[0]).toHaveProperty('markArea.data', [
    [{ xAxis: 0.5, name: 'register fell', itemStyle: { color: 'rgba(230, 150, 0, 0.22)' } }, { xAxis: 1.5 }],
  ]);
  expect(option.series.at(-1)).toMatchObject({ name: 'doubtful', symbol: 'triangle', data: [[1, 0]] });
  expect(
    option.tooltip.formatter([
      { seriesName: 'doubtful', value: [1, 0] },
      { seriesName: 'use', value: [0, 5] },
    ]),
  ).toBe('0\nuse  5 kWh\n▲ register fell');
  expect(option.tooltip.formatter([{ seriesName: 'use', value: [2, 7] }])).toBe('2\nuse  7 kWh (estimated)');
  expect(option.dataZoom.every((one) => (one as { start: number }).start === 20)).toBe(true);
});

test('a suspect reading is a red dot on the scale of the line, or on one of its own', () => {
  const at = (dots: Dots) =>
    timeOption([{ name: 'use', unit: 'kWh', points }], forms, { dots }) as unknown as {
      yAxis: { show: boolean; name: string }[];
      series: Dot[];
    };
  const readings = [{ at: 2, value: 9000 }];
  const own = at({ name: 'suspect', unit: 'kWh', beside: true, points: readings });
  expect(own.series.at(-1)).toMatchObject({ name: 'suspect', yAxisIndex: 1, data: [[2, 9000]], lineStyle: { width: 0 } });
  expect(own.series.at(-1)?.label.formatter({ value: [2, 9000] })).toBe('9000 kWh');
  expect(own.yAxis[1]).toMatchObject({ show: true, name: 'kWh' });
  expect(at({ name: 'suspect', unit: 'kWh', beside: false, points: readings }).series.at(-1)).toMatchObject({ yAxisIndex: 0 });
  expect(at({ name: 'suspect', unit: 'kWh', beside: false, points: [] }).series.every(({ name }) => name !== 'suspect')).toBe(true);
});

type Dot = { readonly name: string; readonly label: { formatter(shown: { value: readonly [number, number] }): string } };

test('along an axis of one day only the first instant has its day; along a longer one all have', () => {
  const hour = 3_600_000;
  const at = (instant: number): string => new Date(instant).toISOString().slice(0, 16).replace('T', ' ');
  const labels = (hours: readonly number[]): string[] => {
    const told = { name: 'use', unit: 'kWh', points: hours.map((one) => ({ at: one * hour, value: 1 })) };
    const { xAxis } = timeOption([told], { ...forms, at }) as unknown as {
      xAxis: { axisLabel: { formatter: (instant: number, index: number) => string } }[];
    };
    return hours.map((one, index) => xAxis[0]?.axisLabel.formatter(one * hour, index) ?? '');
  };
  expect(labels([0, 1, 23])).toEqual(['1970-01-01 00:00', '01:00', '23:00']);
  expect(labels([0, 1, 24])).toEqual(['1970-01-01 00:00', '1970-01-01 01:00', '1970-01-02 00:00']);
});
