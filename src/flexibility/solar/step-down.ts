import type { EvaluatedHours } from './evaluation.ts';

/**
 * When an array generates less from a day on, and continues to do so. No standard defines this: a convention of this program
 * (docs/flexibility.md, 后评估).
 */
const convention = {
  /** Days with sun before and after that are compared. */
  days: 14,
  /** At least this many of each have to be on their side of the median, */
  agreeing: 12,
  /** and together they have to differ by this share. */
  drop: 0.1,
} as const;

/** Its hours, and the ratio of actual to expected before and during it. */
export type StepDown = { readonly at: readonly number[]; readonly before: number; readonly after: number };

type Day = { readonly hours: readonly number[]; readonly given: number; readonly wanted: number };

/** Steps down in the ratio of actual to expected, each up to the day on which the array recovers, or the end. */
export function stepDown(hours: EvaluatedHours): StepDown[] {
  const days = comparedDays(hours);
  const found: StepDown[] = [];
  const { days: span } = convention;
  for (let at: number = span; at <= days.length - span;) {
    const best = strongest(days, at);
    if (best === null) break;
    const end = recovered(days, best.at, (best.before + best.after) / 2);
    const own = days.slice(best.at, end);
    found.push({ at: own.flatMap((day) => day.hours), before: best.before, after: ratio(own) });
    at = Math.max(end, best.at + span);
  }
  return found;
}

/** Days with at least one compared hour and some expected generation. */
function comparedDays({ measured, expected, days }: EvaluatedHours): Day[] {
  const compared = Array.from(days, (_, at) => at).filter((at) => (expected[at] as number) > 0 && !Number.isNaN(measured[at] as number));
  const sum = (own: readonly number[], of: Float64Array): number => own.reduce((all, at) => all + (of[at] as number), 0);
  return [...Map.groupBy(compared, (at) => days[at] as number).values()].map((own) => ({
    hours: own,
    given: sum(own, measured),
    wanted: sum(own, expected),
  }));
}

const ratio = (days: readonly Day[]): number =>
  days.reduce((sum, { given }) => sum + given, 0) / days.reduce((sum, { wanted }) => sum + wanted, 0);

/** The first step from a day on: if several follow one another, the largest drop. */
function strongest(days: readonly Day[], from: number): { readonly at: number; readonly before: number; readonly after: number } | null {
  const { days: span, agreeing, drop } = convention;
  let best: ReturnType<typeof strongest> = null;
  for (let at = from; at <= days.length - span; at += 1) {
    if (best !== null && at >= best.at + span) break;
    const [earlier, later] = [days.slice(at - span, at), days.slice(at, at + span)];
    const [before, after] = [ratio(earlier), ratio(later)];
    const middle = (before + after) / 2;
    const agree = (some: readonly Day[], isSo: (of: number) => boolean): boolean =>
      some.filter(({ given, wanted }) => isSo(given / wanted)).length >= agreeing;
    if (!(1 - after / before >= drop) || !agree(earlier, (of) => of > middle) || !agree(later, (of) => of < middle)) continue;
    if (best === null || after / before < best.after / best.before) best = { at, before, after };
  }
  return best;
}

/** The day from which a week is above the middle again, otherwise the end. */
function recovered(days: readonly Day[], from: number, middle: number): number {
  for (let at = from + 1; at < days.length; at += 1) {
    const week = days.slice(at, at + 7);
    if (week.every(({ given, wanted }) => given / wanted > middle)) return at;
  }
  return days.length;
}
