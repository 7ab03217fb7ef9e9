import { type Cohorts, cohortsAtBase, type Draw, type Frame, frameOf, passYear, roomFor } from './cohorts.ts';
import type { Exceeds, FactorLine, Path, PathYear, Plan } from './facts.ts';
import { applyMeasure, type MeasuresDrawn, measuresDrawn, setDue, shiftUse } from './measures-drawn.ts';

/**
 * The path of a plan from its base year on: area, use by carrier, carbon dioxide, and what each measure saves after those before it.
 * @param draw returns the value of each amount
 */
export function walk(plan: Plan, draw: Draw): Path {
  const frame = frameOf(plan);
  const carriers = plan.carriers.length;
  const exceeds: Exceeds[] = [];
  const years: PathYear[] = [];
  passYears({ frame, draw, rows: plan.measures.length + 1, room: roomFor(frame) }, (year, areaM2, sums, short) => {
    exceeds.push(...short);
    const per = factorsIn(plan, year, draw);
    const kg = Array.from({ length: plan.measures.length + 1 }, (_, at) => kgOf(sums, at * carriers, per));
    const byMeasure = plan.measures.map((_, at) => less(kg[at] ?? null, kg[at + 1] ?? null));
    years.push({ year, areaM2, use: [...sums.subarray(plan.measures.length * carriers)], kg: kg.at(-1) ?? null, byMeasure });
  });
  return { years, exceeds };
}

type Walk = { readonly frame: Frame; readonly draw: Draw; readonly rows: number; readonly room: Cohorts };

/** Only the carbon dioxide of each year, kg; NaN if unknown. @param room from `roomFor`, reusable for one walk after another */
export function walkKg(frame: Frame, draw: Draw, room: Cohorts): Float64Array {
  const { plan } = frame;
  const kg = new Float64Array(plan.to - plan.base + 1);
  passYears({ frame, draw, rows: 1, room }, (year, _, sums) => {
    kg[year - plan.base] = kgOf(sums, 0, factorsIn(plan, year, draw)) ?? Number.NaN;
  });
  return kg;
}

/** The middle of each spread: the path shown without samples. */
export const middleOf =
  ({ spreads }: Pick<Plan, 'spreads'>): Draw =>
  (amount) => {
    if (typeof amount === 'number') return amount;
    const { low, high } = spreads[amount.spread] as Plan['spreads'][number];
    return (low + high) / 2;
  };

const less = (before: number | null, after: number | null): number | null => (before === null || after === null ? null : before - after);

type OnYear = (year: number, areaM2: number, sums: Float64Array, exceeds: readonly Exceeds[]) => void;

/**
 * Reports for each year the use by carrier: without measures, with the first, with the first two… (`rows` of them), or with all (one row).
 */
function passYears({ frame, draw, rows, room }: Walk, onYear: OnYear): void {
  const { plan } = frame;
  const cohorts = cohortsAtBase(frame, draw, room);
  const measures = measuresDrawn(plan, draw);
  const sums = new Float64Array(rows * plan.carriers.length);
  const total = rows > 1 ? sumByMeasure : sumTreated;
  for (let year = plan.base; year <= plan.to; year += 1) {
    const exceeds = year > plan.base ? passYear(cohorts, frame, year, draw) : [];
    const isDue = year > plan.base && setDue(measures, year);
    sums.fill(0);
    onYear(year, total(cohorts, frame, measures, isDue, sums), sums, exceeds);
  }
}

const doneTo = ({ done }: Frame, { use, isBase }: Cohorts, at: number): Int32Array =>
  (done[use[at] as number] as readonly Int32Array[])[isBase[at] === 1 ? 0 : 1] as Int32Array;

