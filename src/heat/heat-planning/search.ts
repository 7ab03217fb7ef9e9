import type { Solver, Program } from '#platform/solver/public/highs.ts';
import type { MatchCase } from './match-case.ts';
import { flowProgram, linkProgram, pipesOf, withLinks, type Frame } from './program.ts';

/** Which links to build, and a lower bound of any plan, in units. */
type Found = { readonly built: readonly boolean[]; readonly bound: number };

type Effort = { readonly solver: Solver; readonly secondsLeft: () => number };

/** The relative gap of the savings to which the solver proves: tight enough even if little of the cost is left. */
const gap = 1e-10;
/** The maximum share of the time for the search among the links of the relaxation. */
const shareFirst = 0.4;
/** With the links fixed, a plan is solved in a moment. */
const flowSeconds = 60;
/** The relaxation gets at least this many seconds: without it there is no bound. */
const least = 5;
/** Values that the solver treats as zero. */
const trace = 1e-7;

/**
 * The links to build. Prices of the relaxation bound the cost of any plan. The relaxation uses few links: the best plan of these is near
 * the optimum and found quickly. Links that the prices and this plan show to be in no better plan are left out, and the solver proves the
 * rest while there is time.
 */
export function search(town: MatchCase, frame: Frame, { solver, secondsLeft }: Effort): Found {
  const { x, duals, status } = solver.run(linkProgram(town, frame), { relaxed: true, seconds: Math.max(least, secondsLeft()) });
  const priced = pricedBy(frame, flowProgram(town, frame), pipesOf(town, frame), duals);
  const isRelaxed = status === 'optimal';
  const used = frame.links.map((_, at) => isRelaxed && (x[frame.ways.length + at] ?? 0) > trace);
  const first = among(town, frame, used, { solver, secondsLeft: () => secondsLeft() * shareFirst });
  const open = priced.net.map((net) => priced.bound + Math.max(0, net) <= first.value + gap * Math.abs(first.value));
  const last = among(town, frame, open, { solver, secondsLeft });
  const best = last.value < first.value ? last : first;
  return { built: best.built, bound: Math.max(priced.bound, Math.min(best.value, last.bound)) };
}

/** The best plan found with these links, and a lower bound of their plans. */
function among(
  town: MatchCase,
  frame: Frame,
  keep: readonly boolean[],
  { solver, secondsLeft }: Effort,
): Found & { readonly value: number } {
  const part = withLinks(frame, keep);
  const none = { built: frame.links.map(() => false), value: 0 };
  if (part.links.length === 0) return { ...none, bound: 0 };
  const { status, x, bound } = solver.run(linkProgram(town, part), { gap, seconds: secondsLeft() });
  if (status === 'nothing') return { ...none, bound };
  const built = spread(keep, (at) => (x[part.ways.length + at] ?? 0) > 0.5);
  return { built, value: valueOf(town, frame, built, solver), bound };
}

/** The value of built links, at the best flow over them. */
function valueOf(town: MatchCase, frame: Frame, built: readonly boolean[], solver: Solver): number {
  const part = withLinks(frame, built);
  if (part.links.length === 0) return 0;
  const { objective } = solver.run(flowProgram(town, part), { relaxed: true, seconds: flowSeconds });
  return pipesOf(town, part).reduce((sum, pipe) => sum + pipe, objective);
}

/** Maps results for the kept links back to all links, by position. */
function spread(keep: readonly boolean[], holds: (at: number) => boolean): boolean[] {
  let at = -1;
  return keep.map((one) => one && holds((at += 1)));
}

/**
 * What prices of limits prove, in units: no plan costs less than `bound`; `net` is the cost of each link at these prices, used optimally.
 */
type Priced = { readonly bound: number; readonly net: readonly number[] };

/**
 * If what a source gives and a demand takes has a price, each link is worth building or not by itself: their sum is a bound that anyone can
 * add up, whatever the prices are.
 * @param flow without costs of pipes; its rows have the prices `duals`, which a solver returns as zero or negative
 */
function pricedBy({ ways }: Frame, { cost, rows }: Program, pipes: readonly number[], duals: ArrayLike<number>): Priced {
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
