import { standProgram, type Solved, type Standing } from '#platform/solver/public/highs.ts';
import { boundedDcFaults } from './dc-range.ts';
import { bestOfOneStore } from './one-store.ts';
import { planOf, type Plan } from './plan.ts';
import { powersOf } from './powers.ts';
import { inUnits, unitOf } from './scale.ts';
import { programOf } from './program.ts';
import { idlePowers } from './idle.ts';
import { withinStores } from './within-store.ts';
import { limitClasses, type Scenario, type Series } from './scenario.ts';
import type { Form, FormName, Pair } from './sheet.ts';

export type Scheduled = {
  readonly plan: Plan;
  /** Optimal to within `near`. */
  readonly isProven: boolean;
  /** How far the first goal may be from its optimum, as a share; null if unknown. */
  readonly gap: number | null;
};

export type Limit = { readonly seconds: number; readonly clock: () => number };

/** How close to the optimum is close enough: `flexibility.md` 4 requires 0.1 % + 0.01 for goals; for breaches it is less. */
const nearGoal = { share: 9e-4, least: 9e-3 };
const nearClass = { share: 1e-5, least: 1e-4 };
type Near = typeof nearGoal;
const nearTo = ({ share, least }: Near, value: number): number => share * Math.abs(value) + least;
/** How large both sides of a pair may be at the same time, kW: the error of the solver. */
const both = 1e-6;
const roundsOfSides = 4;
/** If more than this many of a group are wrong, the whole group gets its choices at once: the others would be wrong next. */
const few = 8;
/** More choices than this are too many to begin with, so rows come first. */
const many = 200;

/**
 * The cheapest schedule; if not all limits can be kept, the one with the smallest breaches, class by class, and then the lowest cost.
 * `infeasible`: resources with limited energy cannot balance the direct current bus (`boundedDcFaults`).
 * @param clock ms
 */
export async function solveSchedule(scenario: Scenario, { seconds, clock }: Limit): Promise<Scheduled | 'infeasible'> {
  const end = clock() + seconds * 1000;
  const left = () => (end - clock()) / 1000;
  const keeper = createKeeper(scenario);
  const unit = unitOf(scenario);
  const scaled = inUnits(scenario, unit);
  const offer = (kw: readonly Series[]): void => {
    keeper.offer(planOf(scenario, kw));
    keeper.offer(planOf(scenario, withinStores(scenario, kw)));
  };
  const course = { unit, left, offer };
  const exact = bestOfOneStore(scaled, left);
  if (exact !== null) {
    offer(exact.map((kw) => kw.map((power) => power * unit)));
    return { plan: keeper.best() as Plan, isProven: true, gap: 0 };
  }
  const hard = await lexicographic(scaled, { ...course, soft: false });
  const told = hard === 'infeasible' ? await lexicographic(scaled, { ...course, soft: true }) : hard;
  if (told === 'infeasible' && boundedDcFaults(scenario).length > 0) return 'infeasible';
  if (told === 'infeasible' || !told.isProven) keeper.offer(planOf(scenario, idlePowers(scenario)));
  const plan = keeper.best() as Plan;
  const done = told === 'infeasible' ? { isProven: false, bound: null } : told;
  const value = plan.sums[scenario.order[0] ?? 'cost'];
  const isKnown = done.bound !== null && Number.isFinite(done.bound);
  const gap = isKnown ? Math.max(0, value - (done.bound as number) * unit) / Math.max(1, Math.abs(value)) : null;
  return { plan, isProven: done.isProven, gap };
}

/** Keeps the best plan so far: breaches are compared first, then the goals. */
function createKeeper({ priority, order }: Scenario) {
  let best: Plan | null = null;
  const isBetter = (one: Plan, other: Plan): boolean => {
    for (const name of [...priority, ...order]) {
      const [a, b] = [one.sums[name], other.sums[name]];
      const slack = limitClasses.includes(name as never) ? 3 * nearTo(nearClass, b) : 1e-6 * (1 + Math.abs(b));
      if (Math.abs(a - b) > slack) return a < b;
    }
    return false;
  };
  return {
    best: () => best,
    offer(plan: Plan): void {
      if (best === null || isBetter(plan, best)) best = plan;
    },
  };
}

type Course = {
  readonly soft: boolean;
  /** The unit in kW that the scenario is written in. */
  readonly unit: number;
  readonly left: () => number;
  /** Takes powers in kW. */
  readonly offer: (kw: readonly Series[]) => void;
};
type Ended = { readonly isProven: boolean; readonly bound: number | null };

