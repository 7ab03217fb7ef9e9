import { lookedBack, perDay } from './past.ts';
import type { Predictor } from './predictor.ts';
import { fitWeights, type Lessons } from './weights.ts';

/** How well the same method told the four weeks before, a day ahead, each from what lay before it; beside what is simply repeated. */
export type PastError = {
  /** Σ|told − measured| / Σ measured; null where nothing was measured. */
  readonly wape: number | null;
  readonly yesterday: number | null;
  readonly weekAgo: number | null;
  /** Days of which something was told and measured. */
  readonly days: number;
};

/** Week by week, with weights that were fitted on what lay before that week. */
export function errorOf(kw: Float64Array, lessons: Lessons, predictorOf: (weights: Float64Array) => Predictor): PastError {
  const [own, yesterday, weekAgo] = [missed(), missed(), missed()];
  let days = 0;
  for (let week = 1; week <= lookedBack / 7; week += 1) {
    const told = predictorOf(fitWeights(lessons, week * 7 + 1));
    for (let back = week * 7; back > week * 7 - 7; back -= 1) {
      const origin = kw.length - back * perDay;
      const of = told(origin);
      const before = own.count;
      for (let at = origin; at < origin + perDay; at += 1) {
        const value = kw[at] as number;
        const expected = Number.isNaN(value) ? Number.NaN : of(at);
        if (Number.isNaN(expected)) continue;
        own.add(expected, value);
        yesterday.add(kw[at - perDay] as number, value);
        weekAgo.add(kw[at - 7 * perDay] as number, value);
      }
      if (own.count > before) days += 1;
    }
  }
  return { wape: own.part(), yesterday: yesterday.part(), weekAgo: weekAgo.part(), days };
}

/** Sums what was missed, and what was measured where something was told. */
export function missed() {
  let [sum, of, count] = [0, 0, 0];
  return {
    get count(): number {
      return count;
    },
    add(expected: number, measured: number): void {
      if (Number.isNaN(expected) || Number.isNaN(measured)) return;
      sum += Math.abs(expected - measured);
      of += Math.abs(measured);
      count += 1;
    },
    part: (): number | null => (of > 0 ? sum / of : null),
  };
}
