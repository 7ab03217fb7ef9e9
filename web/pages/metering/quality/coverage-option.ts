import type { Option } from '../../../chart/canvas.ts';
import { stepOf } from '../../../map/classes.ts';

type Row = { readonly name: string; readonly steps: readonly (number | null)[] };

/** The bounds between the classes of a month's share; the map uses the same. */
export const coverageBounds = [0.5, 0.8, 0.95, 1];

/**
 * The option of the field of cells: months across, buildings down, the first row on top; each cell has the colour of its class. The cells
 * are parts of stacked bars, which every chart can draw: a heat map of ECharts' own would make all charts heavier.
 * @param colours of the classes, the last for unknown
 */
export function coverageOption(
  rows: readonly Row[],
  months: readonly string[],
  colours: readonly string[],
  say: (value: number | null) => string,
): Option {
  const cell = ({ steps }: Row, month: number) => ({ value: 1, itemStyle: { color: colours[stepOf(steps[month], coverageBounds)] } });
  return {
    grid: { left: 8, right: 24, top: 28, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { show: false },
    xAxis: {
      type: 'value',
      position: 'top',
      min: 0,
      max: months.length,
      interval: 1,
      splitLine: { show: false },
      axisLabel: { align: 'left', formatter: (month: number) => months[month] ?? '' },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      axisTick: { show: false },
      axisLabel: { width: 220, overflow: 'truncate', hideOverlap: false, interval: 0 },
    },
    tooltip: {
      trigger: 'item',
      formatter: (shown: unknown) => {
        const { dataIndex, seriesIndex } = shown as { dataIndex: number; seriesIndex: number };
        return `${rows[dataIndex]?.name ?? ''}\n${months[seriesIndex] ?? ''}  ${say(rows[dataIndex]?.steps[seriesIndex] ?? null)}`;
      },
    },
    series: months.map((name, month) => ({
      type: 'bar',
      name,
      stack: 'months',
      barCategoryGap: '6%',
      itemStyle: { borderWidth: 0.5, borderColor: 'rgba(128, 128, 128, 0.35)' },
      data: rows.map((row) => cell(row, month)),
    })),
  };
}
