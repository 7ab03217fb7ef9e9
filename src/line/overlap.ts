import { push, reserve, type Desk, type Line } from './spans.ts';

/**
 * Draws intervals that may overlap. At each instant the one received later wins, then the shorter, then the one that starts later; the rest keeps its place. Needs
 * on the desk, in order of start: `t` start and `w` width (s), `q` received, `p` use, `mark` 1 where it counts. A sweep with a heap: O(n log n).
 */
export function sweep(desk: Desk, line: Line): void {
  const { n, t, w } = desk;
  const heap = { items: desk.up, size: 0, end: 0 };
  let now = 0;
  for (let i = 0; i < n; i++) {
    const start = t[i] as number;
    const end = start + (w[i] as number);
    if (heap.size > 0) advance(desk, line, heap, now, start);
    if (heap.end <= start) heap.size = 0;
    if (heap.size === 0 && (i + 1 === n || (t[i + 1] as number) >= end)) lay(desk, line, i, start, end);
    else insert(desk, heap, i, end);
    now = start;
  }
  advance(desk, line, heap, now, Infinity);
}

/** Intervals that began and may still win, the winner first; `end` is the last instant of any. One that is over lies there until it comes up, or all are. */
type Heap = { readonly items: Int32Array; size: number; end: number };

/** Lays the winners from `now` to `limit`. */
function advance(desk: Desk, line: Line, heap: Heap, now: number, limit: number): void {
  const { t, w } = desk;
  let at = now;
  while (heap.size > 0 && at < limit) {
    const top = heap.items[0] as number;
    const end = (t[top] as number) + (w[top] as number);
    if (end > at) {
      const to = Math.min(end, limit);
      lay(desk, line, top, at, to);
      at = to;
    }
    if (end <= at) removeTop(desk, heap);
  }
}

/** Lays a piece of interval `i`, or makes the last piece longer where it goes on. */
function lay(desk: Desk, line: Line, i: number, from: number, to: number): void {
  const [start, width] = [desk.t[i] as number, desk.w[i] as number];
  const last = line.n - 1;
  if (last >= 0 && line.e[last] === from && line.s0[last] === start && line.w0[last] === width) {
    line.e[last] = to;
    return;
  }
  reserve(line, 1);
  push(line, from, to, start, width, desk.p[i] as number, desk.mark[i] === 1 ? 1 : 0);
}

/** Whether interval `a` wins over `b` where both are. */
function wins({ q, w, t }: Desk, a: number, b: number): boolean {
  if (q[a] !== q[b]) return (q[a] as number) > (q[b] as number);
  if (w[a] !== w[b]) return (w[a] as number) < (w[b] as number);
  return (t[a] as number) > (t[b] as number);
}

function insert(desk: Desk, heap: Heap, item: number, end: number): void {
  const { items } = heap;
  if (end > heap.end) heap.end = end;
  let at = heap.size++;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!wins(desk, item, items[parent] as number)) break;
    items[at] = items[parent] as number;
    at = parent;
  }
  items[at] = item;
}

function removeTop(desk: Desk, heap: Heap): void {
  const { items } = heap;
  const size = --heap.size;
  if (size === 0) return;
  const item = items[size] as number;
  let at = 0;
  for (let child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && wins(desk, items[child + 1] as number, items[child] as number)) child++;
    if (!wins(desk, items[child] as number, item)) break;
    items[at] = items[child] as number;
    at = child;
  }
  items[at] = item;
}
