import type { Option } from '../../../chart/canvas.ts';

export type PlanLine = { readonly name: string; readonly values: readonly (number | null)[] };
export type RedStretch = { readonly from: number; readonly to: number; readonly name: string };

type Forms = {
  readonly at: (instant: number) => string;
  readonly quantity: (value: number | null, unit: string) => string;
};

const red = 'rgba(207, 34, 34, 0.22)';

/** Marks a stretch of steps, first and last included. */
const areas = (stretches: readonly RedStretch[], starts: readonly number[]) => {
  const last = starts.length - 1;
  const stepAt = (instant: number): number =>
    Math.max(
      0,
      starts.findLastIndex((start) => start <= instant),
    );
  const ends = (to: number): number =>
    Math.max(
      0,
      starts.findLastIndex((start) => start < to),
    );
  const data = stretches.map(({ from, to, name }) => [
    { xAxis: Math.min(stepAt(from), last), name, itemStyle: { color: red } },
    { xAxis: Math.min(Math.max(stepAt(from), ends(to)), last) },
  ]);
  return data.length === 0 ? {} : { markArea: { silent: true, label: { show: false }, data } };
};

type Shown = readonly { readonly dataIndex: number }[];

function base(starts: readonly number[], lines: readonly (PlanLine & { readonly unit: string })[], { at, quantity }: Forms) {
  return {
    legend: { show: true, top: 4, type: 'plain' },
    xAxis: { type: 'category', data: starts.map((start) => at(start)), axisTick: { show: false } },
    tooltip: {
      trigger: 'axis',
      formatter: (shown: unknown) => {
        const index = (shown as Shown)[0]?.dataIndex ?? 0;
        const told = lines.map(({ name, unit, values }) => `${name} ${quantity(values[index] ?? null, unit)}`);
        return [at(starts[index] ?? 0), ...told].join('\n');
      },
    },
  };
}

type PowerChart = {
  readonly starts: readonly number[];
  /** kW; above 0 consumes, below 0 supplies. */
  readonly bars: readonly PlanLine[];
  /** Yuan/kWh; null if the scenario cannot be read. */
  readonly price: PlanLine | null;
  readonly red: readonly RedStretch[];
};

/** Powers stacked over the steps, consumption above the line and supply below it, and the price on its own axis. */
export function powerOption({ starts, bars, price, red: stretches }: PowerChart, forms: Forms & { readonly yuan: string }): Option {
  const all = [...bars.map((one) => ({ ...one, unit: 'kW' })), ...(price === null ? [] : [{ ...price, unit: '' }])];
  return {
    ...base(starts, all, forms),
    grid: { left: 64, right: 64, top: 64, bottom: 32 },
    yAxis: [
      { type: 'value', name: 'kW', nameLocation: 'end' },
      { type: 'value', name: forms.yuan, nameLocation: 'end', show: price !== null, splitLine: { show: false } },
    ],
    series: [
      ...bars.map(({ name, values }, index) => ({
        type: 'bar',
        name,
        stack: 'power',
        stackStrategy: 'samesign',
        barCategoryGap: '0%',
        data: values,
        ...(index === 0 && areas(stretches, starts)),
      })),
      ...(price === null ? [] : [{ type: 'line', name: price.name, yAxisIndex: 1, step: 'end', symbol: 'none', data: price.values }]),
    ],
  };
}

type StateChart = {
  readonly starts: readonly number[];
  readonly unit: string;
  readonly axis: string;
  readonly lines: readonly PlanLine[];
  /** Dashed: limits between which the lines should stay. */
  readonly limits: readonly PlanLine[];
  readonly red: readonly RedStretch[];
};

/** What is stored, or a temperature, at the ends of steps, within its limits. */
export function stateOption({ starts, unit, axis, lines, limits, red: stretches }: StateChart, forms: Forms): Option {
  return {
    ...base(
      starts,
      [...lines, ...limits].map((one) => ({ ...one, unit })),
      forms,
    ),
    grid: { left: 64, right: 64, top: 64, bottom: 32 },
    yAxis: { type: 'value', name: axis, nameLocation: 'end', scale: true },
    series: [
      ...lines.map(({ name, values }, index) => ({
        type: 'line',
        name,
        symbol: 'none',
        data: values,
        ...(index === 0 && areas(stretches, starts)),
      })),
      ...limits.map(({ name, values }) => ({ type: 'line', name, symbol: 'none', lineStyle: { type: 'dashed', width: 1 }, data: values })),
    ],
  };
}
