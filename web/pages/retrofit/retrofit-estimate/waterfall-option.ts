import type { Option } from '../../../chart/canvas.ts';

/** A step from the use before to the use after; `value` is what it saves. */
export type Step = { readonly name: string; readonly value: number };

type Words = { readonly before: string; readonly after: string; readonly low: string; readonly high: string; readonly unit: string };

/** The start and end of each step, from the top down. */
export function stairs(before: number, steps: readonly Step[]): { readonly rest: number; readonly value: number }[] {
  let left = before;
  return steps.map(({ value }) => {
    const from = left;
    left -= value;
    return { rest: Math.min(from, left), value: Math.abs(value) };
  });
}

/**
 * A waterfall: the use before, what each measure saves, the use after with the ends of its interval.
 * @param colours of the two sums, and of the steps
 */
export function waterfallOption(
  { before, steps, after }: { readonly before: number; readonly steps: readonly Step[]; readonly after: readonly (number | null)[] },
  words: Words,
  [whole, step, mark]: readonly [string, string, string],
): Option {
  const [value = null, low = null, high = null] = after;
  const names = [words.before, ...steps.map(({ name }) => name), words.after];
  const between = stairs(before, steps);
  const only = (end: number | null) => names.map((_, at) => (at === names.length - 1 ? end : null));
  const end = (name: string, held: number | null) => ({
    type: 'line',
    name,
    data: only(held),
    symbol: 'rect',
    symbolSize: [34, 3],
    lineStyle: { opacity: 0 },
    itemStyle: { color: mark },
    silent: true,
    z: 5,
  });
  return {
    grid: { left: 72, right: 16, top: 36, bottom: 84 },
    legend: { show: false },
    xAxis: {
      type: 'category',
      data: names,
      axisTick: { show: false },
      axisLabel: { rotate: 30, width: 120, overflow: 'truncate', interval: 0 },
    },
    yAxis: { type: 'value', name: words.unit, min: 0 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    series: [
      {
        type: 'bar',
        stack: 'steps',
        silent: true,
        tooltip: { show: false },
        itemStyle: { color: 'transparent' },
        data: [0, ...between.map(({ rest }) => Math.max(0, rest)), 0],
      },
      {
        type: 'bar',
        stack: 'steps',
        name: words.unit,
        data: [
          { value: before, itemStyle: { color: whole } },
          ...between.map((one) => ({ value: one.value, itemStyle: { color: step } })),
          { value, itemStyle: { color: whole } },
        ],
      },
      end(words.low, low),
      end(words.high, high),
    ],
  };
}
