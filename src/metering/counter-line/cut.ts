import { share } from './exact.ts';
import type { Line } from './spans.ts';

/**
 * What a meter measured in each step: use (0.0001 of its unit), seconds covered, and the longest span as read that touches the step (s).
 */
export type Cut = {
  readonly use: Float64Array;
  readonly seconds: Float64Array;
  readonly longest: Float64Array;
};

/**
 * Cuts a line into steps. Pieces that do not count are left out; a piece cut by an edge is shared by time, so that the steps add up to the
 * whole (docs/readings.md 3, 20).
 * @param edges seconds, non-decreasing; one more than the number of steps
 * @param into overwritten from its start, one number for each step; 0 seconds means nothing was measured
 */
export function cut(line: Line, edges: Float64Array, into: Cut): void {
  const count = edges.length - 1;
  into.use.fill(0, 0, count);
  into.seconds.fill(0, 0, count);
  into.longest.fill(0, 0, count);
  if (count < 1) return;
  const { s, e, w0, u, good, n } = line;
  const { use, seconds, longest } = into;
  const last = edges[count] as number;
  let k = 0;
  let [low, high] = [edges[0] as number, edges[1] as number];
  for (let i = firstAfter(line, low); i < n; i++) {
    const [start, end, width] = [s[i] as number, e[i] as number, w0[i] as number];
    if (start >= last) break;
    if (good[i] === 0) continue;
    while (high <= start) {
      low = high;
      high = edges[++k + 1] as number;
    }
    if (start < low || end > high || end - start !== width) {
      splitInto(into, edges, k, { s: start, e: end, s0: line.s0[i] as number, w0: width, u: u[i] as number });
      continue;
    }
    use[k] = (use[k] as number) + (u[i] as number);
    seconds[k] = (seconds[k] as number) + width;
    if (width > (longest[k] as number)) longest[k] = width;
  }
}

type Piece = { readonly s: number; readonly e: number; readonly s0: number; readonly w0: number; readonly u: number };

/** Splits one piece among the steps from `k` on. */
export function splitInto(into: Cut, edges: Float64Array, k: number, { s, e: end, s0: start, w0: width, u: whole }: Piece): void {
  let at = Math.max(s, edges[k] as number);
  let before = share(whole, at - start, width);
  for (let step = k; step + 1 < edges.length && at < end; step++) {
    const to = Math.min(end, edges[step + 1] as number);
    if (to <= at) continue;
    const after = share(whole, to - start, width);
    into.use[step] = (into.use[step] as number) + after - before;
    into.seconds[step] = (into.seconds[step] as number) + to - at;
    if (width > (into.longest[step] as number)) into.longest[step] = width;
    [at, before] = [to, after];
  }
}

/** The first piece that ends after an instant. */
function firstAfter({ e, n }: Line, at: number): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((e[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
