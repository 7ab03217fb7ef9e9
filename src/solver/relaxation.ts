import { coreOf } from './core.ts';
import { columnsOf, marginsOf, type Columns, type Margins } from './margins.ts';
import type { Model } from './model.ts';
import type { Plan } from './plan.ts';
import { frameOf, programOf, scalesOf, type Frame } from './program.ts';
import type { Search } from './search.ts';

/** Units of the sample that the first prices come of, and units whose choice is left open in each round at least. */
const sampled = 600;
const openUnits = 1500;
/** Rounds of prices; a share of the bound at which they are near enough. */
const mostRounds = 12;
const near = 1e-5;
/** Of the time left, what is kept for choosing. */
const shareKept = 0.35;
/** What a limit broken by its largest coefficient costs, in the largest values: more than keeping it can be worth. */
const penalty = 20;

type Scales = Pick<Frame, 'valueUnit' | 'units'>;

/** Prices of the linear relaxation of a large model, scaled, and what they make of it. */
export type Relaxed = {
  readonly scales: Scales;
  readonly columns: Columns;
  readonly prices: Float64Array;
  readonly margins: Margins;
  /** What no plan is above, as numbers of the processor have it. */
  readonly bound: number;
  /** Of each project what the relaxation chooses where that is whole; undefined where its unit is split. */
  readonly whole: readonly (number | undefined)[];
};

/**
 * Prices of a model without the programme of the whole: those of a sample, then rounds in which the units near their margin are open and
 * all others do what is best at the prices before. @returns null where limits cannot be kept, or it is not known in time
 */
export function relax(model: Model, all: Search): Relaxed | null {
  const kept = all.secondsLeft() * shareKept;
  const asked: Search = { ...all, secondsLeft: () => all.secondsLeft() - kept };
  const scales = scalesOf(model);
  const columns = columnsOf(model, scales);
  const tied = tiedUnits(model);
  let prices: Float64Array | null = samplePrices(model, asked, scales);
  const known = new Uint8Array(model.choices.length);
  let best: Relaxed | null = null;
  let last: Relaxed | null = null;
  for (let round = 0; round < mostRounds && prices !== null; round += 1) {
    if (asked.secondsLeft() <= 0) return last;
    const margins = marginsOf(model, columns, prices);
    const bound = boundOf(model, scales, prices, margins);
    const width = margins.margin.toSorted()[Math.min(openUnits, margins.margin.length - 1)] ?? 0;
    for (let at = 0; at < known.length; at += 1) if ((margins.short[at] ?? 0) <= width) known[at] = 1;
    const open = openOf(model, margins, width, known, tied);
    const solved = master(model, asked, scales, { margins, open, known });
    if (solved === null) return last;
    if (best === null || bound < best.bound) best = { scales, columns, prices, margins, bound, whole: [] };
    const after = marginsOf(model, columns, solved.prices);
    const bounded = boundOf(model, scales, solved.prices, after);
    if (bounded <= best.bound) best = { scales, columns, prices: solved.prices, margins: after, bound: bounded, whole: solved.whole };
    if (best.bound - solved.value <= near * Math.abs(best.bound)) return solved.broken ? null : { ...best, whole: solved.whole };
    last = solved.broken ? null : { ...best, whole: solved.whole };
    prices = solved.prices;
  }
  return last;
}

/** Units that prerequisites tie to others: always open, so that no fixed one stands against another. */
function tiedUnits({ choices, limits, unitOf, units }: Model): readonly boolean[] {
  const tied = units.map(() => false);
  for (const { rows, project } of choices) if (rows.some((row) => limits[row]?.always)) tied[unitOf[project] ?? -1] = true;
  return tied;
}

function openOf(model: Model, { margin }: Margins, width: number, known: Uint8Array, tied: readonly boolean[]): readonly boolean[] {
  const counts = new Int32Array(model.units.length);
  for (const [at, { project }] of model.choices.entries())
    if (known[at] === 1) counts[model.unitOf[project] ?? 0] = (counts[model.unitOf[project] ?? 0] ?? 0) + 1;
  return model.units.map(
    ({ members }, unit) => tied[unit] === true || (margin[unit] ?? 0) <= width || (counts[unit] ?? 0) > members.length,
  );
}

