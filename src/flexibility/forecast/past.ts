import type { Zone } from '#kernel/zone.ts';

/** How long a step of a forecast is, s, and how many there are: 48 hours. */
export const quarter = 900;
export const forecastSteps = 192;
/** Quarter hours of a day of 24 hours, as the clock counts them. */
export const perDay = 96;
/** A clock that was not measured in so many days before has no forecast. */
export const lookedBack = 28;
/** Days that the weights are fitted on. */
export const fittedDays = 56;
/** Days before the origin that a forecast reads. */
export const reach = fittedDays + 2 + lookedBack;

/**
 * Means of quarter hours that follow one another, kW; NaN where one was not measured whole. `from`: s UTC. `longest`: the longest reading
 * that each rests on, s; left out where each was measured itself.
 */
export type Past = { readonly from: number; readonly kw: Float64Array; readonly longest?: Float64Array | undefined };

/** The sum of several pasts of the same quarter hours, each so many times; not known where one of them is not. */
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

/** The local clock, and which local days are worked. */
export type Days = { readonly zone: Zone; readonly isWorked: (day: number) => boolean };
