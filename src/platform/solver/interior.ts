import { unitRowsOf, type Columns, type UnitRows } from './columns.ts';
import { envelopeOf, factor, solveWith, type Envelope } from './envelope.ts';
import { beginUnits } from './interior-start.ts';
import { advance, after, aim, correct, dot, kindOf, reach, type Kind } from './kinds.ts';
import { hasMembers, type Layout } from './layout.ts';

/** Prices of limits (at or above 0), the room left in each, and by how much each is exceeded. */
export type Interior = { readonly prices: Float64Array; readonly room: Float64Array; readonly passed: Float64Array };

export type Parts = {
  readonly columns: Columns;
  readonly layout: Layout;
  readonly unitRows: UnitRows;
  /** Where the years of units begin in `groups`; only those of blocks are included. */
  readonly groupAt: Int32Array;
  readonly choices: Kind;
  /** The share of a unit that is not done. */
  readonly idle: Kind;
  readonly groups: Kind;
  readonly room: Kind;
  readonly passed: Kind;
  readonly matrix: Envelope;
};

/** Relative step length towards the boundary. */
const nearEdge = 0.995;
const mostSteps = 100;
/** Its starting point: a price, and the products of each variable and its reduced cost. */
const begun = { price: 0.3, product: 0.01 };

/**
 * Prices of the linear relaxation, by an interior point method (Mehrotra's) whose equations have one row per limit: units and the years of
 * blocks are eliminated one by one. Any limit may be exceeded, at `cap` per unit.
 * @param near the relative distance of value and bound that is near enough @returns null if time runs out first
 */
export function interiorOf(columns: Columns, layout: Layout, cap: Float64Array, near: number, isOver: () => boolean): Interior | null {
  const parts = begin(columns, layout, cap);
  const kinds = [parts.choices, parts.idle, parts.groups, parts.room, parts.passed];
  const count = kinds.reduce((sum, { x }) => sum + x.length, 0);
  for (let steps = 0; steps < mostSteps; steps += 1) {
    if (isOver()) return null;
    const left = kinds.reduce((sum, { x, z }) => sum + dot(x, z), 0);
    const value = dot(columns.value, parts.choices.x) - dot(cap, parts.passed.x);
    if (!(left > near * Math.max(Math.abs(value), 1e-9))) break;
    for (const kind of kinds) aim(kind);
    assemble(parts);
    factor(parts.matrix);
    move(parts);
    const [p, d] = reach(kinds, 1);
    const center = (Math.min(1, (after(kinds, p, d) / left) ** 3) * left) / count;
    for (const kind of kinds) correct(kind, center, Math.min(p, d));
    move(parts);
    const [forward, back] = reach(kinds, nearEdge);
    for (const kind of kinds) advance(kind, forward, back);
  }
  return { prices: parts.room.z, room: parts.room.x, passed: parts.passed.x };
}

function begin(columns: Columns, layout: Layout, cap: Float64Array): Parts {
  const unitRows = unitRowsOf(columns, layout);
  const limits = cap.length;
  const groupAt = new Int32Array(layout.groupStart.length);
  for (let unit = 0; unit + 1 < groupAt.length; unit += 1) {
    const years = (layout.groupStart[unit + 1] as number) - (layout.groupStart[unit] as number);
    groupAt[unit + 1] = (groupAt[unit] as number) + (hasMembers(layout, unit) ? years : 0);
  }
  const [room, passed] = [kindOf(limits), kindOf(limits)];
  for (let row = 0; row < limits; row += 1) {
    const most = cap[row] as number;
    room.z[row] = Math.min(begun.price, most / 2);
    passed.z[row] = most - (room.z[row] as number);
    room.x[row] = begun.product / (room.z[row] as number);
    passed.x[row] = begun.product / (passed.z[row] as number);
  }
  const choices = kindOf(columns.value.length);
  const idle = kindOf(layout.groupStart.length - 1);
  const groups = kindOf(groupAt.at(-1) as number);
  beginUnits(columns, layout, { groupAt, choices, idle, groups, prices: room.z }, begun.product);
  return { columns, layout, unitRows, groupAt, choices, idle, groups, room, passed, matrix: envelopeOf(firstsOf(unitRows, limits)) };
}

/** For each row of the matrix the first that shares a unit with it. */
function firstsOf({ starts, rows }: UnitRows, limits: number): Int32Array {
  const first = Int32Array.from({ length: limits }, (_, at) => at);
  for (let unit = 0; unit + 1 < starts.length; unit += 1) {
    const [a, b] = [starts[unit] as number, starts[unit + 1] as number];
    for (let k = a; k < b; k += 1) first[rows[k] as number] = Math.min(first[rows[k] as number] as number, rows[a] as number);
  }
  return first;
}

