import type { Option } from '../../../chart/canvas.ts';

export type ExpectedPoint = {
  readonly day: string;
  readonly measured: number | null;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

type Names = { readonly measured: string; readonly expected: string; readonly low: string; readonly high: string };

/** Bars of what was measured in front of a band of what was expected; a day without either has none. */
export function expectedOption(days: readonly ExpectedPoint[], unit: string, names: Names, say: (point: ExpectedPoint) => string): Option {
  const line = { type: 'line', symbol: 'none', stack: 'band', lineStyle: { opacity: 0 }, silent: true } as const;
  return {
    grid: { left: 72, right: 16, top: 48, bottom: 32 },
    legend: { show: true, top: 4, data: [names.measured, names.expected] },
    xAxis: { type: 'category', data: days.map(({ day }) => day), axisTick: { show: false } },
    yAxis: { type: 'value', name: unit, nameLocation: 'end' },
    tooltip: {
      trigger: 'axis',
      formatter: (shown: unknown) => {
        const at = (shown as readonly { readonly dataIndex: number }[])[0]?.dataIndex ?? 0;
        const point = days[at];
        return point === undefined ? '' : say(point);
      },
    },
    series: [
      { type: 'bar', name: names.measured, barMaxWidth: 24, data: days.map(({ measured }) => measured) },
      { type: 'line', name: names.expected, symbol: 'none', data: days.map(({ value }) => value) },
      { ...line, name: names.low, data: days.map(({ low }) => low) },
      {
        ...line,
        name: names.high,
        areaStyle: { opacity: 0.25 },
        data: days.map(({ low, high }) => (low === null || high === null ? null : high - low)),
      },
    ],
  };
}

export type PaceDay = { readonly day: string; readonly value: number | null; readonly low: number | null; readonly high: number | null };

/** A day with the sums of all days up to it; null from the first unknown day on. */
export type RunningDay = PaceDay;

/** Running sums of the days of a year. */
export function runningSums(days: readonly PaceDay[]): RunningDay[] {
  const sums = { value: 0, low: 0, high: 0 };
  let isKnown = true;
  return days.map(({ day, value, low, high }) => {
    isKnown = isKnown && value !== null && low !== null && high !== null;
    if (!isKnown) return { day, value: null, low: null, high: null };
    sums.value += value ?? 0;
    sums.low += low ?? 0;
    sums.high += high ?? 0;
    return { day, ...sums };
  });
}

/** The running sum of a year with its band, against the limit. */
export function paceOption(
  days: readonly RunningDay[],
  limit: number | null,
  unit: string,
  names: { readonly running: string; readonly limit: string; readonly low: string; readonly high: string },
  say: (point: RunningDay) => string,
): Option {
  const points = days.map((one) => ({ ...one, measured: limit }));
  const base = expectedOption(points, unit, { measured: names.limit, expected: names.running, low: names.low, high: names.high }, say);
  const [, ...lines] = base['series'] as object[];
  const flat = { type: 'line', name: names.limit, symbol: 'none', lineStyle: { type: 'dashed' }, data: days.map(() => limit) };
  return { ...base, series: [...lines, ...(limit === null ? [] : [flat])] };
}
