import type { Option } from '../../../chart/canvas.ts';

type Month = { readonly value: number | null; readonly coverage: number; readonly estimated?: boolean | undefined };

export type YearOfMonths = { readonly year: number; readonly months: readonly Month[] };

/** Months side by side, a bar for each year; an unknown month has no bar, an estimated one is hatched. */
export function yearsOption(
  years: readonly YearOfMonths[],
  unit: string,
  monthNames: readonly string[],
  say: (month: Month | undefined) => string,
): Option {
  return {
    grid: { left: 72, right: 16, top: 48, bottom: 32 },
    legend: { show: true, top: 4 },
    xAxis: { type: 'category', data: [...monthNames], axisTick: { show: false } },
    yAxis: { type: 'value', name: unit, nameLocation: 'end' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (shown: unknown) => {
        const at = (shown as readonly { readonly dataIndex: number }[])[0]?.dataIndex ?? 0;
        return [monthNames[at] ?? '', ...years.map(({ year, months }) => `${year}  ${say(months[at])}`)].join('\n');
      },
    },
    series: years.map(({ year, months }) => ({
      type: 'bar',
      name: String(year),
      barMaxWidth: 24,
      data: months.map(({ value, estimated }) => ({
        value,
        itemStyle:
          estimated === true ? { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: 0.8 }, opacity: 0.55 } : {},
      })),
    })),
  };
}
