import { exact } from '#kernel/exact-number.ts';
import { anneal, type Course } from './anneal.ts';
import { columnsOf, leftAt, type Columns } from './columns.ts';
import { fewestChanges } from './fewest-changes.ts';
import { interiorOf, type Interior } from './interior.ts';
import { layoutOf, type Layout } from './layout.ts';
import type { Model } from './model.ts';
import { changesOf, leastValue, previousPlan, worthOf, type Plan, type Worth } from './plan.ts';
import { priceOf } from './prices.ts';
import type { Found, Search } from './search.ts';
import type { Yard } from './table.ts';
import { bestsAt, waysIn, waysOf, type Ways } from './ways.ts';

/** The relative distance of the relaxation's value and bound that is near enough: its prices then prove a bound a hundred times as near. */
const near = 3e-4;
/** Ways of units kept per binding limit, in addition to the best of each; and the minimum number. */
const waysEach = 60;
const waysLeast = 300;
/** Moves for each of these ways; then a second course if the result is not near enough. */
const movesEach = [60, 120];
const movesLeast = 20_000;
/** How much worse the accepted plans may be, as shares of the loss of the last way: at the beginning, and at the end. */
const [hot, cold] = [0.4, 1 / 60];
const stiff = [1, 60] as const;
/** Starting from a previous plan takes less heat, and fewer moves. */
const warm = { heat: 0.1, moves: 0.4 };
/** The cost of exceeding a limit by its largest coefficient, in largest values: more than keeping it can be worth. */
const penalty = 20;
/** The factor for limits that should not be exceeded at all. */
const penaltyHard = 100;
/** The share of the remaining time that is reserved for mending. */
const shareKept = 0.3;
/** How often a plan is mended that passes only in floating point. */
const mostMended = 8;

/** Prices of a large model, and the data its plans are built from. */
type Ground = {
  readonly model: Model;
  readonly columns: Columns;
  readonly layout: Layout;
  readonly prices: Float64Array;
  /** For each limit, the cost of exceeding it beyond its price; Infinity if it may not be exceeded. */
  readonly give: Float64Array;
  readonly isLate: () => boolean;
};
type Made = { readonly plan: Plan; readonly worth: Worth };

/**
 * A plan of a large model by prices: they come from the relaxation, each unit does what is best at them or nearly, and moves of a few units
 * together fill the room left in the limits.
 * @param whole whether the whole model can be searched as well: then infeasible limits, or a plan that is not found, are left to that
 * @returns null in that case, and if time runs out before there are prices
 */
export function searchLarge(model: Model, asked: Search, gap: number, whole: boolean): Found | null {
  const begun = asked.secondsLeft();
  const isLate = (): boolean => asked.secondsLeft() <= begun * shareKept;
  const columns = columnsOf(model);
  const layout = layoutOf(model);
  const limits = columns.amount.length;
  const yard = { model, columns, layout, give: new Float64Array(limits).fill(Infinity), isLate };
  const told = pricesBefore(model, columns, layout);
  const soon = told === null ? null : fromBefore({ ...yard, prices: told }, gap);
  if (soon !== null) return soon;
  const relaxed = interiorOf(columns, layout, new Float64Array(limits).fill(penalty), near, isLate);
  if (relaxed === null) return null;
  const ground: Ground = { ...yard, prices: clean(columns, layout, relaxed) };
  const kept = told === null ? fromBefore(ground, gap) : null;
  if (kept !== null) return kept;
  const made = relaxed.passed.some((by) => by > 1e-3) ? null : planAt(ground, gap);
  if (made !== null) return foundOf(ground, made, gap);
  return whole ? null : leastBreach(ground);
}

/** Prices of the previous plan, if the file contains them; for pins without a price, the loss that they impose on their units. */
function pricesBefore(model: Model, columns: Columns, layout: Layout): Float64Array | null {
  const { limits } = model;
  const { previousPrices } = model.instance;
  if (previousPrices.size === 0) return null;
  const { place, times, valueUnit } = columns;
  const prices = new Float64Array(limits.length);
  for (const [row, { id }] of limits.entries())
    prices[place[row] as number] = Math.max(0, ((previousPrices.get(id) ?? 0) * 1e6) / valueUnit / (times[row] as number));
  const pins = model.limits.flatMap(({ id }, row) => (id.startsWith('pin:') && !previousPrices.has(id) ? [place[row] as number] : []));
  const units = new Map(model.projects.map(({ id }, project) => [`pin:${id}`, model.unitOf[project] ?? -1]));
  const free = bestsAt(layout, leftAt(columns, prices));
  for (const at of pins) prices[at] = penalty;
  const pinned = bestsAt(layout, leftAt(columns, prices));
  for (const [row, { id }] of model.limits.entries()) {
    const unit = units.get(id) ?? -1;
    const at = place[row] as number;
    if (pins.includes(at)) prices[at] = Math.max(0, penalty - (pinned[unit] as number) + (free[unit] as number));
  }
  return prices;
}