function boundOf({ limits }: Model, { units }: Scales, prices: Float64Array, { total }: Margins): number {
  let sum = total;
  for (const [row, { amount }] of limits.entries()) sum += ((prices[row] ?? 0) * Number(amount)) / (units[row] ?? 1);
  return sum;
}

type Open = { readonly margins: Margins; readonly open: readonly boolean[]; readonly known: Uint8Array };
type Master = {
  readonly value: number;
  readonly prices: Float64Array;
  readonly whole: readonly (number | undefined)[];
  readonly broken: boolean;
};

function master(model: Model, asked: Search, scales: Scales, { margins, open, known }: Open): Master | null {
  const core = coreOf(
    model,
    (unit) => open[unit] === true,
    (at) => known[at] === 1,
    margins.plan,
  );
  const solved = priced(core.model, asked, scales);
  if (solved === null) return null;
  const { x, columns } = solved;
  const plan = core.model.ofProject.map((own) => own.find((at) => (x[at] ?? 0) > 0.999_999) ?? -1);
  const filled = core.model.ofProject.map((own) => own.reduce((sum, at) => sum + (x[at] ?? 0), 0));
  const split = new Set<number>();
  for (const [project, own] of core.model.ofProject.entries())
    if (own.length > 0 && (filled[project] ?? 0) > 1e-6 && plan[project] === -1) split.add(model.unitOf[project] ?? -1);
  const whole = core.wholeOf(plan).map((at, project) => (split.has(model.unitOf[project] ?? -1) ? undefined : at));
  const broken = x.subarray(columns).some((by) => by > 1e-7);
  return { value: solved.value + Number(core.value) / scales.valueUnit, prices: solved.prices, whole, broken };
}

/** The relaxation of a model in which each limit may be broken at a high price. */
function priced(model: Model, asked: Search, scales: Scales) {
  const frame = frameOf(model, scales);
  const { program, firstLimit } = programOf(frame, { least: 'value', elastic: 'all', cuts: [] });
  const cost = program.cost.map((one, at) => (at < frame.columns ? one : penalty));
  const { status, x, duals, objective } = asked.solver.run({ ...program, cost }, { relaxed: true, seconds: asked.secondsLeft() });
  if (status !== 'optimal') return null;
  const prices = Float64Array.from(model.limits, ({ sense }, row) => {
    const price = -(duals[firstLimit + row] ?? 0);
    return (sense === 'max' ? price > 0 : price < 0) ? price : 0;
  });
  return { x, prices, value: -objective, columns: frame.columns };
}

/** Every n-th unit, the limits scaled down to what these could take of them. */
function samplePrices(model: Model, asked: Search, scales: Scales): Float64Array | null {
  const step = Math.max(1, Math.floor(model.units.length / sampled));
  if (step === 1) return new Float64Array(model.limits.length);
  const nothing: Plan = model.projects.map(() => -1);
  const core = coreOf(
    model,
    (unit) => unit % step === 0,
    () => true,
    nothing,
  );
  const [all, some] = [massOf(model), massOf(core.model)];
  const limits = core.model.limits.map((limit, row) => {
    const share = (all[row] ?? 0) > 0 ? (some[row] ?? 0) / (all[row] ?? 1) : 1;
    return { ...limit, amount: (limit.amount * BigInt(Math.round(share * 1e9))) / 1_000_000_000n };
  });
  return priced({ ...core.model, limits }, asked, scales)?.prices ?? null;
}

function massOf({ choices, limits }: Model): Float64Array {
  const sums = new Float64Array(limits.length);
  for (const { rows, coefficients } of choices)
    for (const [k, row] of rows.entries()) sums[row] = (sums[row] ?? 0) + Math.abs(Number(coefficients[k]));
  return sums;
}
