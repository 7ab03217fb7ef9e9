import { chartLook, type Drawing, plainChart } from '#platform/docx/drawing.ts';
import type { ChartContent } from './present.ts';

const { width, ink, quiet, colours, valueAxis, legend } = chartLook;
/** Estimates are hatched on white, so that they do not look like measurements. */
const hatched = {
  color: '#ffffff',
  borderColor: ink,
  borderWidth: 0.8,
  decal: { symbol: 'rect', symbolSize: 1, color: '#8c8c8c', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 },
};

const scales = [
  { from: 1e7, by: 1e7, name: '万 tCO₂' },
  { from: 1e3, by: 1e3, name: 'tCO₂' },
  { from: 0, by: 1, name: 'kgCO₂' },
] as const;

/** The unit of the axis of a carbon chart, by the largest value. */
function scaleOf({ series }: ChartContent): (typeof scales)[number] {
  const most = Math.max(0, ...series.flatMap(({ points }) => points.map(({ value }) => value ?? 0)));
  return scales.find(({ from }) => most >= from) ?? scales[2];
}

/** The unit of the axis, for the caption. */
export const axisOf = (chart: ChartContent): string => (chart.id === 'targets' ? '占目标值的百分比' : scaleOf(chart).name);

/** Wraps names on an axis. */
const nameAxis = (names: readonly string[], across: number) => ({
  type: 'category',
  data: names,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: quiet } },
  axisLabel: { color: ink, width: across, overflow: 'break', lineHeight: 15, interval: 0 },
});

/** The picture of a yearly report's chart. A missing value is a gap. */
export function chartDrawing(chart: ChartContent): Drawing {
  if (chart.id === 'targets') return targetsDrawing(chart);
  return chart.id === 'carbon-years' ? standingBars(chart) : lyingBars(chart);
}

const namesOf = ({ along }: ChartContent): string[] => along.map(({ name }) => name);

function bars(chart: ChartContent): Record<string, unknown>[] {
  const { by } = scaleOf(chart);
  return chart.series.map(({ kind, name, points }) => ({
    type: 'bar',
    name,
    stack: 'all',
    barMaxWidth: 46,
    data: points.map(({ value }) => (value === null ? '-' : value / by)),
    ...(kind === 'estimated' && { itemStyle: hatched }),
  }));
}

function standingBars(chart: ChartContent): Drawing {
  const option = {
    ...plainChart,
    legend,
    grid: { left: 8, right: 12, top: 58, bottom: 4, outerBoundsMode: 'same' },
    xAxis: nameAxis(namesOf(chart), 100),
    yAxis: { ...valueAxis, name: axisOf(chart) },
    series: bars(chart),
  };
  return { width, height: 290, option };
}

const heightOf = (rows: number, each: number): number => Math.min(760, 70 + rows * each);

function lyingBars(chart: ChartContent): Drawing {
  const option = {
    ...plainChart,
    grid: { left: 8, right: 24, top: 8, bottom: 26, outerBoundsMode: 'same' },
    xAxis: { ...valueAxis, name: axisOf(chart), nameLocation: 'middle', nameGap: 26 },
    yAxis: { ...nameAxis(namesOf(chart), 130), inverse: true },
    series: bars(chart),
  };
  return { width, height: heightOf(chart.along.length, 26), option };
}

/** Current and required values of targets, each as a percentage of its goal. */
function targetsDrawing(chart: ChartContent): Drawing {
  const valuesOf = (kind: string): (number | null)[] =>
    chart.series.find((one) => one.kind === kind)?.points.map(({ value }) => value) ?? [];
  const nameOf = (kind: string): string => chart.series.find((one) => one.kind === kind)?.name ?? kind;
  const goals = valuesOf('goal');
  const shares = (kind: string) =>
    valuesOf(kind).map((value, at) => {
      const goal = goals[at] ?? null;
      return value === null || goal === null || goal === 0 ? '-' : (value / goal) * 100;
    });
  const mark = { type: 'scatter', z: 3 };
  const option = {
    ...plainChart,
    legend,
    grid: { left: 8, right: 24, top: 34, bottom: 26, outerBoundsMode: 'same' },
    xAxis: { ...valueAxis, min: 0, name: `${axisOf(chart)}（%）`, nameLocation: 'middle', nameGap: 26 },
    yAxis: { ...nameAxis(namesOf(chart), 190), inverse: true },
    series: [
      { type: 'bar', name: nameOf('now'), barMaxWidth: 16, data: shares('now') },
      { ...mark, name: nameOf('path'), symbol: 'diamond', symbolSize: 13, itemStyle: { color: colours[1] }, data: shares('path') },
      { ...mark, name: nameOf('goal'), symbol: 'rect', symbolSize: [3, 24], itemStyle: { color: ink }, data: shares('goal') },
    ],
  };
  return { width, height: heightOf(chart.along.length, 44) + 10, option };
}