function assemble(parts: Parts): void {
  const { layout, matrix, room, passed, unitRows } = parts;
  matrix.values.fill(0);
  let most = 0;
  for (let unit = 0; unit + 1 < unitRows.starts.length; unit += 1)
    most = Math.max(most, (unitRows.starts[unit + 1] as number) - (unitRows.starts[unit] as number));
  const own = new Float64Array(most * most);
  const sums = new Float64Array(3 * most);
  for (let unit = 0; unit + 1 < layout.groupStart.length; unit += 1) {
    const [from, to] = [unitRows.starts[unit] as number, unitRows.starts[unit + 1] as number];
    const size = to - from;
    if (size === 0) continue;
    own.fill(0, 0, size * size);
    sums.fill(0);
    (hasMembers(layout, unit) ? addBlock : addUnit)(parts, unit, size, own, sums);
    for (let a = 0; a < size; a += 1) {
      const base = matrix.base[unitRows.rows[from + a] as number] as number;
      for (let b = 0; b <= a; b += 1) {
        const at = base + (unitRows.rows[from + b] as number);
        matrix.values[at] = (matrix.values[at] as number) + (own[a * size + b] as number);
      }
    }
  }
  for (let row = 0; row < room.d.length; row += 1) {
    const at = (matrix.base[row] as number) + row;
    matrix.values[at] = (matrix.values[at] as number) + (room.d[row] as number) + (passed.d[row] as number);
  }
}

/** A unit without members: all its choices are alternatives to each other and to doing nothing. */
function addUnit(parts: Parts, unit: number, size: number, own: Float64Array, sums: Float64Array): void {
  const { groupStart, slotStart, from, to } = parts.layout;
  let total = parts.idle.d[unit] as number;
  for (let slot = slotStart[groupStart[unit] as number] as number; slot < (slotStart[groupStart[unit + 1] as number] as number); slot += 1)
    total += addSlot(parts, from[slot] as number, to[slot] as number, size, own, sums);
  addOuter(own, size, sums, 0, -1 / total);
}

/** A block: in each year its members together, the years being alternatives to each other and to doing nothing. */
function addBlock(parts: Parts, unit: number, size: number, own: Float64Array, sums: Float64Array): void {
  const { layout, groups, groupAt, idle } = parts;
  const { groupStart, slotStart, from, to } = layout;
  let total = idle.d[unit] as number;
  for (let group = groupStart[unit] as number; group < (groupStart[unit + 1] as number); group += 1) {
    let resistance = 1 / (groups.d[(groupAt[unit] as number) + group - (groupStart[unit] as number)] as number);
    for (let slot = slotStart[group] as number; slot < (slotStart[group + 1] as number); slot += 1) {
      const sum = addSlot(parts, from[slot] as number, to[slot] as number, size, own, sums);
      addOuter(own, size, sums, 0, -1 / sum);
      pour(sums, 0, size, size, 1 / sum);
      resistance += 1 / sum;
    }
    addOuter(own, size, sums, size, 1 / resistance);
    pour(sums, size, 2 * size, size, 1 / resistance);
    total += 1 / resistance;
  }
  addOuter(own, size, sums, 2 * size, -1 / total);
}

/** Adds choices to a unit's matrix and to the sums; @returns the sum of their x / z */
function addSlot({ columns, unitRows, choices }: Parts, a: number, b: number, size: number, own: Float64Array, sums: Float64Array): number {
  const { starts, sizes } = columns;
  const { local } = unitRows;
  let total = 0;
  for (let at = a; at < b; at += 1) {
    const d = choices.d[at] as number;
    total += d;
    const first = starts[at] as number;
    for (let k = first; k < (starts[at + 1] as number); k += 1) {
      const by = d * (sizes[k] as number);
      const row = local[k] as number;
      sums[row] = (sums[row] as number) + by;
      for (let l = first; l <= k; l += 1) {
        const to = row * size + (local[l] as number);
        own[to] = (own[to] as number) + by * (sizes[l] as number);
      }
    }
  }
  return total;
}

/** Adds times · sums · sumsᵀ. */
function addOuter(own: Float64Array, size: number, sums: Float64Array, from: number, times: number): void {
  for (let a = 0; a < size; a += 1) {
    const by = (sums[from + a] as number) * times;
    if (by === 0) continue;
    for (let b = 0; b <= a; b += 1) own[a * size + b] = (own[a * size + b] as number) + by * (sums[from + b] as number);
  }
}

/** Adds one part of the sums to another, and clears it. */
function pour(sums: Float64Array, from: number, to: number, size: number, times: number): void {
  for (let a = 0; a < size; a += 1) {
    sums[to + a] = (sums[to + a] as number) + (sums[from + a] as number) * times;
    sums[from + a] = 0;
  }
}

