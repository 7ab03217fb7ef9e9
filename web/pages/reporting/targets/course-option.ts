import type { Option } from '../../../chart/canvas.ts';

export type CoursePoint = { readonly year: number; readonly now: number | null; readonly path: number | null };

/** Bars of a target's actual values, in front of the line of its planned ones; an unknown year has no bar. */
export function courseOption(
  points: readonly CoursePoint[],
  unit: string,
  names: { readonly now: string; readonly path: string },
  say: (point: CoursePoint) => string,
): Option {
  return {
    grid: { left: 72, right: 16, top: 48, bottom: 32 },
    legend: { show: true, top: 4 },
    xAxis: { type: 'category', data: points.map(({ year }) => String(year)), axisTick: { show: false } },
    yAxis: { type: 'value', name: unit, nameLocation: 'end' },
    tooltip: {
      trigger: 'axis',
      formatter: (shown: unknown) => {
        const at = (shown as readonly { readonly dataIndex: number }[])[0]?.dataIndex ?? 0;
        const point = points[at];
        return point === undefined ? '' : say(point);
      },
    },
    series: [
      { type: 'bar', name: names.now, barMaxWidth: 32, data: points.map(({ now }) => now) },
      { type: 'line', name: names.path, symbolSize: 6, data: points.map(({ path }) => path) },
    ],
  };
}
