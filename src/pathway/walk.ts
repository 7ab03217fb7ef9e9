import { type Cohorts, cohortsAtBase, type Draw, type Frame, frameOf, passYear } from './cohorts.ts';
import type { Exceeds, FactorLine, Path, PathYear, Plan } from './facts.ts';

/**
 * The path of a plan from its base year on: area, use by carrier, carbon dioxide, and what each measure takes off after those before it.
 * @param draw what each amount is
 */
export function walk(plan: Plan, draw: Draw): Path {
  const frame = frameOf(plan);
  const carriers = plan.carriers.length;
  const exceeds: Exceeds[] = [];
  const years: PathYear[] = [];
  passYears(frame, draw, plan.measures.length + 1, (year, areaM2, sums, short) => {
    exceeds.push(...short);
    const per = factorsIn(plan, year, draw);
    const kg = Array.from({ length: plan.measures.length + 1 }, (_, at) => kgOf(sums, at * carriers, per));
    const byMeasure = plan.measures.map((_, at) => less(kg[at] ?? null, kg[at + 1] ?? null));
    years.push({ year, areaM2, use: [...sums.subarray(plan.measures.length * carriers)], kg: kg.at(-1) ?? null, byMeasure });
  });
  return { years, exceeds };
}

/** The carbon dioxide of each year alone, kg; NaN where it is not known. */
export function walkKg(frame: Frame, draw: Draw): Float64Array {
  const { plan } = frame;
  const kg = new Float64Array(plan.to - plan.base + 1);
  passYears(frame, draw, 1, (year, _, sums) => {
    kg[year - plan.base] = kgOf(sums, 0, factorsIn(plan, year, draw)) ?? Number.NaN;
  });
  return kg;
}

/** The middle of each spread: the path that is told without samples. */
export const middleOf =
  ({ spreads }: Pick<Plan, 'spreads'>): Draw =>
  (amount) => {
    if (typeof amount === 'number') return amount;
    const { low, high } = spreads[amount.spread] as Plan['spreads'][number];
    return (low + high) / 2;
  };

const less = (before: number | null, after: number | null): number | null => (before === null || after === null ? null : before - after);

/** A measure as it is done in a sample. */
type Doing = {
  readonly first: number;
  readonly last: number;
  readonly share: number;
  /** By carrier; null where it saves nothing of any. */
  readonly saving: Float64Array | null;
  readonly shift: { readonly from: number; readonly to: number; readonly ratio: number } | null;
  readonly pvKwh: number;
};

const doings = ({ measures }: Plan, draw: Draw): Doing[] =>
  measures.map(({ years, share, saving, shift, pv }) => ({
    first: years[0],
    last: years[1],
    share: draw(share),
    saving: saving.every((one) => one === null) ? null : Float64Array.from(saving, (one) => (one === null ? 0 : draw(one))),
    shift: shift === null ? null : { ...shift, ratio: draw(shift.ratio) },
    pvKwh: pv === null ? 0 : draw(pv),
  }));

type OnYear = (year: number, areaM2: number, sums: Float64Array, exceeds: readonly Exceeds[]) => void;

/**
 * Tells of each year the use by carrier: with no measure, with the first, with the first two… (`rows` of them), or with all (one row).
 */
function passYears(frame: Frame, draw: Draw, rows: number, onYear: OnYear): void {
  const { plan } = frame;
  const cohorts = cohortsAtBase(frame, draw);
  const measures = doings(plan, draw);
  const sums = new Float64Array(rows * plan.carriers.length);
  for (let year = plan.base; year <= plan.to; year += 1) {
    const exceeds = year > plan.base ? passYear(cohorts, frame, year, draw) : [];
    sums.fill(0);
    onYear(year, sumYear(cohorts, frame, measures, { year, rows, sums }), sums, exceeds);
  }
}

type Year = { readonly year: number; readonly rows: number; readonly sums: Float64Array };

/** Does the year's measures, and adds up what is used. @returns area, m2 */
function sumYear(cohorts: Cohorts, frame: Frame, measures: readonly Doing[], { year, rows, sums }: Year): number {
  const { count, areaM2, left, isStale } = cohorts;
  const carriers = frame.plan.carriers.length;
  let whole = 0;
  for (let at = 0; at < count; at += 1) {
    const area = areaM2[at] as number;
    whole += area;
    if (!(area > 0)) continue;
    if (year > frame.plan.base) doMeasures(cohorts, frame, measures, at, year);
    if (rows > 1) sumPrefixes(cohorts, frame, measures, at, sums);
    else if (isStale[at] === 1) workOut(cohorts, frame, measures, at);
    const last = (rows - 1) * carriers;
    for (let carrier = 0; carrier < carriers; carrier += 1)
      sums[last + carrier] = (sums[last + carrier] as number) + area * (left[at * carriers + carrier] as number);
  }
  return whole;
}

