import { dayText, parseDay } from '#kernel/day.ts';
import { type Certificate, type IntervalOn, type PlacedDevice, verdictOn } from './rule.ts';

/** Days on end, `to` excluded, on which a meter was not fit to settle by. */
export type InvalidSpan = { readonly from: string; readonly to: string; readonly state: 'overdue' | 'failed'; readonly days: number };

type Judged = { readonly certificates: readonly Certificate[]; readonly devices: readonly PlacedDevice[]; readonly intervalOn: IntervalOn };

const daysBetween = (from: string, to: string): number => (parseDay(to) ?? 0) - (parseDay(from) ?? 0);

/**
 * The days of [from, to) on which a meter is overdue or failed by its certificates, as spans in their order. Its state is asked on the
 * first day of each piece in which nothing can change it.
 */
export function invalidSpans(judged: Judged, from: string, to: string): InvalidSpan[] {
  const spans: InvalidSpan[] = [];
  const edges = [from, ...turnsOf(judged, from, to)];
  for (const [at, day] of edges.entries()) {
    const next = edges[at + 1] ?? to;
    const { state } = verdictOn(judged, day, day);
    if (state !== 'overdue' && state !== 'failed') continue;
    const before = spans.at(-1);
    if (before?.to === day && before.state === state) spans[spans.length - 1] = spanOf(before.from, next, state);
    else spans.push(spanOf(day, next, state));
  }
  return spans;
}

const spanOf = (from: string, to: string, state: InvalidSpan['state']): InvalidSpan => ({ from, to, state, days: daysBetween(from, to) });

/** Days after the first on which a state may become another: a certificate begins, one ends, a device comes in. */
function turnsOf(judged: Judged, from: string, to: string): string[] {
  const turns = new Set(judged.devices.map(({ placed }) => placed));
  for (const one of judged.certificates) {
    turns.add(one.verified);
    const { due } = verdictOn({ ...judged, certificates: [one], devices: alone }, one.verified, one.verified);
    if (due !== null) turns.add(due);
  }
  return [...turns].filter((day) => day > from && day < to).toSorted();
}

/** A certificate by itself ends on its day, whichever device it is of. */
const alone: readonly PlacedDevice[] = [{ installed: null, placed: dayText(0) }];
