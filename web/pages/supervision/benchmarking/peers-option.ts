import type { Option } from '../../../chart/canvas.ts';

export type Stretch = { readonly from: number | null; readonly to: number | null; readonly count: number };

/** Whether a value is in a stretch: half-open, unbounded where it has no bound. */
export function holds({ from, to }: Stretch, value: number | null | undefined): boolean {
  if (value === null || value === undefined) return false;
  return (from === null || value >= from) && (to === null || value < to);
}

/**
 * How many buildings are in each stretch, the one with this building highlighted.
 * @param colours of the others, and of the one with this building
 */
export function peersOption(
  bins: readonly Stretch[],
  own: number | null,
  words: { readonly name: (bin: Stretch) => string; readonly count: string; readonly here: string },
  colours: readonly [string, string],
): Option {
  return {
    grid: { left: 48, right: 16, top: 36, bottom: 64 },
    legend: { show: false },
    xAxis: { type: 'category', data: bins.map(words.name), axisTick: { show: false }, axisLabel: { rotate: 40 } },
    yAxis: { type: 'value', name: words.count, minInterval: 1 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: (shown: unknown) => {
        const bin = bins[(shown as readonly { readonly dataIndex: number }[])[0]?.dataIndex ?? 0];
        return bin === undefined ? '' : `${words.name(bin)}\n${words.count} ${bin.count}${holds(bin, own) ? `\n${words.here}` : ''}`;
      },
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: '8%',
        data: bins.map((bin) => {
          const here = holds(bin, own);
          return {
            value: bin.count,
            itemStyle: { color: colours[here ? 1 : 0] },
            label: { show: here, position: 'top', formatter: words.here, color: colours[1], fontWeight: 'bold' },
          };
        }),
      },
    ],
  };
}
