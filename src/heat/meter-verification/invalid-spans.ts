import { parseDay } from '#kernel/day.ts';
import type { Piece } from './pieces.ts';

/** Consecutive days, `to` excluded, on which a meter was not valid for settlement. */
export type InvalidSpan = { readonly from: string; readonly to: string; readonly state: 'overdue' | 'failed'; readonly days: number };

const daysBetween = (from: string, to: string): number => (parseDay(to) ?? 0) - (parseDay(from) ?? 0);

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

/**
 * The days of [from, to) on which a meter is overdue or failed, as ordered spans.
 * @param pieces its rulings, from the beginning on
 */
export function invalidSpans(pieces: readonly Piece[], from: string, to: string): InvalidSpan[] {
  const spans: InvalidSpan[] = [];
  for (const [at, piece] of pieces.entries()) {
    const state = piece.certificate?.result === 'fail' ? 'failed' : 'overdue';
    if (state === 'overdue' && piece.due === null) continue;
    const first = later(from, state === 'overdue' ? later(piece.from, piece.due as string) : piece.from);
    const next = earlier(to, pieces[at + 1]?.from ?? to);
    if (first >= next) continue;
    const before = spans.at(-1);
    if (before?.to === first && before.state === state) spans[spans.length - 1] = spanOf(before.from, next, state);
    else spans.push(spanOf(first, next, state));
  }
  return spans;
}

const spanOf = (from: string, to: string, state: InvalidSpan['state']): InvalidSpan => ({ from, to, state, days: daysBetween(from, to) });
