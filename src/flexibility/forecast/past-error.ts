import type { ClockPast } from './clock-past.ts';
import { lookedBack, perDay } from './past.ts';
import type { Predictor } from './predictor.ts';
import { measuredWithin } from './spread.ts';
import { fitWeights, type Lessons } from './weights.ts';

/** How well the same method forecast the four weeks before, a day ahead, each from earlier data only; compared with simple repetition. */
export type PastError = {
  /** Σ|forecast − measured| / Σ measured; null if nothing was measured. */
  readonly wape: number | null;
  readonly yesterday: number | null;
  readonly weekAgo: number | null;
  /** Days with both forecast and measured values. */
  readonly days: number;
};

/** Week by week, with weights fitted on what was before that week. For longer readings, the means are compared. */
export function errorOf({ kw, spread }: ClockPast, lessons: Lessons, predictorOf: (weights: Float64Array) => Predictor): PastError {
  const [own, yesterday, weekAgo] = [missed(), missed(), missed()];
  const first = kw.length - lookedBack * perDay;
  const told = new Float64Array(lookedBack * perDay);
  for (let week = lookedBack / 7; week > 0; week -= 1) {
    const predicted = predictorOf(fitWeights(lessons, week * 7 + 1));
    for (let origin = kw.length - week * 7 * perDay; origin < kw.length - (week - 1) * 7 * perDay; origin += perDay) {
      const of = predicted(origin);
      for (let at = origin; at < origin + perDay; at += 1) told[at - first] = Number.isNaN(kw[at] as number) ? Number.NaN : of(at);
    }
  }
  const days = new Set<number>();
  for (const [from, end] of measuredWithin(spread, first, kw.length)) {
    const expected = meanIn(told, from - first, end - first);
    if (Number.isNaN(expected)) continue;
    const value = meanIn(kw, from, end);
    own.add(expected, value, end - from);
    yesterday.add(meanIn(kw, from - perDay, end - perDay), value, end - from);
    weekAgo.add(meanIn(kw, from - 7 * perDay, end - 7 * perDay), value, end - from);
    for (let day = Math.floor((from - first) / perDay); day * perDay < end - first; day += 1) days.add(day);
  }
  return { wape: own.part(), yesterday: yesterday.part(), weekAgo: weekAgo.part(), days: days.size };
}

/** The mean of a stretch; NaN if a value in it is unknown. */
export function meanIn(values: Float64Array, from: number, end: number): number {
  let sum = 0;
  for (let at = from; at < end; at += 1) sum += values[at] ?? Number.NaN;
  return sum / (end - from);
}

/** Sums the errors, and the measurements where there was a forecast; over means of several quarter hours. */
export function missed() {
  let [sum, of] = [0, 0];
  return {
    add(expected: number, measured: number, many: number): void {
      if (Number.isNaN(expected) || Number.isNaN(measured)) return;
      sum += many * Math.abs(expected - measured);
      of += many * Math.abs(measured);
    },
    part: (): number | null => (of > 0 ? sum / of : null),
  };
}
