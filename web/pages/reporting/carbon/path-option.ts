import type { Option } from '../../../chart/canvas.ts';

type Line = {
  readonly name: string;
  readonly years: readonly { readonly year: number; readonly kg: number | null }[];
  readonly limits: readonly { readonly year: number; readonly limit: number }[];
  readonly quantiles?: readonly { readonly year: number; readonly p5: number | null; readonly p95: number | null }[] | undefined;
};

type Names = {
  readonly colours: readonly string[];
  readonly say: (name: string, year: number, tonnes: number | null) => string;
  readonly limit: string;
};

const tonnes = (kg: number | null): number | null => (kg === null ? null : kg / 1000);

/** Carbon by year, a line for each plan; the range of samples thin and dashed, limits as diamonds. Numbers in tCO2. */
export function pathOption(lines: readonly Line[], { colours, say, limit }: Names): Option {
  const colour = (at: number) => colours[at % colours.length];
  return {
    grid: { left: 72, right: 24, top: 32, bottom: 40 },
    legend: { show: false },
    xAxis: { type: 'value', scale: true, minInterval: 1, axisLabel: { formatter: (year: number) => String(year) } },
    yAxis: { type: 'value', name: 'tCO₂', nameLocation: 'end' },
    tooltip: {
      trigger: 'item',
      formatter: (shown: unknown) => {
        const { seriesName, value } = shown as { readonly seriesName: string; readonly value: readonly [number, number | null] };
        return say(seriesName, value[0], value[1]);
      },
    },
    series: lines.flatMap(({ name, years, limits, quantiles = [] }, at) => [
      { type: 'line', name, color: colour(at), symbolSize: 6, showSymbol: true, data: years.map(({ year, kg }) => [year, tonnes(kg)]) },
      ...(['p5', 'p95'] as const)
        .filter(() => quantiles.length > 0)
        .map((part) => ({
          type: 'line' as const,
          name,
          color: colour(at),
          showSymbol: false,
          lineStyle: { type: 'dashed' as const, width: 1 },
          data: quantiles.map((one) => [one.year, tonnes(one[part])]),
        })),
      {
        type: 'line' as const,
        name: `${name} ${limit}`,
        color: colour(at),
        lineStyle: { opacity: 0 },
        symbol: 'diamond',
        symbolSize: 12,
        showSymbol: true,
        data: limits.map((one) => [one.year, tonnes(one.limit)]),
      },
    ]),
  };
}
