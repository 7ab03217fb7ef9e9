import type { Amount, Exceeds, PerCarrier, Plan } from './facts.ts';

/** Draws amounts: each spread of the plan by its index. */
export type Draw = (amount: Amount) => number;

/**
 * Floor area by use and year of construction, in columns, so that a thousand samples of forty years are fast: first the stock of the base
 * year, then what was added, oldest first.
 */
export type Cohorts = {
  count: number;
  readonly areaM2: Float64Array;
  /** Use per square metre before any measure; `carriers` values each. */
  readonly intensity: Float64Array;
  /** The share of it that each measure was applied to; `measures` values each. */
  readonly part: Float64Array;
  /** Use per square metre after all measures, and whether it must be recalculated. */
  readonly left: Float64Array;
  readonly isStale: Uint8Array;
  /** Its use; its measures are those of this use and age. */
  readonly use: Int32Array;
  readonly isBase: Uint8Array;
};

/** The part of a plan that is the same for all samples. */
export type Frame = {
  readonly plan: Plan;
  readonly uses: readonly string[];
  readonly most: number;
  /** By use, then base (0) or new (1): the measures applied there, in order. */
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

/** Empty columns for everything that will ever exist. */
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

/** The stock of the base year, without any measures. @param room overwritten with it */
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
 * Advances one year: first demolished area is removed, from the base's own while there is any, then from the oldest; then new area is
 * added.
 * @returns the area that was to be demolished and did not exist
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

/** Removes the base's own first, then the oldest. @returns m2 that did not exist */
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

/** What was not treated is demolished first: the treated share grows. */
function untreatedFell({ part, isStale, areaM2 }: Cohorts, at: number, ratio: number): void {
  const measures = part.length / areaM2.length;
  for (let slot = at * measures; slot < (at + 1) * measures; slot += 1)
    part[slot] = Number.isFinite(ratio) ? Math.min(1, (part[slot] as number) * ratio) : 0;
  isStale[at] = 1;
}
