import type { Exact } from '#kernel/exact-number.ts';
import type { ProgramRow, Solver } from './public/highs.ts';
import type { Model } from './model.ts';
import { changesOf, leastValue, previousPlan, worthOf, type Plan, type Worth } from './plan.ts';
import { cutOf, cutsOf, frameOf, planFrom, programOf, type ProgramQuestion, type Frame } from './program.ts';

/** The maximum number of cuts, after which the result is used and marked as not proven. */
const mostCuts = 400;
/** The maximum number of nodes of a search, after which its result is used: counted, so that the clock does not influence the plan. */
const mostNodes = 100_000;
/** The precision to which the solver distinguishes sums of breaches. */
const fine = 1e-9;
/** The share of the remaining time for a search, so that later ones have some left. */
const shareOfTime = 0.6;

export type Found = {
  readonly plan: Plan;
  readonly worth: Worth;
  /** The best value of a plan of least breach, and its upper bound; units of 10^-18. */
  readonly best: bigint;
  readonly bound: number;
  /** The bound equals the best value: proven to be optimal. */
  readonly closed: boolean;
  /** Whether it is proven that no plan has a smaller breach. */
  readonly proven: boolean;
  /** No search for the best value was cut short by the clock or the count of nodes. */
  readonly finished: boolean;
  readonly changes: readonly string[] | null;
  /** For each limit, if the search used them. */
  readonly prices?: readonly number[];
};

export type Search = { readonly solver: Solver; readonly gap: number; readonly secondsLeft: () => number };

type Reached = { readonly plan: Plan; readonly worth: Worth; readonly bound: number; readonly done: boolean };
/** The outcome of a search: a plan; that there is none; that it was cut short before it was known. */
type Step = Reached | 'none' | 'stopped';

/** The plan in lexicographic order: least breach of hard limits, of soft ones, greatest value, fewest changes. */
export function search(model: Model, asked: Search): Found {
  const frame = frameOf(model);
  const kept = leastBreach(frame, asked);
  const { found, rest } = kept;
  const most = rest.elastic === 'none' ? null : { hard: found.worth.hard, soft: found.worth.soft };
  const keeps = (worth: Worth): boolean => most === null || (worth.hard.compare(most.hard) <= 0 && worth.soft.compare(most.soft) <= 0);
  const again = kept.valued ? found : solveStep(frame, asked, { ...rest, least: 'value' }, keeps, asked.gap);
  const top = typeof again === 'string' ? { ...found, bound: Infinity, done: false } : again;
  const better = top.worth.value >= found.worth.value ? top : found;
  const best = better.worth.value;
  const closed = top.done && top.bound === Number.NEGATIVE_INFINITY;
  const { previous, giveUp } = model.instance;
  const end = previous === null ? better : (nearest(frame, asked, rest, keeps, leastValue(best, giveUp)) ?? better);
  return {
    plan: end.plan,
    worth: end.worth,
    best,
    bound: closed ? Number(best) : -top.bound * frame.valueUnit,
    closed,
    proven: kept.proven,
    finished: kept.proven && top.done,
    changes: previous === null ? null : changesOf(model, end.plan),
  };
}

type Kept = {
  readonly found: Reached;
  readonly rest: Omit<ProgramQuestion, 'least'>;
  readonly valued: boolean;
  readonly proven: boolean;
};

/** First without any breach; if that is impossible, or not known when its time is over, the least breach. */
function leastBreach(frame: Frame, all: Search): Kept {
  // later searches must still be started
  const asked: Search = { ...all, secondsLeft: () => all.secondsLeft() * shareOfTime };
  const whole: Omit<ProgramQuestion, 'least'> = { elastic: 'none', cuts: [] };
  const clean = solveStep(frame, asked, { ...whole, least: 'value' }, () => true, all.gap);
  if (typeof clean !== 'string') return { found: clean, rest: whole, valued: true, proven: true };
  const some: Omit<ProgramQuestion, 'least'> = { ...whole, elastic: 'soft' };
  const soft = solveStep(frame, asked, { ...some, least: 'soft' }, () => true, 0);
  if (typeof soft !== 'string') {
    const proven = soft.done || isWhole(soft.worth);
    return { found: soft, rest: { ...some, softMost: margin(soft.worth.soft) }, valued: false, proven };
  }
  return brokenHard(frame, asked);
}

