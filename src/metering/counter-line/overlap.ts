import { push, reserve, type Workspace, type Line } from './spans.ts';

/**
 * Draws intervals that may overlap. At each instant the one received later wins, then the shorter, then the one that starts later; the rest
 * keeps its place. Needs on the workspace, in order of start: `t` start and `w` width (s), `q` received, `p` use, `mark` 1 where it counts.
 * A sweep with a heap: O(n log n).
 */
export function sweep(workspace: Workspace, line: Line): void {
  const { n, t, w } = workspace;
  const heap = { items: workspace.up, size: 0, end: 0 };
  let now = 0;
  for (let i = 0; i < n; i++) {
    const start = t[i] as number;
    const end = start + (w[i] as number);
    if (heap.size > 0) advance(workspace, line, heap, now, start);
    if (heap.end <= start) heap.size = 0;
    if (heap.size === 0 && (i + 1 === n || (t[i + 1] as number) >= end)) lay(workspace, line, i, start, end);
    else insert(workspace, heap, i, end);
    now = start;
  }
  advance(workspace, line, heap, now, Infinity);
}

/**
 * Intervals that began and may still win, the winner first; `end` is the last instant of any. One that is over stays in the heap until it
 * reaches the top, or until all are over.
 */
type Heap = { readonly items: Int32Array; size: number; end: number };

/** Adds the winners from `now` to `limit`. */
function advance(workspace: Workspace, line: Line, heap: Heap, now: number, limit: number): void {
  const { t, w } = workspace;
  let at = now;
  while (heap.size > 0 && at < limit) {
    const top = heap.items[0] as number;
    const end = (t[top] as number) + (w[top] as number);
    if (end > at) {
      const to = Math.min(end, limit);
      lay(workspace, line, top, at, to);
      at = to;
    }
    if (end <= at) removeTop(workspace, heap);
  }
}

/** Adds a piece of interval `i`, or extends the last piece where it continues. */
function lay(workspace: Workspace, line: Line, i: number, from: number, to: number): void {
  const [start, width] = [workspace.t[i] as number, workspace.w[i] as number];
  const last = line.n - 1;
  if (last >= 0 && line.e[last] === from && line.s0[last] === start && line.w0[last] === width) {
    line.e[last] = to;
    return;
  }
  reserve(line, 1);
  push(line, from, to, start, width, workspace.p[i] as number, workspace.mark[i] === 1 ? 1 : 0);
}

/** Whether interval `a` wins over `b` where both are present. */
function wins({ q, w, t }: Workspace, a: number, b: number): boolean {
  if (q[a] !== q[b]) return (q[a] as number) > (q[b] as number);
  if (w[a] !== w[b]) return (w[a] as number) < (w[b] as number);
  return (t[a] as number) > (t[b] as number);
}

function insert(workspace: Workspace, heap: Heap, item: number, end: number): void {
  const { items } = heap;
  if (end > heap.end) heap.end = end;
  let at = heap.size++;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!wins(workspace, item, items[parent] as number)) break;
    items[at] = items[parent] as number;
    at = parent;
  }
  items[at] = item;
}

function removeTop(workspace: Workspace, heap: Heap): void {
  const { items } = heap;
  const size = --heap.size;
  if (size === 0) return;
  const item = items[size] as number;
  let at = 0;
  for (let child = 1; child < size; child = 2 * at + 1) {
    if (child + 1 < size && wins(workspace, items[child + 1] as number, items[child] as number)) child++;
    if (!wins(workspace, items[child] as number, item)) break;
    items[at] = items[child] as number;
    at = child;
  }
  items[at] = item;
}
