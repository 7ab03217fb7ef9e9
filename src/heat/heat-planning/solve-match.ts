import type { Solver } from '#platform/solver/public/highs.ts';
import type { Link } from './links.ts';
import type { MatchCase } from './match-case.ts';
import { flowProgram, frameOf, withLinks, type Frame } from './program.ts';
import { search } from './search.ts';
import { tidied } from './tidy.ts';
import { costOf, costOfNothing, type Flows } from './worth.ts';

export type Matched = {
  readonly flows: Flows;
  readonly cost: number;
  /** Proven lower bound of the cost of any plan. */
  readonly bound: number;
  readonly status: 'optimal' | 'feasible';
};

/** A plan this near to the bound, as a share of the cost, counts as optimal (`heat.md` 6). */
const exact = 1e-6;
/** With the links fixed, a plan is solved in a moment. */
const flowSeconds = 60;

export type Time = { readonly seconds: number; readonly clock: () => number };

/**
 * The links to build and the flows over them, at least cost. A solver accepts 0.999999 as 1: its solution selects the links; the flows over
 * these are solved again without the integer variables, so that a link carries its full flow or is not built.
 * @param seconds time limit after which the best result is returned, with its bound @param clock ms
 */
export function solveMatch(town: MatchCase, links: readonly Link[], solver: Solver, { seconds, clock }: Time): Matched {
  const frame = frameOf(town, links);
  const nothing = costOfNothing(town);
  const end = clock() + seconds * 1000;
  if (frame.links.length === 0) return { flows: new Map(), cost: nothing, bound: nothing, status: 'optimal' };
  const { built, bound } = search(town, frame, { solver, secondsLeft: () => (end - clock()) / 1000 });
  const flows = tidied(town, flowsOver(town, withLinks(frame, built), solver));
  const planned = costOf(town, flows);
  const [best, cost] = planned <= nothing ? [flows, planned] : [new Map<Link, readonly number[]>(), nothing];
  // no cost in a town is negative
  const proven = Math.min(cost, Math.max(0, nothing + bound * frame.unit));
  return { flows: best, cost, bound: proven, status: cost - proven <= exact * Math.max(1, cost) ? 'optimal' : 'feasible' };
}

function flowsOver(town: MatchCase, frame: Frame, solver: Solver): Flows {
  const flows = new Map<Link, number[]>();
  if (frame.links.length === 0) return flows;
  const { x } = solver.run(flowProgram(town, frame), { relaxed: true, seconds: flowSeconds });
  for (const [at, { link, period, most }] of frame.ways.entries()) {
    const one = frame.links[link] as Link;
    const own = flows.get(one) ?? town.periods.map(() => 0);
    own[period] = Math.min(1, Math.max(0, x[at] ?? 0)) * most;
    flows.set(one, own);
  }
  return flows;
}
