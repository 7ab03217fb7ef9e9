import { leftAt, type Columns } from './columns.ts';
import type { Kind } from './kinds.ts';
import { hasMembers, type Layout } from './layout.ts';

type Units = {
  readonly groupAt: Int32Array;
  readonly choices: Kind;
  readonly idle: Kind;
  readonly groups: Kind;
  readonly prices: Float64Array;
};

/** The starting point of choices: alternatives sum to one, and each times its reduced cost gives the same product (nearly). */
export function beginUnits(columns: Columns, layout: Layout, units: Units, product: number): void {
  const { groupStart, slotStart, from, to } = layout;
  const { choices, idle, prices } = units;
  choices.z.set(leftAt(columns, prices));
  for (let unit = 0; unit + 1 < groupStart.length; unit += 1) {
    const [first, last] = [groupStart[unit] as number, groupStart[unit + 1] as number];
    if (hasMembers(layout, unit)) beginBlock(layout, units, unit, product);
    else {
      const [a, b] = first === last ? [0, 0] : [from[slotStart[first] as number] as number, to[(slotStart[last] as number) - 1] as number];
      const level = levelOf(choices.z, a, b, product, 1, true);
      share(choices, a, b, product, level);
      idle.z[unit] = level;
      idle.x[unit] = product / level;
    }
  }
}

function beginBlock({ groupStart, slotStart, from, to }: Layout, { choices, idle, groups, groupAt }: Units, unit: number, product: number) {
  const [first, last] = [groupStart[unit] as number, groupStart[unit + 1] as number];
  const tops = new Float64Array(last - first);
  for (let group = first; group < last; group += 1)
    for (let slot = slotStart[group] as number; slot < (slotStart[group + 1] as number); slot += 1)
      tops[group - first] = (tops[group - first] as number) + Math.max(...choices.z.subarray(from[slot], to[slot]));
  const rough = levelOf(tops, 0, tops.length, product, 1, true);
  idle.x[unit] = product / rough;
  let top = rough;
  const shift = (groupAt[unit] as number) - first;
  for (let group = first; group < last; group += 1) {
    const x = product / (rough - (tops[group - first] as number));
    let sum = 0;
    for (let slot = slotStart[group] as number; slot < (slotStart[group + 1] as number); slot += 1) {
      const level = levelOf(choices.z, from[slot] as number, to[slot] as number, product, x, false);
      share(choices, from[slot] as number, to[slot] as number, product, level);
      sum += level;
    }
    groups.x[group + shift] = x;
    groups.z[group + shift] = sum;
    top = Math.max(top, sum + product / x);
  }
  idle.z[unit] = top;
  for (let group = first + shift; group < last + shift; group += 1) groups.z[group] = top - (groups.z[group] as number);
}

/** The level at which product / (level - each) sum to `total`, including an additional 0 if `isFree`. */
function levelOf(left: Float64Array, a: number, b: number, product: number, total: number, isFree: boolean): number {
  let top = isFree ? 0 : -Infinity;
  for (let at = a; at < b; at += 1) top = Math.max(top, left[at] as number);
  let level = top + product / total;
  for (let round = 0; round < 60; round += 1) {
    let sum = isFree ? product / level - total : -total;
    let slope = isFree ? product / level ** 2 : 0;
    for (let at = a; at < b; at += 1) {
      const gap = level - (left[at] as number);
      sum += product / gap;
      slope += product / gap ** 2;
    }
    level += sum / slope;
    if (sum <= 1e-13 * total) break;
  }
  return level;
}

/** Turns reduced values into reduced costs. */
function share({ x, z }: Kind, a: number, b: number, product: number, level: number): void {
  for (let at = a; at < b; at += 1) {
    z[at] = level - (z[at] as number);
    x[at] = product / (z[at] as number);
  }
}
