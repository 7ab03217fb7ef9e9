/**
 * The line of one meter: pieces that do not overlap, in order of time. Column arrays that grow and are reused for the next meter; `n`
 * pieces are valid. A piece from `s` to `e` is part of what was read from `s0` over `w0` seconds with a use of `u`.
 */
export type Line = {
  n: number;
  /** Seconds since 1970. */
  s: Uint32Array;
  e: Uint32Array;
  s0: Uint32Array;
  w0: Uint32Array;
  /** Use of the whole as read, integer, 0.0001 of the unit of use. */
  u: Float64Array;
  /** 1 where the use counts, 0 where a reading exists that does not count. */
  good: Uint8Array;
  /** Scratch space while a line is drawn. */
  readonly workspace: Workspace;
};

/** Points of a device, or intervals in force, as parallel columns; the meaning of each column is given where it is filled. */
export type Workspace = {
  size: number;
  n: number;
  t: Float64Array;
  w: Float64Array;
  q: Float64Array;
  p: Float64Array;
  mark: Int32Array;
  up: Int32Array;
  down: Int32Array;
};

/** A line without pieces. Create one and use it for every meter that is drawn. */
export function createLine(): Line {
  return { n: 0, ...columns(1024), workspace: createWorkspace(1024) };
}

/** Makes room for this many more pieces. */
export function reserve(line: Line, more: number): void {
  const need = line.n + more;
  if (need <= line.s.length) return;
  const wide = columns(Math.max(need, 2 * line.s.length));
  for (const name of ['s', 'e', 's0', 'w0', 'u', 'good'] as const) wide[name].set(line[name].subarray(0, line.n));
  Object.assign(line, wide);
}

/** Adds a piece; there must be room (`reserve`). */
export function push(line: Line, s: number, e: number, s0: number, w0: number, u: number, good: 0 | 1): void {
  const n = line.n++;
  line.s[n] = s;
  line.e[n] = e;
  line.s0[n] = s0;
  line.w0[n] = w0;
  line.u[n] = u;
  line.good[n] = good;
}

/** An empty workspace with room for this many points. Its previous content is lost. */
export function clearWorkspace(line: Line, size: number): Workspace {
  const { workspace } = line;
  if (size > workspace.size) Object.assign(workspace, createWorkspace(2 * size));
  workspace.n = 0;
  return workspace;
}

function createWorkspace(size: number): Workspace {
  const [doubles, integers] = [() => new Float64Array(size), () => new Int32Array(size + 2)];
  return {
    size,
    n: 0,
    t: doubles(),
    w: doubles(),
    q: doubles(),
    p: doubles(),
    mark: integers(),
    up: integers(),
    down: integers(),
  };
}

function columns(size: number): Pick<Line, 's' | 'e' | 's0' | 'w0' | 'u' | 'good'> {
  const seconds = (): Uint32Array => new Uint32Array(size);
  return {
    s: seconds(),
    e: seconds(),
    s0: seconds(),
    w0: seconds(),
    u: new Float64Array(size),
    good: new Uint8Array(size),
  };
}
