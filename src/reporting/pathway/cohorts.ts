import type { Amount, Exceeds, PerCarrier, Plan } from './facts.ts';

/** Amounts as they are drawn: each spread of the plan by its place. */
export type Draw = (amount: Amount) => number;

/**
 * Floor area by use and year of building, in columns, so that a thousand samples of forty years are quick: what stood in the base year
 * first, then what joined, the oldest first.
 */
export type Cohorts = {
  count: number;
  readonly areaM2: Float64Array;
  /** What a square metre takes before any measure; `carriers` numbers each. */
  readonly intensity: Float64Array;
  /** To which part of it each measure was done; `measures` numbers each. */
  readonly part: Float64Array;
  /** What a square metre takes after all measures, and whether that must be worked out again. */
  readonly left: Float64Array;
  readonly isStale: Uint8Array;
  /** Of which use; its measures are those of this use and age. */
  readonly use: Int32Array;
  readonly isBase: Uint8Array;
};

/** What of a plan does not change from sample to sample. */
export type Frame = {
  readonly plan: Plan;
  readonly uses: readonly string[];
  readonly most: number;
  /** By use, then base (0) or new (1): the measures that are done there, in their order. */
  readonly done: readonly (readonly Int32Array[])[];
};

const span = ([first, last]: readonly [number, number]): number => Math.max(0, last - first + 1);

export function frameOf(plan: Plan): Frame {
  const uses = [...new Set([...plan.stock.map(({ use }) => use), ...plan.growth.map(({ use }) => use)])];
  const most = plan.stock.length + plan.growth.reduce((sum, { years }) => sum + span(years), 0);
  const doneTo = (use: string, age: 'base' | 'new') =>
    Int32Array.from(plan.measures.flatMap((one, at) => (one.uses.includes(use) && (one.of === 'all' || one.of === age) ? [at] : [])));
  return { plan, uses, most, done: uses.map((use) => [doneTo(use, 'base'), doneTo(use, 'new')]) };
}

/** Empty columns for all that ever stands. */
export const roomFor = ({ plan, most }: Frame): Cohorts => ({
  count: 0,
  areaM2: new Float64Array(most),
  intensity: new Float64Array(most * plan.carriers.length),
  part: new Float64Array(most * plan.measures.length),
  left: new Float64Array(most * plan.carriers.length),
  isStale: new Uint8Array(most),
  use: new Int32Array(most),
  isBase: new Uint8Array(most),
});

/** What stands in the base year; nothing was done to it yet. @param room where it is written: what stood there goes */
export function cohortsAtBase({ plan, uses }: Frame, draw: Draw, room: Cohorts): Cohorts {
  room.count = 0;
  for (const { use, areaM2, intensity } of plan.stock) join(room, uses.indexOf(use), true, draw(areaM2), intensity, draw);
  return room;
}

function join(cohorts: Cohorts, use: number, isBase: boolean, areaM2: number, intensity: PerCarrier, draw: Draw): void {
  const at = cohorts.count;
  cohorts.count += 1;
  cohorts.areaM2[at] = areaM2;
  cohorts.use[at] = use;
  cohorts.isBase[at] = isBase ? 1 : 0;
  cohorts.isStale[at] = 1;
  const measures = cohorts.part.length / cohorts.areaM2.length;
  cohorts.part.fill(0, at * measures, (at + 1) * measures);
  for (const [carrier, amount] of intensity.entries())
    cohorts.intensity[at * intensity.length + carrier] = amount === null ? 0 : draw(amount);
}

/**
 * Goes one year on: first what is torn down goes, from the base's own while there is any, then from the oldest; then what is new joins.
 * @returns what was to be torn down and was not there
 */
export function passYear(cohorts: Cohorts, { plan, uses }: Frame, year: number, draw: Draw): Exceeds[] {
  const now = plan.growth.filter(({ years: [first, last] }) => year >= first && year <= last);
  const exceeds = now.flatMap(({ use, demolishedM2 }) => {
    const shortM2 = demolish(cohorts, uses.indexOf(use), draw(demolishedM2));
    return shortM2 > 0 ? [{ use, year, shortM2 }] : [];
  });
  for (const { use, newM2, intensity } of now) join(cohorts, uses.indexOf(use), false, draw(newM2), intensity, draw);
  return exceeds;
}

/** The base's own stand first, then the oldest. @returns m2 that were not there */
function demolish(cohorts: Cohorts, of: number, wantedM2: number): number {
  const { count, use, areaM2 } = cohorts;
  let left = wantedM2;
  for (let at = 0; at < count && left > 0; at += 1) {
    if (use[at] !== of) continue;
    const before = areaM2[at] as number;
    const gone = Math.min(before, left);
    if (!(gone > 0)) continue;
    areaM2[at] = before - gone;
    left -= gone;
    untreatedFell(cohorts, at, before / (before - gone));
  }
  return left;
}

/** What was not treated falls first: what was treated becomes a greater part. */
function untreatedFell({ part, isStale, areaM2 }: Cohorts, at: number, ratio: number): void {
  const measures = part.length / areaM2.length;
  for (let slot = at * measures; slot < (at + 1) * measures; slot += 1)
    part[slot] = Number.isFinite(ratio) ? Math.min(1, (part[slot] as number) * ratio) : 0;
  isStale[at] = 1;
}
