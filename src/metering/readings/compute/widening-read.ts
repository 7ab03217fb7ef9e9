import { roomForRows, type MeterRows } from '../series/gather.ts';
import type { Rows, Run } from '#metering/counter-line/counter-line.ts';
import type { ReadWindow } from '#metering/counter-line/reach.ts';
import type { Extent } from '../series/state-store.ts';
import { classes, clip, reaches, type MeterWindow, type Touch } from '../series/windows.ts';

/** A meter and its requested stretch. */
export type MeterStretch = { readonly id: number; readonly touch: Touch; readonly extent: Extent };

/**
 * Reads each meter a little around its stretch, and wider if that is not enough: 3.5 days, 60 days, all.
 * @param read the ordered readings of each of these meters between two instants (s), both included
 * @param use takes a meter's rows (none if it has none there); false requests a wider window
 */
export async function readWidening<A extends MeterStretch>(
  asked: readonly A[],
  read: (meters: readonly number[], from: number, to: number) => AsyncIterable<MeterRows>,
  use: (one: A, rows: Rows, window: ReadWindow, again?: Run) => boolean | Promise<boolean>,
): Promise<void> {
  let left = asked;
  for (const reach of reaches) {
    if (left.length === 0) return;
    const byId = new Map(left.map((one) => [one.id, one]));
    const more: A[] = [];
    for (const part of classes(left.map((one) => windowOf(one, reach)))) {
      await readClass(part, read, async (window, rows, again) => {
        const one = byId.get(window.meter) as A;
        const { first, last, widest } = one.extent;
        const seen = { from: window.from, to: window.to, left: window.from <= first, right: window.to >= last, widest };
        if (!(await use(one, rows, seen, again))) more.push(one);
      });
    }
    left = more;
  }
  if (left.length > 0) throw new Error('a whole meter was not enough to draw it');
}

function windowOf(one: MeterStretch, reach: number): MeterWindow {
  const from = Math.max(0, one.touch.first - reach - one.extent.widest);
  return { meter: one.id, from, to: Math.min(0xff_ff_ff_ff, one.touch.last + reach) };
}

async function readClass(
  part: { from: number; to: number; windows: MeterWindow[] },
  read: (meters: readonly number[], from: number, to: number) => AsyncIterable<MeterRows>,
  use: (window: MeterWindow, rows: Rows, again?: Run) => Promise<void>,
): Promise<void> {
  const waiting = new Map(part.windows.map((window) => [window.meter, window]));
  const ids = [...waiting.keys()].toSorted((a, b) => a - b);
  for await (const { meter, rows, again } of read(ids, part.from, part.to)) {
    const window = waiting.get(meter);
    if (window === undefined) continue;
    waiting.delete(meter);
    await use(window, { ...rows, ...clip(rows.at, rows.from, rows.to, window) }, again);
  }
  for (const window of waiting.values()) await use(window, roomForRows(0));
}
