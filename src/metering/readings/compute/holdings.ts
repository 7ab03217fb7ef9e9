import type { Scope } from '#kernel/scope.ts';
import {
  createHolding,
  drawHolding,
  type Holding,
  type InstantSeries,
  type LineFinding,
  type Rows,
} from '#metering/counter-line/counter-line.ts';
import { gather } from '../series/gather.ts';
import type { Window } from '../series/seen.ts';
import type { ReadingStore } from '../series/store.ts';
import { isEnough } from './hour-drawing.ts';
import { readWidening } from './widening-read.ts';

/** A point and how what holds at it is drawn, as known then. */
export type PointDefinition = { readonly id: number; readonly meter: InstantSeries };

/** A stretch of time (s UTC), the end not included, and what was known. */
type HoldingWindow = Pick<Window, 'from' | 'to' | 'known' | 'hidden'>;

/**
 * Draws what holds at each point over a stretch, from its readings. Points without readings are omitted.
 * @param each receives what holds, which is valid until it returns, its findings, and the rows that it was drawn from
 */
export async function drawHoldings<P extends PointDefinition>(
  store: Pick<ReadingStore, 'readings' | 'extents'>,
  scope: Scope,
  points: readonly P[],
  { from, to, known, hidden }: HoldingWindow,
  each: (point: P, holding: Holding, told: readonly LineFinding[], rows: Rows) => void,
): Promise<void> {
  if (points.length === 0 || to <= from) return;
  const extents = new Map((await store.extents({ scope, meters: points.map(({ id }) => id) })).map((row) => [row.meter, row]));
  const asked = points.flatMap((point) => {
    const extent = extents.get(point.id);
    return extent === undefined ? [] : [{ ...point, extent, touch: { first: Math.max(0, from - point.meter.hold), last: to } }];
  });
  const holding = createHolding();
  await readWidening(
    asked,
    (ids, first, last) => gather(store.readings({ scope, meters: ids }, { from: first, to: last, known, hidden })),
    (one, rows, window) => {
      if (!isEnough(one.meter, { from, to }, window)) return false;
      const told: LineFinding[] = [];
      drawHolding(rows, one.meter, holding, (found) => told.push(found));
      each(one, holding, told, rows);
      return true;
    },
  );
}
