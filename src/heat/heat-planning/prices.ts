import type { Program } from '#platform/solver/highs.ts';
import type { Frame } from './program.ts';

/** What prices of limits prove, in units: no plan costs less than `bound`; `net` is what each link costs at them, used at its best. */
export type Priced = { readonly bound: number; readonly net: readonly number[] };

/**
 * Where what a source gives and a demand takes has a price, each link is worth building or not by itself: their sum is a bound that anybody
 * can add up, whatever the prices are.
 * @param flow without charges for pipes; its rows have the prices `duals`, which a solver tells at or below 0
 */
export function pricedBy({ ways }: Frame, { cost, rows }: Program, pipes: readonly number[], duals: ArrayLike<number>): Priced {
  const left = Float64Array.from(cost);
  let bound = 0;
  for (const [row, { indices, values, upper }] of rows.entries()) {
    const price = Math.max(0, -(duals[row] ?? 0));
    bound -= price * upper;
    for (const [k, at] of indices.entries()) left[at] = (left[at] ?? 0) + price * (values[k] ?? 0);
  }
  const net = [...pipes];
  for (const [at, { link }] of ways.entries()) net[link] = (net[link] ?? 0) + Math.min(0, left[at] ?? 0);
  for (const one of net) bound += Math.min(0, one);
  return { bound, net };
}