/** The step of everything for its current right-hand side. */
function move(parts: Parts): void {
  const { columns, choices, room, passed, matrix } = parts;
  respond(parts, null);
  const step = Float64Array.from(columns.amount, (amount) => -amount);
  for (let at = 0; at < choices.x.length; at += 1) {
    const all = (choices.x[at] as number) + (choices.dx[at] as number);
    for (let k = columns.starts[at] as number; k < (columns.starts[at + 1] as number); k += 1) {
      const row = columns.rows[k] as number;
      step[row] = (step[row] as number) + all * (columns.sizes[k] as number);
    }
  }
  for (let row = 0; row < step.length; row += 1)
    step[row] =
      (step[row] as number) +
      (room.x[row] as number) -
      (passed.x[row] as number) +
      (room.d[row] as number) * (room.h[row] as number) -
      (passed.d[row] as number) * (passed.h[row] as number);
  solveWith(matrix, step);
  respond(parts, step);
  for (let row = 0; row < step.length; row += 1) {
    room.dx[row] = (room.d[row] as number) * ((room.h[row] as number) - (step[row] as number));
    passed.dx[row] = (passed.d[row] as number) * ((passed.h[row] as number) + (step[row] as number));
  }
}

/** How choices respond to their right-hand side, and to a step of prices. */
function respond(parts: Parts, step: Float64Array | null): void {
  const { columns, layout, choices } = parts;
  const { d, dx, h } = choices;
  dx.set(h);
  if (step !== null)
    for (let at = 0; at < dx.length; at += 1) {
      let push = dx[at] as number;
      for (let k = columns.starts[at] as number; k < (columns.starts[at + 1] as number); k += 1)
        push -= (step[columns.rows[k] as number] as number) * (columns.sizes[k] as number);
      dx[at] = push;
    }
  const { groupStart, slotStart, from, to } = layout;
  for (let unit = 0; unit + 1 < groupStart.length; unit += 1) {
    const first = groupStart[unit] as number;
    if (hasMembers(layout, unit)) respondBlock(parts, unit);
    else if (first < (groupStart[unit + 1] as number)) {
      const { idle } = parts;
      const [a, b] = [from[slotStart[first] as number] as number, to[(slotStart[groupStart[unit + 1] as number] as number) - 1] as number];
      const [conducts, pull] = pullOf(choices, a, b);
      const idles = idle.d[unit] as number;
      const level = (pull + idles * (idle.h[unit] as number)) / (conducts + idles);
      idle.dx[unit] = idles * ((idle.h[unit] as number) - level);
      for (let at = a; at < b; at += 1) dx[at] = (d[at] as number) * ((dx[at] as number) - level);
    }
  }
}

function pullOf({ d, dx }: Kind, a: number, b: number): readonly [number, number] {
  let [conducts, pull] = [0, 0];
  for (let at = a; at < b; at += 1) {
    conducts += d[at] as number;
    pull += (d[at] as number) * (dx[at] as number);
  }
  return [conducts, pull];
}

function respondBlock({ layout, choices, idle, groups, groupAt }: Parts, unit: number): void {
  const { groupStart, slotStart, from, to } = layout;
  const [first, last] = [groupStart[unit] as number, groupStart[unit + 1] as number];
  const shift = (groupAt[unit] as number) - first;
  const resistances: number[] = [];
  let total = idle.d[unit] as number;
  let pull = total * (idle.h[unit] as number);
  for (let group = first; group < last; group += 1) {
    let resistance = 1 / (groups.d[group + shift] as number);
    let push = groups.h[group + shift] as number;
    for (let slot = slotStart[group] as number; slot < (slotStart[group + 1] as number); slot += 1) {
      const [conducts, own] = pullOf(choices, from[slot] as number, to[slot] as number);
      resistance += 1 / conducts;
      push += own / conducts;
    }
    resistances.push(resistance);
    groups.dx[group + shift] = push;
    total += 1 / resistance;
    pull += push / resistance;
  }
  const level = pull / total;
  idle.dx[unit] = (idle.d[unit] as number) * ((idle.h[unit] as number) - level);
  for (let group = first; group < last; group += 1) {
    const flow = ((groups.dx[group + shift] as number) - level) / (resistances[group - first] as number);
    groups.dx[group + shift] = flow;
    for (let slot = slotStart[group] as number; slot < (slotStart[group + 1] as number); slot += 1) {
      const [a, b] = [from[slot] as number, to[slot] as number];
      const [conducts, own] = pullOf(choices, a, b);
      const by = (flow - own) / conducts;
      for (let at = a; at < b; at += 1) choices.dx[at] = (choices.d[at] as number) * ((choices.dx[at] as number) + by);
    }
  }
}
