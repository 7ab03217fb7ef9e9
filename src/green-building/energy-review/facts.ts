import type { CaseStanding } from '#casework/cases/cases.ts';
import { today } from '#kernel/today.ts';

/** The procedure whose cases are energy reviews. */
export const reviewProcedure = 'energy-review';

/** What a case says of whether something was reviewed. `passed-below`: with figures below the limits, by which none is owed. */
export type ReviewState = 'passed' | 'passed-below' | 'under-way' | 'not-passed';

const passed = new Set(['approved', 'construction', 'acceptance', 'correcting', 'accepted']);
const ended = new Set(['refused', 'withdrawn', 'lapsed']);

/** By the states of the procedure; a state that only a place's own version has is under way. */
export function reviewStateOf(state: string): Exclude<ReviewState, 'passed-below'> {
  if (passed.has(state)) return 'passed';
  return ended.has(state) ? 'not-passed' : 'under-way';
}

/** The local day on which a case last entered a state; null if it never did. */
export function enteredOn({ stays }: Pick<CaseStanding, 'stays'>, state: string): string | null {
  const stay = stays.findLast((one) => one.state === state);
  return stay === undefined ? null : today(stay.at * 1000);
}

/** A decimal or whole number in a field; null if there is none. */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/u.test(value) ? Number(value) : null;
}

export const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