const isWhole = ({ breach }: Worth): boolean => breach.every((by) => by === 0n);

function brokenHard(frame: Frame, asked: Search): Kept {
  const all: Omit<ProgramQuestion, 'least'> = { elastic: 'all', cuts: [] };
  const first = solveStep(frame, asked, { ...all, least: 'hard' }, () => true, 0);
  const hard = typeof first === 'string' ? atHand(frame.model) : first;
  const withHard = { ...all, hardMost: margin(hard.worth.hard) };
  const second = solveStep(frame, asked, { ...withHard, least: 'soft' }, (worth) => worth.hard.compare(hard.worth.hard) <= 0, 0);
  const both = typeof second === 'string' ? { ...hard, done: false } : second;
  const proven = (hard.done && both.done) || isWhole(both.worth);
  return { found: both, rest: { ...withHard, softMost: margin(both.worth.soft) }, valued: false, proven };
}

/** If no search found anything: the previous plan, or the empty plan, whichever has the smaller breach. */
function atHand(model: Model): Reached {
  const nothing = model.projects.map(() => -1);
  const plans = [nothing, previousPlan(model)];
  const [least = { plan: nothing, worth: worthOf(model, nothing) }] = plans
    .map((plan) => ({ plan, worth: worthOf(model, plan) }))
    .filter(({ worth }) => worth.stands)
    .toSorted(({ worth: a }, { worth: b }) => a.hard.compare(b.hard) || a.soft.compare(b.soft));
  return { ...least, bound: -Infinity, done: false };
}

const margin = ({ s, n, d }: Exact): number => {
  const value = (Number(s) * Number(n)) / Number(d);
  return value + fine * Math.max(1, value);
};

/**
 * Fewest changes with at least this value (10^-24), then the greatest value of these.
 * @returns null if none was found
 */
function nearest(
  frame: Frame,
  asked: Search,
  rest: Omit<ProgramQuestion, 'least'>,
  keeps: (worth: Worth) => boolean,
  least: bigint,
): Reached | null {
  const { model, valueUnit } = frame;
  const enough = (worth: Worth): boolean => keeps(worth) && worth.value * 1_000_000n >= least;
  const valueLeast = Number(least) / 1e6 / valueUnit - fine;
  const near = solveStep(frame, asked, { ...rest, least: 'changes', valueLeast }, enough, 0);
  if (typeof near === 'string') return null;
  const changesMost = changesOf(model, near.plan).length;
  const few = (worth: Worth, plan: Plan): boolean => enough(worth) && changesOf(model, plan).length <= changesMost;
  const last = solveStep(frame, asked, { ...rest, least: 'value', valueLeast, changesMost }, few, asked.gap);
  return typeof last !== 'string' && last.worth.value >= near.worth.value ? last : near;
}

/**
 * Solves, evaluates exactly, cuts off what only the solver's tolerance let pass, and solves again.
 * @returns `none` if there is no such plan, `stopped` if that is not known; `bound` is -Infinity if the plan is proven to be the best
 */
function solveStep(frame: Frame, asked: Search, wanted: ProgramQuestion, keeps: (worth: Worth, plan: Plan) => boolean, gap: number): Step {
  const { model } = frame;
  const strict = (row: number): boolean => {
    const limit = model.limits[row];
    return limit?.always === true || wanted.elastic === 'none' || (wanted.elastic === 'soft' && limit?.hard === true);
  };
  const cuts: ProgramRow[] = [...wanted.cuts];
  for (let round = 0; round < mostCuts; round += 1) {
    const { program } = programOf(frame, { ...wanted, cuts });
    const solved = asked.solver.run(program, { gap, seconds: asked.secondsLeft(), nodes: mostNodes });
    if (solved.status === 'infeasible') return 'none';
    if (solved.status === 'nothing') return 'stopped';
    const plan = planFrom(model, solved.x);
    const worth = worthOf(model, plan);
    const broken = cutsOf(frame, plan, worth, strict);
    if (broken.length === 0 && worth.stands && keeps(worth, plan)) {
      const done = solved.status === 'optimal';
      return { plan, worth, bound: done && gap === 0 ? -Infinity : solved.bound, done };
    }
    cuts.push(...(broken.length > 0 ? broken : [cutOf(model, plan)]));
    if (asked.secondsLeft() <= 0) return 'stopped';
  }
  return 'stopped';
}
