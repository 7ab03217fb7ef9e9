import { Problem } from '#kernel/problem.ts';
import type { AnewEach } from '../words/anew-words.ts';

/** The value of a counter that restarts, and when the row begins and ends (s, on the clock that wrote it; NaN: an instant). */
export type Shown = { readonly start: number; readonly end: number; readonly value: number };

/**
 * Until when a value counts: the end of its row (`rows`), the instant of its row (`instants`), where midnight shows the whole of the day
 * before or zero; or one step after it (`starts`), where midnight shows the use in the step after it.
 */
export type Counts = { readonly as: 'rows' | 'instants' } | { readonly as: 'starts'; readonly step: number };

const day = 86_400;

/** The beginning of the day, month or year that contains an instant. */
export function beginOf(each: Exclude<AnewEach, 'start'>, seconds: number): number {
  if (each === 'day') return Math.floor(seconds / day) * day;
  const date = new Date(seconds * 1000);
  return Date.UTC(date.getUTCFullYear(), each === 'year' ? 0 : date.getUTCMonth(), 1) / 1000;
}

/** Until when a value counts (s). */
export function untilOf(counts: Counts, { start, end }: Shown): number {
  if (counts.as === 'starts') return start + counts.step;
  return counts.as === 'rows' ? end : start;
}

/**
 * Until when the values of a series count, in order of time.
 * @param marks what times mark, according to the sender
 */
export function countsOf(each: AnewEach, shown: readonly Shown[], marks: 'start' | 'end' | undefined): Counts {
  if (each === 'start') return { as: 'rows' };
  const step = usualStep(shown);
  if (shown.every(({ end }) => !Number.isNaN(end))) {
    const firsts = shown.filter(({ start }) => beginOf(each, start) === start);
    // read at the beginning of its day
    return firsts.length > 0 && firsts.every(({ value }) => value === 0) && shown.some(({ value }) => value > 0)
      ? { as: 'instants' }
      : { as: 'rows' };
  }
  if (marks === 'end') return { as: 'instants' };
  if (marks === 'start') return { as: 'starts', step };
  const atBegin = shown.flatMap(({ start, value }, at) =>
    beginOf(each, start) === start ? [{ value, before: shown[at - 1]?.value, after: shown[at + 1]?.value }] : [],
  );
  const isWhole = atBegin.every(
    ({ value, before, after }) => value === 0 || (before === undefined ? value > (after ?? 0) : value >= before),
  );
  return atBegin.length === 0 || isWhole ? { as: 'instants' } : { as: 'starts', step };
}

function usualStep(shown: readonly Shown[]): number {
  const steps = shown
    .slice(1)
    .map(({ start }, at) => start - (shown[at] as Shown).start)
    .toSorted((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? day;
}

/** One step of a counter: from when to when, and how much was used. */
export type Step = { readonly from: number; readonly to: number; readonly used: number };

/**
 * The step to a value from the one before it, or from zero if a day, month or year begins in between; null if no time passed.
 * @throws Problem `counted-anew-unsorted` if rows of one month or year are not in order, `counted-anew-falls` if a value is less than
 * before within one day, month or year
 */
export function stepTo(each: AnewEach, counts: Counts, before: Shown | undefined, now: Shown): Step | null {
  const to = untilOf(counts, now);
  const begin = each === 'start' ? now.start : beginOf(each, to - 1);
  const earlier = before === undefined ? Number.NEGATIVE_INFINITY : untilOf(counts, before);
  if (counts.as === 'instants' && now.value === 0 && each !== 'start' && beginOf(each, to) === to) return null;
  if (before === undefined || earlier <= begin) return { from: begin, to, used: now.value };
  const at = new Date(to * 1000).toISOString().slice(0, 16).replace('T', ' ');
  if (to < earlier && each !== 'day') throw new Problem('bad-input', 'counted-anew-unsorted', { at });
  if (to <= earlier) return null;
  if (now.value < before.value) {
    throw new Problem('bad-input', 'counted-anew-falls', { at, before: before.value / 10_000, after: now.value / 10_000 });
  }
  return { from: earlier, to, used: now.value - before.value };
}

/** This many values of a day, month or year that only rise show that they are running totals. */
const least = 6;

/**
 * The period with which the values of a series restart, if all of them rise within each day, month or year and fall to the next; otherwise
 * null.
 */
export function beginsAnew(shown: readonly Shown[]): AnewEach | null {
  return (['day', 'month', 'year'] as const).find((each) => risesWithin(each, shown)) ?? null;
}

function risesWithin(each: Exclude<AnewEach, 'start'>, shown: readonly Shown[]): boolean {
  const groups = [...Map.groupBy(shown, ({ start }) => beginOf(each, start)).values()];
  const whole = groups.filter((values) => values.length >= least);
  if (whole.length < 2 || whole.length < groups.length - 2) return false;
  const rises = (values: readonly Shown[]): boolean => {
    const steps = values.slice(1).map(({ value }, at) => value - (values[at] as Shown).value);
    return steps.every((step) => step >= 0) && steps.filter((step) => step > 0).length > steps.length / 2;
  };
  const falls = groups.slice(1).every((values, at) => (values[0] as Shown).value < ((groups[at] as Shown[]).at(-1) as Shown).value / 2);
  return whole.every(rises) && falls;
}
