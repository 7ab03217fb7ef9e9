import type { Span } from '#flexibility/baseline/baseline.ts';
import type { CorrectionRole } from './vocabulary.ts';

/** The days and times that a building's baseline is computed from. Local days are since 1970-01-01. */
export type CorrectionGrounds = {
  /** When the event began, s UTC. */
  readonly from: number;
  /** The local days of the event. */
  readonly days: ReadonlySet<number>;
  /** The hours before it that the baseline is adjusted by. */
  readonly windows: readonly Span[];
  /** The local days that were chosen in either issue. */
  readonly chosen: ReadonlySet<number>;
};

/** The role of a corrected step in a baseline; null for a step of the event's own day that nothing is computed from. */
export function correctionRole({ from, days, windows, chosen }: CorrectionGrounds, at: number, day: number): CorrectionRole | null {
  if (at >= from) return 'event';
  if (windows.some((one) => at >= one.from && at < one.to)) return 'window';
  if (days.has(day)) return null;
  return chosen.has(day) ? 'chosen-day' : 'other-day';
}

const order: readonly CorrectionRole[] = ['event', 'window', 'chosen-day', 'other-day'];

/** The first of some corrections up to a limit, the most important roles first; within a role the order is unchanged. */
export const foremost = <One extends { readonly role: CorrectionRole }>(all: readonly One[], most: number): One[] =>
  all.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role)).slice(0, most);
