import type { Link } from './links.ts';
import { gjPerKwh, type MatchCase } from './match-case.ts';

/** kW taken in each period over each link; a link without an entry is not built. */
export type Flows = ReadonlyMap<Link, readonly number[]>;

/** Yuan saved per kWh taken over a link compared with the alternative; negative if it costs more. */
export function sparedPerKwh({ alternativeYuanPerGj, yuanPerKwh, sources }: MatchCase, link: Link): number {
  const price = sources[link.source]?.yuanPerGj ?? 0;
  return gjPerKwh * (alternativeYuanPerGj * link.yield - price) - yuanPerKwh * link.electricity * link.yield;
}

/** Yuan of doing nothing: all heat is supplied by the alternative. */
export const costOfNothing = ({ periods, demands, alternativeYuanPerGj }: MatchCase): number =>
  demands.reduce(
    (sum, { kw }) => sum + periods.reduce((all, { hours }, at) => all + hours * gjPerKwh * alternativeYuanPerGj * (kw[at] ?? 0), 0),
    0,
  );

/** kW delivered to a demand in a period, and kW not met. */
export function metOf(town: MatchCase, flows: Flows): { readonly came: readonly number[][]; readonly unmet: readonly number[][] } {
  const came = town.demands.map(() => town.periods.map(() => 0));
  for (const [link, kw] of flows) for (const [at, x] of kw.entries()) (came[link.demand] as number[])[at]! += link.yield * x;
  const unmet = town.demands.map(({ kw }, demand) => kw.map((need, at) => Math.max(0, need - (came[demand]?.[at] ?? 0))));
  return { came, unmet };
}

/** Yuan per year for built pipes, heat, electricity and what the alternative supplies. */
export function costOf(town: MatchCase, flows: Flows): number {
  let cost = 0;
  for (const [link, kw] of flows) {
    cost += link.km * town.yuanPerKmYear;
    const each = gjPerKwh * (town.sources[link.source]?.yuanPerGj ?? 0) + town.yuanPerKwh * link.electricity * link.yield;
    for (const [at, { hours }] of town.periods.entries()) cost += hours * each * (kw[at] ?? 0);
  }
  for (const unmet of metOf(town, flows).unmet)
    for (const [at, { hours }] of town.periods.entries()) cost += hours * gjPerKwh * town.alternativeYuanPerGj * (unmet[at] ?? 0);
  return cost;
}
