import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import type { Library } from '#green-building/policy/policy.ts';

export type Target = Library['documents'][number]['targets'][number];

/** The status of a target at the end of a year. */
export type Status = 'unknown' | 'reached' | 'missed' | 'on-track' | 'behind';

/** A target in the form compared with a figure: `goal` in its unit, words at 100 %. */
export type Goal = Pick<Target, 'comparator' | 'mode' | 'due'> & {
  readonly goal: Exact;
  readonly base: { readonly year: number; readonly value: Exact } | null;
  /** The first year of its document, from which a cumulative target counts. */
  readonly first: number;
  /** Whether more is better, if the target only gives an amount. */
  readonly direction: 'up' | 'down';
};

/** The number of a target: for words, all of it, 100 %. Null if it is neither. */
export function goalOf({ value }: Pick<Target, 'value'>): Exact | null {
  if (typeof value === 'number') return exactOf(value);
  return typeof value === 'string' || value ? exact(100n) : null;
}

const isUp = ({ comparator, direction }: Goal): boolean =>
  comparator === '>=' || comparator === '>' || (comparator === '=' && direction === 'up');

/**
 * The required value at the end of a year: linear from its base year or, for a cumulative target, from zero before its first year, to the
 * due year; constant from then on. Null without a base value or a year.
 */
export function pathOf({ mode, due, base, first, goal }: Goal, year: number): Exact | null {
  const start = mode === 'cumulative' ? { year: first - 1, value: exact(0n) } : base;
  if (start === null || due === null) return null;
  if (year >= due || due <= start.year) return goal;
  if (year <= start.year) return start.value;
  const [gone, all] = [exact(BigInt(year - start.year)), exact(BigInt(due - start.year))];
  return start.value.add(goal.sub(start.value).mul(gone).div(all));
}

/** Whether a figure meets the target; an unknown one does not. */
export function holds(goal: Goal, now: Exact | null): boolean {
  if (now === null) return false;
  const side = now.compare(goal.goal);
  if (goal.comparator === '>') return side > 0;
  if (goal.comparator === '<') return side < 0;
  return isUp(goal) ? side >= 0 : side <= 0;
}

/**
 * The status of a target: the first that applies.
 * @param isOver whether the due year has ended
 */
export function statusOf(goal: Goal, now: Exact | null, year: number, isOver: boolean): Status {
  if (now === null) return 'unknown';
  if (holds(goal, now)) return 'reached';
  if (goal.due !== null && goal.due <= year && isOver) return 'missed';
  const path = pathOf(goal, year);
  if (path === null) return 'unknown';
  const side = now.compare(path);
  return (isUp(goal) ? side >= 0 : side <= 0) ? 'on-track' : 'behind';
}

/** What is missing, in its unit: 0 if it is reached, null if unknown. */
export function gapOf(goal: Goal, now: Exact | null): Exact | null {
  if (now === null) return null;
  const short = isUp(goal) ? goal.goal.sub(now) : now.sub(goal.goal);
  return short.compare(exact(0n)) > 0 ? short : exact(0n);
}
