import { type Past, quarter } from './past.ts';

/**
 * The reading that each quarter hour of a past is a share of. `ends`: where it ends, counted in quarter hours of the past; `lengths`: its
 * length in quarter hours, 1 if the quarter hour itself was measured.
 */
export type Spread = { readonly ends: Int32Array; readonly lengths: Uint16Array };

/** The quarter hours in a reading of this length; rounding absorbs meter clocks that are off by minutes. */
export const quartersOf = (seconds: number): number => Math.max(1, Math.round(seconds / quarter));

/**
 * The readings behind quarter hours, derived from their lengths: consecutive ones of one length end where the last of them does. Null if
 * each quarter hour was measured.
 */
export function spreadOf({ kw, longest }: Past): Spread | null {
  if (longest === undefined || longest.every((one) => quartersOf(one) === 1)) return null;
  const ends = Int32Array.from(kw, (_, at) => at + 1);
  const lengths = new Uint16Array(kw.length).fill(1);
  for (let at = 0, next = 0; at < kw.length; at = next) {
    while (next < kw.length && longest[next] === longest[at]) next += 1;
    const length = quartersOf(longest[at] as number);
    if (length === 1) continue;
    for (let one = at; one < next; one += 1) {
      ends[one] = next - Math.floor((next - 1 - one) / length) * length;
      lengths[one] = Math.min(length, 0xff_ff);
    }
  }
  return { ends, lengths };
}

/**
 * What was measured as a whole within a stretch, each given by its first quarter hour and the one after its last: measured quarter hours,
 * and longer readings that are within the stretch apart from their edges.
 */
export function* measuredWithin(spread: Spread | null, from: number, to: number): Generator<readonly [first: number, end: number]> {
  if (spread === null) {
    for (let at = from; at < to; at += 1) yield [at, at + 1];
    return;
  }
  const { ends, lengths } = spread;
  for (let at = from, next = from; at < to; at = next) {
    while (next < to && ends[next] === ends[at]) next += 1;
    if (next - at >= (lengths[at] as number) - 1) yield [at, next];
  }
}

/**
 * The make-up of a stretch: the shares of its quarter hours that are measured and shared, and the most common length (s) of the longer
 * readings among them.
 */
export function makeUpOf({ kw, longest }: Past, from: number) {
  let [measured, shared] = [0, 0];
  const by = new Map<number, number>();
  for (let at = from; at < kw.length; at += 1) {
    if (Number.isNaN(kw[at] as number)) continue;
    const length = quartersOf(longest?.[at] ?? quarter);
    if (length === 1) measured += 1;
    else {
      shared += 1;
      by.set(length, (by.get(length) ?? 0) + 1);
    }
  }
  const all = Math.max(1, kw.length - from);
  const [usual = 1] = [...by].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return { coverage: measured / all, estimated: shared / all, seconds: usual * quarter };
}
