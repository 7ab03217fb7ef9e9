import type { Point } from './points.ts';
import type { Zoom } from './time-option.ts';

/** Marked steps: the start of the first and of the last, ms UTC, and the part of the chart that they cover. */
export type Stretch = { readonly first: number; readonly last: number; readonly zoom: Zoom };

/** The steps that start between two instants (ms UTC); null if none does. */
export function stretchOf(points: readonly Point[], from: number, to: number): Stretch | null {
  const within = points.filter(({ at }) => at >= from && at <= to);
  const [first, last] = [within[0]?.at, within.at(-1)?.at];
  if (first === undefined || last === undefined) return null;
  const [begin, end] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const share = (at: number): number => (end === begin ? 0 : ((at - begin) / (end - begin)) * 100);
  return { first, last, zoom: first === last ? { start: 0, end: 100 } : { start: share(first), end: share(last) } };
}