/** Applies the year's measures, and adds up the use after all of them. @returns area, m2 */
function sumTreated(cohorts: Cohorts, frame: Frame, measures: MeasuresDrawn, isDue: boolean, sums: Float64Array): number {
  const { count, areaM2, left, isStale } = cohorts;
  const carriers = frame.plan.carriers.length;
  let whole = 0;
  for (let at = 0; at < count; at += 1) {
    const area = areaM2[at] as number;
    whole += area;
    if (!(area > 0)) continue;
    if (isDue || isStale[at] === 1) treat(cohorts, measures, doneTo(frame, cohorts, at), at);
    const from = at * carriers;
    for (let carrier = 0; carrier < carriers; carrier += 1)
      sums[carrier] = (sums[carrier] as number) + area * (left[from + carrier] as number);
  }
  return whole;
}

/**
 * In its years each measure is applied to a further share of the area, until it covers all; then computes the use per square metre. The
 * savings are inlined in this loop because samples spend their time here.
 */
function treat(cohorts: Cohorts, measures: MeasuresDrawn, mine: Int32Array, at: number): void {
  const { part, intensity, left, isStale } = cohorts;
  const { count, carriers, due, savingsFrom, savingCarrier, saving, doesMore } = measures;
  const from = at * carriers;
  const parts = at * count;
  for (let carrier = from; carrier < from + carriers; carrier += 1) left[carrier] = intensity[carrier] as number;
  let slot = from;
  let now = left[slot] as number;
  for (let next = 0; next < mine.length; next += 1) {
    const place = mine[next] as number;
    const reached = (part[parts + place] as number) + (due[place] as number);
    const done = reached < 1 ? reached : 1;
    if (done === 0) continue;
    part[parts + place] = done;
    const end = savingsFrom[place + 1] as number;
    for (let one = savingsFrom[place] as number; one < end; one += 1) {
      const saved = from + (savingCarrier[one] as number);
      if (saved !== slot) {
        left[slot] = now;
        slot = saved;
        now = left[slot] as number;
      }
      now *= 1 - done * (saving[one] as number);
    }
    if (doesMore[place] === 1) {
      left[slot] = now;
      shiftUse(measures, place, done, left, from);
      now = left[slot] as number;
    }
  }
  if (carriers > 0) left[slot] = now;
  isStale[at] = 0;
}

/** The same, also adding up the use before each measure. */
function sumByMeasure(cohorts: Cohorts, frame: Frame, measures: MeasuresDrawn, isDue: boolean, sums: Float64Array): number {
  const { count, areaM2, left, part, intensity } = cohorts;
  const { carriers } = measures;
  const now = new Float64Array(carriers);
  let whole = 0;
  for (let at = 0; at < count; at += 1) {
    const area = areaM2[at] as number;
    whole += area;
    if (!(area > 0)) continue;
    const mine = doneTo(frame, cohorts, at);
    if (isDue) treat(cohorts, measures, mine, at);
    for (let carrier = 0; carrier < carriers; carrier += 1) now[carrier] = intensity[at * carriers + carrier] as number;
    let next = 0;
    for (let place = 0; place < measures.count; place += 1) {
      addUse(sums, place * carriers, now, area);
      if (mine[next] !== place) continue;
      next += 1;
      const done = part[at * measures.count + place] as number;
      if (done > 0) applyMeasure(measures, place, done, now, 0);
    }
    addUse(sums, measures.count * carriers, now, area);
    left.set(now, at * carriers);
  }
  return whole;
}

function addUse(sums: Float64Array, from: number, intensity: Float64Array, areaM2: number): void {
  for (let at = 0; at < intensity.length; at += 1) sums[from + at] = (sums[from + at] as number) + areaM2 * (intensity[at] as number);
}

/** Null if something in use has no known factor. */
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

/** Linear between the given years; before the first and after the last, that year's value. */
export function factorIn(line: FactorLine, year: number, draw: Draw): number {
  const after = line.findIndex(([one]) => one >= year);
  const [nextYear, next] = line[after === -1 ? line.length - 1 : after] as FactorLine[number];
  if (after <= 0 || nextYear === year) return draw(next);
  const [lastYear, last] = line[after - 1] as FactorLine[number];
  const [low, high] = [draw(last), draw(next)];
  return low + ((high - low) * (year - lastYear)) / (nextYear - lastYear);
}
