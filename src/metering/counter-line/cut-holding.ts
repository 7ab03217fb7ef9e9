import type { Holding } from './holding.ts';

/**
 * What holds in each step, as columns: seconds held, the sum of value × seconds (exact while below 2^53), the least, the greatest and the
 * last value (0.0001 of the unit; NaN where nothing holds; `last`: just before the step's end), and the seconds within the requested
 * limits.
 */
export type HoldingSteps = {
  readonly seconds: Float64Array;
  readonly sum: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly last: Float64Array;
  readonly within: Float64Array;
};

/** Room for this many steps in which nothing holds. */
export function emptySteps(size: number): HoldingSteps {
  return {
    seconds: new Float64Array(size),
    sum: new Float64Array(size),
    min: new Float64Array(size).fill(Number.NaN),
    max: new Float64Array(size).fill(Number.NaN),
    last: new Float64Array(size).fill(Number.NaN),
    within: new Float64Array(size),
  };
}

/** Values that count as within, both limits included; either may be infinite. 0.0001 of the unit. */
export type Limits = { readonly low: number; readonly high: number };

/**
 * Cuts what holds into consecutive steps.
 * @param edges of the steps (s), one more than the number of steps
 * @param into filled; must be empty
 */
export function cutHolding(held: Holding, edges: ArrayLike<number>, into: HoldingSteps, limits?: Limits): void {
  const steps = edges.length - 1;
  let step = 0;
  for (let i = 0; i < held.n; i++) {
    const [from, to, value] = [held.from[i] as number, held.to[i] as number, held.value[i] as number];
    while (step < steps && (edges[step + 1] as number) <= from) step += 1;
    for (let at = step; at < steps && (edges[at] as number) < to; at++) {
      const end = edges[at + 1] as number;
      const seconds = Math.min(to, end) - Math.max(from, edges[at] as number);
      if (seconds > 0) lay(into, at, value, seconds, to >= end, limits);
    }
  }
}

function lay(into: HoldingSteps, at: number, value: number, seconds: number, toEnd: boolean, limits: Limits | undefined): void {
  into.seconds[at] = (into.seconds[at] as number) + seconds;
  into.sum[at] = (into.sum[at] as number) + value * seconds;
  if (!((into.min[at] as number) <= value)) into.min[at] = value;
  if (!((into.max[at] as number) >= value)) into.max[at] = value;
  if (toEnd) into.last[at] = value;
  if (limits !== undefined && value >= limits.low && value <= limits.high) into.within[at] = (into.within[at] as number) + seconds;
}
