import type { Span } from '#flexibility/baseline/baseline.ts';
import type { CorrectionRole } from './vocabulary.ts';

/** What of a building's days a baseline is made of. Local days are since 1970-01-01. */
export type CorrectionGrounds = {
  /** When the event began, s UTC. */
  readonly from: number;
  /** The local days of the event. */
  readonly days: ReadonlySet<number>;
  /** The hours before it by which the baseline is mended. */
  readonly windows: readonly Span[];
  /** The local days that were chosen in either issue. */
  readonly chosen: ReadonlySet<number>;
};

/** What a corrected step is to a baseline; null for a step of the event's own day that nothing is made of. */
export function correctionRole({ from, days, windows, chosen }: CorrectionGrounds, at: number, day: number): CorrectionRole | null {
  if (at >= from) return 'event';
  if (windows.some((one) => at >= one.from && at < one.to)) return 'window';
  if (days.has(day)) return null;
  return chosen.has(day) ? 'chosen-day' : 'other-day';
}

const order: readonly CorrectionRole[] = ['event', 'window', 'chosen-day', 'other-day'];

/** The most of some corrections, those that weigh most first; of one role in the order that they have. */
export const foremost = <One extends { readonly role: CorrectionRole }>(all: readonly One[], most: number): One[] =>
  all.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role)).slice(0, most);
