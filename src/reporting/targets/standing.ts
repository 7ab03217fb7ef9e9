import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import type { Library } from '#green-building/policy/policy.ts';

export type Target = Library['documents'][number]['targets'][number];

/** How a target stands at the end of a year. */
export type Status = 'unknown' | 'reached' | 'missed' | 'on-track' | 'behind';

/** A target as it is held against a figure: `goal` in its unit, words at 100 %. */
export type Goal = Pick<Target, 'comparator' | 'mode' | 'due'> & {
  readonly goal: Exact;
  readonly base: { readonly year: number; readonly value: Exact } | null;
  /** The first year of its document, from which a cumulative one counts. */
  readonly first: number;
  /** Whether more is better, where the target only says how much. */
  readonly direction: 'up' | 'down';
};

/** What a target is as a number: of words, all of it, 100 %. Null for what is neither. */
export function goalOf({ value }: Pick<Target, 'value'>): Exact | null {
  if (typeof value === 'number') return exactOf(value);
  return typeof value === 'string' || value ? exact(100n) : null;
}

const isUp = ({ comparator, direction }: Goal): boolean =>
  comparator === '>=' || comparator === '>' || (comparator === '=' && direction === 'up');

/**
 * Where it should be at the end of a year: straight from its base year, or of a cumulative one from nothing before its first year, to the
 * year in which it is due; level from there on. Null without a base value or a year.
 */
export function pathOf({ mode, due, base, first, goal }: Goal, year: number): Exact | null {
  const start = mode === 'cumulative' ? { year: first - 1, value: exact(0n) } : base;
  if (start === null || due === null) return null;
  if (year >= due || due <= start.year) return goal;
  if (year <= start.year) return start.value;
  const [gone, all] = [exact(BigInt(year - start.year)), exact(BigInt(due - start.year))];
  return start.value.add(goal.sub(start.value).mul(gone).div(all));
}

/** Whether a figure is where the target is; what is not known is not. */
export function holds(goal: Goal, now: Exact | null): boolean {
  if (now === null) return false;
  const side = now.compare(goal.goal);
  if (goal.comparator === '>') return side > 0;
  if (goal.comparator === '<') return side < 0;
  return isUp(goal) ? side >= 0 : side <= 0;
}

/**
 * How a target stands: the first that fits.
 * @param isOver whether the year in which it is due has ended
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

/** What is short, in its unit: 0 when it is reached, null where nobody knows. */
export function gapOf(goal: Goal, now: Exact | null): Exact | null {
  if (now === null) return null;
  const short = isUp(goal) ? goal.goal.sub(now) : now.sub(goal.goal);
  return short.compare(exact(0n)) > 0 ? short : exact(0n);
}
