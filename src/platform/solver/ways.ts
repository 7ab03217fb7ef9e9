import { leftAt, type Columns } from './columns.ts';
import type { Layout } from './layout.ts';

/** Ways of units at prices: what each loses against the best of its unit, and what it takes of the limits. */
export type Ways = {
  /** Where the ways of each unit begin; the first is its best. */
  readonly ofUnit: Int32Array;
  readonly loss: Float64Array;
  readonly value: Float64Array;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly sizes: Float64Array;
  /** Where the choices of each way begin in `picks`; doing nothing has none. */
  readonly pickStart: Int32Array;
  readonly picks: Int32Array;
  /** The largest loss of a way here. */
  readonly width: number;
};

type Way = { readonly picks: readonly number[]; readonly loss: number };

/**
 * For each unit its best way, and this many others in total: those with the smallest losses. For a block in a year its best way, and those
 * with another option for one member; if all ways are requested, all of them for blocks that do not have too many.
 * @param always ways that are included whatever they lose: for each project its choice, or -1
 */
export function waysOf(columns: Columns, layout: Layout, prices: Float64Array, others: number, always: readonly number[] | null): Ways {
  const left = leftAt(columns, prices);
  const kept = always === null ? null : new Set(always);
  const all = Array.from({ length: layout.groupStart.length - 1 }, (_, unit) => waysOfUnit(layout, left, unit, kept, others === Infinity));
  const losses = Float64Array.from(all.flatMap((ways) => ways.slice(1).map(({ loss }) => loss))).toSorted();
  const width = losses[Math.min(others, losses.length) - 1] ?? 0;
  const ofUnit = new Int32Array(all.length + 1);
  const ways: Way[] = [];
  for (const [unit, own] of all.entries()) {
    for (const way of own) if (way.loss <= width || (kept !== null && isKept(way, own, kept))) ways.push(way);
    ofUnit[unit + 1] = ways.length;
  }
  return { ofUnit, width, ...takenBy(columns, ways) };
}

/** The way in a plan: all its picks, or none of the unit. */
const isKept = ({ picks }: Way, own: readonly Way[], kept: ReadonlySet<number>): boolean =>
  picks.length === 0
    ? !own.some((one) => one.picks.length > 0 && one.picks.every((at) => kept.has(at)))
    : picks.every((at) => kept.has(at));

function takenBy({ value, starts, rows, sizes }: Columns, ways: readonly Way[]): Omit<Ways, 'ofUnit' | 'width'> {
  const pickStart = new Int32Array(ways.length + 1);
  const wayStart = new Int32Array(ways.length + 1);
  const [all, found]: [number[], number[]] = [[], []];
  const worth = new Float64Array(ways.length);
  for (const [at, { picks }] of ways.entries()) {
    const sums = new Map<number, number>();
    for (const pick of picks) {
      worth[at] = (worth[at] as number) + (value[pick] as number);
      for (let k = starts[pick] as number; k < (starts[pick + 1] as number); k += 1)
        sums.set(rows[k] as number, (sums.get(rows[k] as number) ?? 0) + (sizes[k] as number));
    }
    for (const [row, size] of sums) {
      all.push(row);
      found.push(size);
    }
    wayStart[at + 1] = all.length;
    pickStart[at + 1] = (pickStart[at] as number) + picks.length;
  }
  return {
    loss: Float64Array.from(ways, ({ loss }) => loss),
    value: worth,
    starts: wayStart,
    rows: Int32Array.from(all),
    sizes: Float64Array.from(found),
    pickStart,
    picks: Int32Array.from(ways.flatMap(({ picks }) => picks)),
  };
}

/** The maximum number of ways of a block in a year up to which all of them are built. */
const mostTogether = 100;

/** All ways to pick one choice of each member. */
function together({ from, to }: Layout, first: number, last: number): number[][] {
  let made: number[][] = [[]];
  for (let slot = first; slot < last; slot += 1) {
    const length = (to[slot] as number) - (from[slot] as number);
    made = made.flatMap((picks) => Array.from({ length }, (_, k) => [...picks, (from[slot] as number) + k]));
    if (made.length > mostTogether) return [];
  }
  return made;
}

function waysOfUnit(layout: Layout, left: Float64Array, unit: number, kept: ReadonlySet<number> | null, all: boolean): Way[] {
  const { groupStart, slotStart, from, to } = layout;
  const ways: { picks: readonly number[]; left: number }[] = [{ picks: [], left: 0 }];
  for (let group = groupStart[unit] as number; group < (groupStart[unit + 1] as number); group += 1) {
    const [first, last] = [slotStart[group] as number, slotStart[group + 1] as number];
    const best: number[] = [];
    const was: number[] = [];
    let sum = 0;
    for (let slot = first; slot < last; slot += 1) {
      let top = from[slot] as number;
      for (let at = top; at < (to[slot] as number); at += 1) {
        if ((left[at] as number) > (left[top] as number)) top = at;
        if (kept?.has(at) === true) was.push(at);
      }
      best.push(top);
      sum += left[top] as number;
    }
    ways.push({ picks: best, left: sum });
    const every = all && last - first > 1 ? together(layout, first, last) : [];
    if (every.length > 0) {
      for (const picks of every)
        if (!picks.every((at, k) => at === best[k]))
          ways.push({ picks, left: picks.reduce((total, at) => total + (left[at] as number), 0) });
      continue;
    }
    let sameAs = was.length !== last - first || was.every((at, k) => at === best[k]);
    for (let slot = first; slot < last; slot += 1)
      for (let at = from[slot] as number; at < (to[slot] as number); at += 1) {
        const k = slot - first;
        const old = best[k] as number;
        if (at === old) continue;
        const picks = best.with(k, at);
        sameAs ||= was.every((pick, own) => pick === picks[own]);
        ways.push({ picks, left: sum - (left[old] as number) + (left[at] as number) });
      }
    if (!sameAs) ways.push({ picks: was, left: was.reduce((all, at) => all + (left[at] as number), 0) });
  }
  const sorted = ways.toSorted((a, b) => b.left - a.left);
  const top = sorted[0]?.left ?? 0;
  return sorted.map((way) => ({ picks: way.picks, loss: top - way.left }));
}

/** The result of each unit at its best; doing nothing is a way. */
export function bestsAt({ groupStart, slotStart, from, to }: Layout, left: Float64Array): Float64Array {
  return Float64Array.from({ length: groupStart.length - 1 }, (_, unit) => {
    let best = 0;
    for (let group = groupStart[unit] as number; group < (groupStart[unit + 1] as number); group += 1) {
      let sum = 0;
      for (let slot = slotStart[group] as number; slot < (slotStart[group + 1] as number); slot += 1) {
        let top = -Infinity;
        for (let at = from[slot] as number; at < (to[slot] as number); at += 1) top = Math.max(top, left[at] as number);
        sum += top;
      }
      best = Math.max(best, sum);
    }
    return best;
  });
}

/** For each unit its way in a plan; its best if the plan has none that is available here. */
export function waysIn({ ofUnit, pickStart, picks }: Ways, plan: readonly number[]): Int32Array {
  const kept = new Set(plan);
  return Int32Array.from({ length: ofUnit.length - 1 }, (_, unit) => {
    let idle = ofUnit[unit] as number;
    for (let way = ofUnit[unit] as number; way < (ofUnit[unit + 1] as number); way += 1) {
      const own = picks.subarray(pickStart[way], pickStart[way + 1]);
      if (own.length === 0) idle = way;
      else if (own.every((at) => kept.has(at))) return way;
    }
    return idle;
  });
}