async function lexicographic(scenario: Scenario, { soft, unit, left, offer: told }: Course): Promise<Ended | 'infeasible'> {
  const program = programOf(scenario, soft);
  const { sheet } = program;
  const standing = await standProgram(sheet);
  const sides = createSides(standing, sheet.pairs);
  try {
    const names: FormName[] = [
      ...(soft ? scenario.priority : []),
      ...scenario.order,
      ...(scenario.order.includes('cost') ? [] : (['cost'] as const)),
    ];
    let bound: number | null = null;
    let isProven = true;
    let hasRun = false;
    for (const [at, name] of names.entries()) {
      const form = sheet.form(name);
      // a first form without columns still has to be checked for feasibility
      if (form.columns.length === 0 && hasRun) {
        if (name === scenario.order[0]) bound = form.constant;
        continue;
      }
      hasRun = true;
      const offer = (x: Float64Array) => told(powersOf(program, x).map((kw) => kw.map((power) => power * unit)));
      const { share, least } = (limitClasses as readonly string[]).includes(name) ? nearClass : nearGoal;
      const near = { share, least: name === 'comfort' ? least : Math.max(1e-7, least / unit) };
      const stage = solveStage(standing, sides, { form, width: sheet.lower.length, near, left, offer });
      if (stage.status === 'infeasible') return at === 0 ? 'infeasible' : { isProven: false, bound };
      if (name === scenario.order[0]) bound = stage.bound + form.constant;
      isProven &&= stage.isProven;
      if (stage.status === 'nothing' || left() <= 0) return { isProven: isProven && at === names.length - 1 && stage.isProven, bound };
      keepTo(standing, form, stage.value);
    }
    return { isProven, bound };
  } finally {
    standing.end();
  }
}

/** From now on, limits the form to this value. */
function keepTo(standing: Standing, { columns, by }: Form, value: number): void {
  if (columns.length === 0) return;
  if (value <= 1e-9 && by.every((factor) => factor > 0)) {
    for (const column of columns) standing.bound(column, 0, 0);
    return;
  }
  const scale = scaleOf(by);
  const most = value * scale;
  standing.row({ indices: columns, values: by.map((one) => one * scale), lower: -Infinity, upper: most + 1e-7 * (1 + Math.abs(most)) });
}

/** A power of 2 that scales the largest factor to about 1. */
function scaleOf(by: readonly number[]): number {
  const most = by.reduce((all, one) => Math.max(all, Math.abs(one)), 0);
  return most === 0 ? 1 : 2 ** -Math.round(Math.log2(most));
}

type Stage = {
  readonly status: 'solved' | 'infeasible' | 'nothing';
  readonly value: number;
  readonly bound: number;
  readonly isProven: boolean;
};
type StageQuestion = {
  readonly form: Form;
  readonly width: number;
  readonly near: Near;
  readonly left: () => number;
  readonly offer: (x: Float64Array) => void;
};

/**
 * Minimizes a form: first without requiring that pairs are never both used, then with sides fixed to zero, then with what rows alone can
 * express of it, then with a choice for each pair that violates it.
 */
function solveStage(standing: Standing, sides: Sides, { form, width, near, left, offer }: StageQuestion): Stage {
  const cost = new Float64Array(width);
  const scale = scaleOf(form.by);
  for (const [at, column] of form.columns.entries()) cost[column] = (cost[column] as number) + (form.by[at] as number) * scale;
  standing.goal(cost);
  let value = form.constant;
  let best: { value: number; x: Float64Array } | null = null;
  let longest = 0;
  const once = (gapAtAll: number): Solved => {
    const solved = standing.run({ gapAtAll: gapAtAll * scale, seconds: left() });
    return { ...solved, objective: solved.objective / scale, bound: solved.bound / scale };
  };
  const run = (): Solved => {
    const before = left();
    const solved = once(nearTo(near, best === null ? value : best.value + form.constant));
    if (!sides.hasChoices()) longest = Math.max(longest, before - left());
    // the value found before without choices can be many times as large, and a share of that is not close enough
    const own = nearTo(near, solved.objective + form.constant);
    return solved.status === 'optimal' && solved.objective - solved.bound > own ? once(own) : solved;
  };
  let bound = -Infinity;
  const keep = ({ x, objective }: Solved): void => {
    offer(x);
    if (best === null || objective < best.value) best = { value: objective, x };
  };
  for (;;) {
    const solved = run();
    if (solved.status === 'infeasible') return { status: 'infeasible', value: Infinity, bound: Infinity, isProven: false };
    if ((solved.status === 'optimal' || sides.hasChoices()) && solved.bound > bound) bound = solved.bound;
    if (solved.status === 'nothing') return ended(best, bound);
    value = solved.objective + form.constant;
    const wrong = sides.wrong(solved.x);
    if (wrong.length === 0) {
      keep(solved);
      return { status: 'solved', value: solved.objective, bound, isProven: solved.objective - bound <= nearTo(near, value) };
    }
    if (wrong.length > many && sides.tighten(wrong)) {
      offer(solved.x);
      continue;
    }
    const found = withSides(sides, { wrong, x: solved.x, run });
    if (found !== null) keep(found);
    else offer(solved.x);
    if (found !== null && found.objective - bound <= nearTo(near, found.objective + form.constant))
      return { status: 'solved', value: found.objective, bound, isProven: true };
    if (left() <= 0) return ended(best, bound);
    // this many choices take at least as long as the run without them
    if (left() < longest) return ended(best, bound);
    sides.choose(wrong);
  }
}