/**
 * The previous plan with as few changes as possible, if it then keeps all limits and its loss of value against the bound is acceptable:
 * then it is the required answer, whatever the best plan is. The best value is searched for near it.
 */
function fromBefore(ground: Ground, gap: number): Found | null {
  const { model, columns, layout, prices } = ground;
  const { previous, giveUp } = model.instance;
  const bound = boundOf(ground);
  if (previous === null || giveUp === 0n || !(bound > 0)) return null;
  const worth = { breach: model.limits.map(() => 0n), hard: exact(0n), soft: exact(0n) };
  const most = BigInt(Math.ceil(bound * columns.valueUnit * (1 + 1e-9)));
  const end = fewestChanges(ground, { worth, least: leastValue(most, giveUp) });
  if (end === null) return null;
  if (isNear(end.worth, bound, columns, gap)) return foundOf(ground, end, gap, end);
  const ways = waysOf(columns, layout, prices, othersAt(prices), end.plan);
  const heat = [cold * ways.width, cold * ways.width] as const;
  const course: Course = { moves: movesLeast, heat, stiff: [stiff[1], stiff[1]], seed: 4, isLate: ground.isLate };
  const made = standing(ground, ways, waysIn(ways, end.plan), course);
  return foundOf(ground, made !== null && made.worth.value > end.worth.value ? made : end, gap, end);
}

/** How many ways of units are kept in addition to the best of each. */
const othersAt = (prices: Float64Array): number => Math.max(waysLeast, prices.filter((price) => price > 0).length * waysEach);

/** If limits cannot be kept: each soft one may be exceeded at its weight, hard ones only if nothing else is left. */
function leastBreach(ground: Ground): Found | null {
  const { model, columns, layout, isLate } = ground;
  const { place, times } = columns;
  const weights = new Float64Array(place.length);
  for (const [row, { weight, scale }] of model.limits.entries())
    weights[place[row] as number] = Number(weight) / 1e6 / Number(scale) / Math.abs(times[row] as number);
  const soft = model.limits.flatMap(({ hard, always }, row) => (hard || always ? [] : [weights[place[row] as number] as number]));
  const unit = penalty / Math.max(1e-9, Math.min(...soft.filter((one) => one > 0), 1));
  const most = Math.max(penalty, ...soft.map((one) => one * unit));
  const cap = new Float64Array(place.length);
  for (const [row, { hard, always }] of model.limits.entries()) {
    const at = place[row] as number;
    cap[at] = hard || always ? most * penaltyHard : Math.max(1e-6, (weights[at] as number) * unit);
  }
  const relaxed = interiorOf(columns, layout, cap, near, isLate);
  if (relaxed === null) return null;
  const prices = clean(columns, layout, relaxed);
  for (const gives of ['soft', 'all']) {
    const give = cap.map((by, at) => by - (prices[at] as number));
    for (const [row, { hard, always }] of model.limits.entries())
      if (always || (hard && gives === 'soft')) give[place[row] as number] = Infinity;
    const broken: Ground = { ...ground, prices, give };
    const made = planAt(broken, 0, true);
    if (made !== null) return { ...foundOf(broken, made, 0), proven: false };
  }
  return null;
}

/**
 * The best plan found that exceeds no limit it may not.
 * @param fromNothing also start from no project at all, which keeps every limit that is only an upper bound
 */
function planAt(ground: Ground, gap: number, fromNothing = false): Made | null {
  const { model, columns, layout, prices, isLate } = ground;
  const before = fromNothing || model.instance.previous === null ? null : previousPlan(model);
  const nothing = model.projects.map(() => -1);
  const ways = waysOf(columns, layout, prices, othersAt(prices), fromNothing ? nothing : before);
  const others = ways.loss.length - ways.ofUnit.length + 1;
  const courseOf = (moves: number, share: number, seed: number): Course => ({
    moves: Math.max(movesLeast, moves * others),
    heat: [hot * share * ways.width, cold * ways.width],
    stiff,
    seed,
    isLate,
  });
  const courses: { readonly begun: Int32Array; readonly course: Course }[] = movesEach.map((moves, at) => ({
    begun: Int32Array.from(ways.ofUnit.subarray(0, -1)),
    course: courseOf(moves, 1, at),
  }));
  if (before !== null) courses.unshift({ begun: waysIn(ways, before), course: courseOf((movesEach[0] ?? 0) * warm.moves, warm.heat, 2) });
  if (fromNothing) courses.unshift({ begun: waysIn(ways, nothing), course: courseOf(movesEach[0] ?? 0, warm.heat, 3) });
  const bound = boundOf(ground);
  let best: Made | null = null;
  for (const { begun, course } of courses) {
    const made = standing(ground, ways, begun, course);
    if (made !== null && (best === null || isBetter(made.worth, best.worth))) best = made;
    // a plan with breaches has no bound that shows how near it is
    const enough = best !== null && (fromNothing ? course.seed === 0 : isNear(best.worth, bound, columns, gap));
    if (isLate() || enough) break;
  }
  return best;
}

