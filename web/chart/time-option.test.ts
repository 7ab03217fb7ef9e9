import { expect, test } from 'vitest';
import { timeOption } from './time-option.ts';

const forms = {
  at: String,
  quantity: (value: number | null, unit: string) => (value === null ? 'no data' : `${value} ${unit}`),
  estimated: ' (estimated)',
  marks: 'doubtful',
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
  const option = timeOption([{ name: 'use', unit: 'kWh', points }], [], forms) as unknown as Drawn;
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

test('the tooltip says no data and estimated', () => {
  const option = timeOption([{ name: 'use', unit: 'kWh', points }], [], forms) as unknown as Drawn;
  expect(option.tooltip.formatter([{ seriesName: 'use', value: [1, null] }])).toBe('1\nuse  no data');
  expect(option.tooltip.formatter([{ seriesName: 'use', value: [2, 7] }])).toBe('2\nuse  7 kWh (estimated)');
});
