import type { Option } from '../../../chart/canvas.ts';

/** One local day: 24 values, null if not known, and the hours that are estimated. */
export type HoursOfDay = { readonly day: string; readonly values: readonly (number | null)[]; readonly estimated: readonly number[] };

/** The range of values that the colours cover. */
type Span = { readonly low: number; readonly high: number };

export type HoursForms = {
  readonly day: (day: string) => string;
  readonly month: (day: string) => string;
  readonly quantity: (value: number) => string;
  readonly estimated: string;
};

/** Its position, its value, and that value clamped to the range of the colours. */
type Cell = readonly [x: number, y: number, value: number, coloured: number];

/**
 * The option of a field of cells: days across, hours of the day down. An unknown cell is left out, never coloured as 0; estimated cells are
 * paler.
 * @param span the range of values that the colours cover; values beyond have the colour of its end
 */
export function hoursOption(days: readonly HoursOfDay[], span: Span, colours: readonly string[], forms: HoursForms): Option {
  const cells = cellsOf(days, span);
  const field = (data: readonly Cell[], opacity: number) => ({
    type: 'heatmap',
    data,
    itemStyle: { opacity },
    progressive: 0,
    emphasis: { disabled: true },
  });
  return {
    grid: { left: 52, right: 16, top: 16, bottom: 84 },
    legend: { show: false },
    xAxis: {
      type: 'category',
      data: days.map(({ day }) => day),
      splitLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        interval: (at: number) => days[at]?.day.endsWith('-01') === true,
        formatter: (day: string) => forms.month(day),
        hideOverlap: true,
      },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: Array.from({ length: 24 }, (_, hour) => `${hour}:00`),
      splitLine: { show: false },
      axisTick: { show: false },
      axisLabel: { interval: 3 },
    },
    tooltip: {
      trigger: 'item',
      formatter: (shown: unknown) => {
        const { value, seriesIndex } = shown as { value: Cell; seriesIndex: number };
        const day = days[value[0]]?.day ?? '';
        return `${forms.day(day)} ${value[1]}:00\n${forms.quantity(value[2])}${seriesIndex === 1 ? forms.estimated : ''}`;
      },
    },
    visualMap: scaleOf(span, colours, forms),
    series: [field(cells.measured, 1), field(cells.estimated, 0.5)],
  };
}

function scaleOf({ low, high }: Span, colours: readonly string[], { quantity }: HoursForms) {
  return {
    type: 'continuous',
    min: low,
    max: high,
    dimension: 3,
    calculable: false,
    orient: 'horizontal',
    left: 'center',
    bottom: 4,
    itemWidth: 12,
    itemHeight: 140,
    text: [quantity(high), quantity(low)],
    inRange: { color: [...colours] },
  };
}

/** The known cells, the estimated ones separately. */
export function cellsOf(
  days: readonly HoursOfDay[],
  { low, high }: Span,
): { readonly measured: readonly Cell[]; readonly estimated: readonly Cell[] } {
  const [measured, estimated]: [Cell[], Cell[]] = [[], []];
  for (const [x, day] of days.entries()) {
    const guessed = new Set(day.estimated);
    for (const [y, value] of day.values.entries())
      if (value !== null) (guessed.has(y) ? estimated : measured).push([x, y, value, Math.min(Math.max(value, low), high)]);
  }
  return { measured, estimated };
}