/** A plan that is valid in exact integer arithmetic: if floating point lets an excess pass, the amount of that limit is reduced. */
function standing({ model, columns, prices, give, isLate }: Ground, ways: Ways, begun: Int32Array, course: Course): Made | null {
  const yard: Yard = { ways, amount: columns.amount.slice(), prices, give };
  let found = anneal(yard, begun, course);
  for (let mended = 0; mended < mostMended && found.best !== null; mended += 1) {
    const plan = planOf(model, ways, found.best);
    const worth = worthOf(model, plan);
    const broken = worth.breach.flatMap((by, row) => (by > 0n && !Number.isFinite(give[columns.place[row] as number]) ? [row] : []));
    if (broken.length === 0 && worth.stands) return { plan, worth };
    for (const row of broken) {
      const at = columns.place[row] as number;
      const by = Number(worth.breach[row]) * Math.abs(columns.times[row] as number);
      yard.amount[at] = (yard.amount[at] as number) - 2 * by - 1e-10 * (1 + Math.abs(yard.amount[at] as number));
    }
    found = anneal(yard, found.best, {
      ...course,
      moves: movesLeast,
      heat: [course.heat[1], course.heat[1]],
      stiff: [stiff[1], stiff[1]],
      isLate,
    });
  }
  return null;
}

function planOf({ projects, choices }: Model, { pickStart, picks }: Ways, way: Int32Array): Plan {
  const plan = projects.map(() => -1);
  for (const one of way)
    for (let k = pickStart[one] as number; k < (pickStart[one + 1] as number); k += 1) {
      const at = picks[k] as number;
      plan[choices[at]?.project ?? -1] = at;
    }
  return plan;
}

function isBetter(a: Worth, b: Worth): boolean {
  const order = a.hard.compare(b.hard) || a.soft.compare(b.soft);
  return order === 0 ? a.value > b.value : order < 0;
}

const isNear = ({ value }: Worth, bound: number, { valueUnit }: Columns, gap: number): boolean =>
  bound - Number(value) / valueUnit <= gap * Math.abs(bound);

/**
 * Prices of the binding limits only: an interior point method leaves a price near 0 at each limit with much room. All prices are kept if
 * they prove more.
 */
function clean(columns: Columns, layout: Layout, { prices, room }: Interior): Float64Array {
  const bare = prices.map((price, at) => (price < (room[at] as number) ? 0 : price));
  const was = boundOf({ columns, layout, prices });
  const is = boundOf({ columns, layout, prices: bare });
  return is <= was + (near / 100) * Math.abs(was) ? bare : prices;
}

/** The upper bound on plans that keep the limits, in floating point. */
function boundOf({ columns, layout, prices }: Pick<Ground, 'columns' | 'layout' | 'prices'>): number {
  let sum = bestsAt(layout, leftAt(columns, prices)).reduce((all, one) => all + one, 0);
  for (const [row, amount] of columns.amount.entries()) sum += amount * (prices[row] as number);
  return sum;
}

function endOf(ground: Ground, top: Made): Made {
  const { previous, giveUp } = ground.model.instance;
  if (previous === null) return top;
  return fewestChanges(ground, { worth: top.worth, least: leastValue(top.worth.value, giveUp) }) ?? top;
}

function foundOf(ground: Ground, top: Made, gap: number, end = endOf(ground, top)): Found {
  const { model, columns } = ground;
  return {
    plan: end.plan,
    worth: end.worth,
    best: top.worth.value,
    bound: Infinity,
    closed: false,
    proven: true,
    finished: isNear(top.worth, boundOf(ground), columns, gap),
    changes: model.instance.previous === null ? null : changesOf(model, end.plan),
    prices: model.limits.map(({ sense }, row) =>
      priceOf(sense, (ground.prices[columns.place[row] as number] as number) * columns.valueUnit * (columns.times[row] as number)),
    ),
  };
}
