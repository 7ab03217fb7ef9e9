import { withExtents } from './measure.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { ReadingStore } from '../series/store.ts';
import { drawLines } from './lines.ts';
import type { MeterDefinition } from '../facts.ts';

/** A stretch between two good readings, or of a good interval: instants in s UTC, use in 0.0001 of the meter's unit of use. */
export type GoodSpan = { readonly from: number; readonly to: number; readonly use: number };

/**
 * The stretches of a meter's line that count and are wholly within a range, as they were read, as known at a time. One that another reading
 * cuts is omitted.
 * @param range s UTC
 */
export async function goodSpans(
  { store, hidden }: { readonly store: ReadingStore; readonly hidden: (known: AsOf) => number[] },
  scope: Scope,
  meter: MeterDefinition,
  range: { readonly from: number; readonly to: number },
  known: AsOf,
): Promise<GoodSpan[]> {
  const spans: GoodSpan[] = [];
  const pieces = await withExtents(store, scope, [{ ...meter, stretch: { first: 0, end: 1 } }]);
  const drawing = { edges: Float64Array.from([range.from, range.to]), known, hidden: hidden(known), briefFrom: undefined };
  await drawLines(store, scope, pieces, drawing, (_one, { s, e, w0, u, good, n }) => {
    for (let at = 0; at < n; at += 1) {
      const [from, to] = [s[at] as number, e[at] as number];
      const isWhole = good[at] === 1 && to - from === w0[at];
      if (isWhole && from >= range.from && to <= range.to) spans.push({ from, to, use: u[at] as number });
    }
  });
  return spans;
}
