import type { ClockPast } from './clock-past.ts';
import { fittedDays, perDay } from './past.ts';
import type { Predictor } from './predictor.ts';

const hour = 4;
const hours = perDay / hour;
/** With fewer errors than this, those of days of the other kind count too. */
const fewest = 40;
/** The share of days above P10, and the share below P90. */
const within = 0.9;

/** The offsets from P50 such that a tenth is below and a tenth above; by kind of day (worked or not) and hour of the clock. */
export type Bands = readonly (readonly { readonly low: number; readonly high: number }[])[];

/**
 * From the errors of the same method on the days before, in each hour and the adjacent ones. Days are treated as exchangeable: among n of
 * them a tenth of n + 1 is to lie outside on each side (split conformal prediction).
 * @param ahead how many days ahead
 */
export function bandsOf(past: ClockPast, ahead: number, told: Predictor): Bands {
  const missed = missedBy(past, ahead, told);
  return [0, 1].map((kind) =>
    Array.from({ length: hours }, (_, at) => {
      const like = beside(missed[kind] ?? [], at);
      const sorted = (like.length < fewest ? Float64Array.from([...like, ...beside(missed[1 - kind] ?? [], at)]) : like).sort();
      const days = sorted.length / (3 * hour);
      const part = Math.min(1, within * (1 + 1 / Math.max(1, days)));
      return { low: quantile(sorted, 1 - part), high: quantile(sorted, part) };
    }),
  );
}

/** The errors in an hour of the clock and in the adjacent hours. */
function beside(missed: readonly (readonly number[])[], at: number): Float64Array {
  const some = [hours - 1, 0, 1].map((by) => missed[(at + by) % hours] ?? []);
  const all = new Float64Array(some.reduce((many, one) => many + one.length, 0));
  some.reduce((place, one) => (all.set(one, place), place + one.length), 0);
  return all;
}

function missedBy({ kw, isWorkedAt, origin: first }: ClockPast, ahead: number, told: Predictor): number[][][] {
  const missed: number[][][] = [0, 1].map(() => Array.from({ length: hours }, () => []));
  for (let back = 1 + ahead; back <= fittedDays; back += 1) {
    const origin = kw.length - back * perDay;
    const of = told(origin);
    for (let at = origin + ahead * perDay; at < origin + (ahead + 1) * perDay; at += 1) {
      const value = (kw[at] as number) - of(at);
      if (!Number.isNaN(value)) missed[isWorkedAt(at) ? 1 : 0]?.[hourAt(at, first)]?.push(value);
    }
  }
  return missed;
}

/** The hour of the clock of a quarter hour. */
const hourAt = (at: number, origin: number): number => Math.floor(((at + origin) % perDay) / hour);

/** The band of a quarter hour; NaN if there are no measurements to derive it from. */
export const bandAt = (bands: Bands, { isWorkedAt, origin }: ClockPast, at: number) =>
  bands[isWorkedAt(at) ? 1 : 0]?.[hourAt(at, origin)] ?? { low: Number.NaN, high: Number.NaN };

function quantile(sorted: Float64Array, part: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = part * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
  return below + (above - below) * (place - Math.floor(place));
}