const doneTo = ({ done }: Frame, { use, isBase }: Cohorts, at: number): Int32Array =>
  (done[use[at] as number] as readonly Int32Array[])[isBase[at] === 1 ? 0 : 1] as Int32Array;

/** In its years each measure is done to a share more of the area, until it is done to all. */
function doMeasures(cohorts: Cohorts, frame: Frame, measures: readonly Doing[], at: number, year: number): void {
  const { part, isStale } = cohorts;
  const mine = doneTo(frame, cohorts, at);
  for (let next = 0; next < mine.length; next += 1) {
    const place = mine[next] as number;
    const { first, last, share } = measures[place] as Doing;
    if (year < first || year > last) continue;
    const slot = at * measures.length + place;
    const before = part[slot] as number;
    if (before === 1 || share === 0) continue;
    part[slot] = Math.min(1, before + share);
    isStale[at] = 1;
  }
}

/** What a square metre takes after all measures. */
function workOut(cohorts: Cohorts, frame: Frame, measures: readonly Doing[], at: number): void {
  const { part, intensity, left, isStale } = cohorts;
  const carriers = frame.plan.carriers.length;
  const from = at * carriers;
  for (let carrier = from; carrier < from + carriers; carrier += 1) left[carrier] = intensity[carrier] as number;
  const mine = doneTo(frame, cohorts, at);
  for (let next = 0; next < mine.length; next += 1) {
    const place = mine[next] as number;
    const done = part[at * measures.length + place] as number;
    if (done > 0) apply(left, from, carriers, measures[place] as Doing, done, frame.plan.electricity);
  }
  isStale[at] = 0;
}

/** The same, adding up what is used before each measure. */
function sumPrefixes(cohorts: Cohorts, frame: Frame, measures: readonly Doing[], at: number, sums: Float64Array): void {
  const { part, intensity, left } = cohorts;
  const carriers = frame.plan.carriers.length;
  const area = cohorts.areaM2[at] as number;
  const mine = new Set(doneTo(frame, cohorts, at));
  const now = intensity.slice(at * carriers, (at + 1) * carriers);
  for (const [place, measure] of measures.entries()) {
    add(sums, place * carriers, now, area);
    const done = mine.has(place) ? (part[at * measures.length + place] as number) : 0;
    if (done > 0) apply(now, 0, carriers, measure, done, frame.plan.electricity);
  }
  left.set(now, at * carriers);
}

function add(sums: Float64Array, from: number, intensity: Float64Array, areaM2: number): void {
  for (let at = 0; at < intensity.length; at += 1) sums[from + at] = (sums[from + at] as number) + areaM2 * (intensity[at] as number);
}

/** @param from where the carriers begin, @param part of the area that the measure was done to */
function apply(
  intensity: Float64Array,
  from: number,
  carriers: number,
  { saving, shift, pvKwh }: Doing,
  part: number,
  electricity: number,
): void {
  if (saving !== null)
    for (let at = 0; at < carriers; at += 1) intensity[from + at] = (intensity[from + at] as number) * (1 - part * (saving[at] as number));
  if (shift !== null) {
    const goes = part * (intensity[from + shift.from] as number);
    intensity[from + shift.from] = (intensity[from + shift.from] as number) - goes;
    intensity[from + shift.to] = (intensity[from + shift.to] as number) + goes * shift.ratio;
  }
  if (pvKwh !== 0 && electricity >= 0)
    intensity[from + electricity] = Math.max(0, (intensity[from + electricity] as number) - part * pvKwh);
}

/** Null where something is used that no factor is known of. */
function kgOf(sums: Float64Array, from: number, per: readonly (number | null)[]): number | null {
  let kg = 0;
  for (let at = 0; at < per.length; at += 1) {
    const used = sums[from + at] as number;
    const factor = per[at] as number | null;
    if (factor === null) {
      if (used !== 0) return null;
    } else kg += used * factor;
  }
  return kg;
}

const factorsIn = ({ factors }: Plan, year: number, draw: Draw): (number | null)[] =>
  factors.map((line) => (line === null ? null : factorIn(line, year, draw)));

/** Between the years that are given linear; before the first and after the last that one. */
export function factorIn(line: FactorLine, year: number, draw: Draw): number {
  const after = line.findIndex(([one]) => one >= year);
  const [nextYear, next] = line[after === -1 ? line.length - 1 : after] as FactorLine[number];
  if (after <= 0 || nextYear === year) return draw(next);
  const [lastYear, last] = line[after - 1] as FactorLine[number];
  const [low, high] = [draw(last), draw(next)];
  return low + ((high - low) * (year - lastYear)) / (nextYear - lastYear);
}
