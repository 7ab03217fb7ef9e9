import type { Zone } from '#kernel/zone.ts';

/** The length of a forecast step, s, and the number of steps: 48 hours. */
export const quarter = 900;
export const forecastSteps = 192;
/** Quarter hours of a 24-hour day, as the clock counts them. */
export const perDay = 96;
/** A clock time not measured on this many days before has no forecast. */
export const lookedBack = 28;
/** The number of days that the weights are fitted on. */
export const fittedDays = 56;
/** The number of days before the origin that a forecast reads. */
export const reach = fittedDays + 2 + lookedBack;

/**
 * Means of consecutive quarter hours, kW; NaN if one was not fully measured. `from`: s UTC. `longest`: the longest reading behind each, s;
 * absent if each was measured by itself.
 */
export type Past = { readonly from: number; readonly kw: Float64Array; readonly longest?: Float64Array | undefined };

/** The sum of several pasts over the same quarter hours, each multiplied by a factor; unknown where one of them is unknown. */
export function sumOfPasts(some: readonly { readonly past: Past; readonly times: number }[]): Past {
  const first = some[0]?.past ?? { from: 0, kw: new Float64Array(0) };
  const sum = new Float64Array(first.kw.length);
  const longest = new Float64Array(first.kw.length);
  for (const { past, times } of some)
    for (let at = 0; at < sum.length; at += 1) {
      sum[at] = (sum[at] as number) + times * (past.kw[at] as number);
      longest[at] = Math.max(longest[at] as number, past.longest?.[at] ?? 0);
    }
  return { from: first.from, kw: sum, longest };
}

/** The local clock, and which local days are workdays. */
export type Days = { readonly zone: Zone; readonly isWorked: (day: number) => boolean };
