import type { Option } from '../../../chart/canvas.ts';

/** A year as judged; values in the unit of the standard. Null: not known, and drawn as a gap. */
export type JudgedYear = {
  readonly year: number;
  readonly corrected: number | null;
  readonly constraint: number | null;
  readonly leading: number | null;
};

type Names = { readonly corrected: string; readonly constraint: string; readonly leading: string };

/** The years as bars, the limits in force in each as lines across them. @param say a value with its unit */
export function limitsOption(years: readonly JudgedYear[], unit: string, names: Names, say: (value: number | null) => string): Option {
  const line = (name: keyof Names, type: 'solid' | 'dashed') => ({
    type: 'line',
    name: names[name],
    data: years.map((one) => one[name]),
    symbolSize: 6,
    lineStyle: { type, width: 2 },
  });
  return {
    grid: { left: 72, right: 16, top: 48, bottom: 32 },
    legend: { show: true, top: 4 },
    xAxis: { type: 'category', data: years.map(({ year }) => String(year)), axisTick: { show: false } },
    yAxis: { type: 'value', name: unit, nameLocation: 'end' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (shown: unknown) => {
        const one = years[(shown as readonly { readonly dataIndex: number }[])[0]?.dataIndex ?? 0];
        if (one === undefined) return '';
        const rows = (['corrected', 'constraint', 'leading'] as const).map((name) => `${names[name]}  ${say(one[name])}`);
        return [String(one.year), ...rows].join('\n');
      },
    },
    series: [
      { type: 'bar', name: names.corrected, barMaxWidth: 48, data: years.map(({ corrected }) => corrected) },
      line('constraint', 'solid'),
      line('leading', 'dashed'),
    ],
  };
}