function ended(best: { readonly value: number } | null, bound: number): Stage {
  return best === null
    ? { status: 'nothing', value: Infinity, bound, isProven: false }
    : { status: 'solved', value: best.value, bound, isProven: false };
}

/** The same with one side of each wrong pair fixed to zero: a feasible schedule, and often as good. */
function withSides(sides: Sides, { wrong, x, run }: { wrong: readonly number[]; x: Float64Array; run: () => Solved }): Solved | null {
  const taken: number[] = [];
  let [next, at] = [wrong, x];
  try {
    for (let round = 0; round < roundsOfSides; round += 1) {
      for (const pair of next) sides.take(pair, at);
      taken.push(...next);
      const solved = run();
      if (solved.status !== 'optimal' && solved.status !== 'stopped') return null;
      next = sides.wrong(solved.x);
      at = solved.x;
      if (next.length === 0) return solved;
    }
    return null;
  } finally {
    for (const pair of taken) sides.giveBack(pair);
  }
}

type Sides = ReturnType<typeof createSides>;

function createSides(standing: Standing, pairs: readonly Pair[]) {
  const chosen = new Set<number>();
  const tight = new Set<number>();
  const rounds = new Map<string, number>();
  const sum = (x: Float64Array, columns: readonly number[]): number => columns.reduce((all, column) => all + (x[column] as number), 0);
  const upper = new Map<number, number>();
  return {
    hasChoices: () => chosen.size > 0,
    /** Pairs of which both sides are above zero. */
    wrong: (x: Float64Array): number[] => pairs.flatMap(({ one, other }, at) => (Math.min(sum(x, one), sum(x, other)) > both ? [at] : [])),
    /** Fixes the smaller side to zero, as measured by its factor. */
    take(at: number, x: Float64Array): void {
      const { one, other, oneBy, otherBy } = pairs[at] as Pair;
      const away = sum(x, one) * oneBy < sum(x, other) * otherBy ? one : other;
      for (const column of away) {
        upper.set(column, standing.most(column));
        standing.bound(column, 0, 0);
      }
    },
    giveBack(at: number): void {
      const { one, other } = pairs[at] as Pair;
      for (const column of [...one, ...other]) {
        const most = upper.get(column);
        if (most !== undefined) standing.bound(column, 0, most);
        upper.delete(column);
      }
    },
    /**
     * Limits each side to the share of its maximum that the other leaves: all that rows can express of "never both". @returns whether any
     * is new
     */
    tighten(wrong: readonly number[]): boolean {
      const fresh = wrong.filter((at) => !tight.has(at) && !chosen.has(at));
      for (const at of fresh) {
        tight.add(at);
        const { one, other, oneMost, otherMost } = pairs[at] as Pair;
        if (Math.min(oneMost, otherMost) <= both) continue;
        const values = [...one.map(() => 1), ...other.map(() => oneMost / otherMost)];
        standing.row({ indices: [...one, ...other], values, lower: -Infinity, upper: oneMost });
      }
      return fresh.length > 0;
    },
    /** Adds a choice of 0 or 1 for each of these; for all of a group if many of it are wrong, or it was wrong before. */
    choose(wrong: readonly number[]): void {
      const groups = Map.groupBy(wrong, (at) => (pairs[at] as Pair).group);
      for (const group of groups.keys()) rounds.set(group, (rounds.get(group) ?? 0) + 1);
      const isWhole = (group: string): boolean =>
        (groups.get(group)?.length ?? 0) > few || (groups.has(group) && (rounds.get(group) ?? 0) > 1);
      const all = pairs.flatMap(({ group }, at) => (isWhole(group) ? [at] : []));
      for (const at of new Set([...wrong, ...all])) {
        const { one, other, oneMost, otherMost } = pairs[at] as Pair;
        if (chosen.has(at) || Math.min(oneMost, otherMost) <= both) continue;
        chosen.add(at);
        const choice = standing.choice();
        standing.row({ indices: [...one, choice], values: [...one.map(() => 1), -oneMost], lower: -Infinity, upper: 0 });
        standing.row({ indices: [...other, choice], values: [...other.map(() => 1), otherMost], lower: -Infinity, upper: otherMost });
      }
    },
  };
}
