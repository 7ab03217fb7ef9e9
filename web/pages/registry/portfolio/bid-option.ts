import type { Option } from '../../../chart/canvas.ts';

export type BidStep = { readonly price: string; readonly kw: number; readonly upToKw: number };

/** The corners of a step curve: at each price from the power of all cheaper steps to that including its own. */
export function cornersOf(steps: readonly BidStep[]): [upToKw: number, price: number][] {
  return steps.flatMap(({ price, upToKw }, at): [number, number][] => [
    [steps[at - 1]?.upToKw ?? 0, Number(price)],
    [upToKw, Number(price)],
  ]);
}

/** Power on the horizontal axis, its price on the vertical one. */
export function bidOption(steps: readonly BidStep[], names: { readonly power: string; readonly price: string }): Option {
  return {
    grid: { left: 8, right: 24, top: 36, bottom: 32, containLabel: true },
    legend: { show: false },
    xAxis: { type: 'value', name: names.power, nameLocation: 'middle', nameGap: 26, min: 0 },
    yAxis: { type: 'value', name: names.price, nameTextStyle: { align: 'left' }, min: 0 },
    tooltip: { trigger: 'axis' },
    series: [{ type: 'line', name: names.price, data: cornersOf(steps), showSymbol: false, areaStyle: { opacity: 0.12 } }],
  };
}
