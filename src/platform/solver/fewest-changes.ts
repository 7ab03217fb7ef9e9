import type { Columns } from './columns.ts';
import type { Layout } from './layout.ts';
import type { Model } from './model.ts';
import { previousPlan, worthOf, type Plan, type Worth } from './plan.ts';
import { waysIn, waysOf, type Ways } from './ways.ts';

type Ground = {
  readonly model: Model;
  readonly columns: Columns;
  readonly layout: Layout;
  readonly prices: Float64Array;
};
type Made = { readonly plan: Plan; readonly worth: Worth };

/** What a plan must keep: no larger breaches than these, and at least this value (10^-24). */
type Kept = { readonly worth: Pick<Worth, 'breach' | 'hard' | 'soft'>; readonly least: bigint };

/** The maximum number of projects that may change together; and of ways tried for each number, after which the best found is used. */
const mostChanges = 5;
const mostTried = 100_000;

/**
 * The previous plan with as few changes as possible: exceeded limits, or insufficient value, are mended by one project, then by two, and so
 * on, each time trying all ways of the units that contribute to the exceeded limit with the fewest units.
 * @returns null if more must change; among those with the same number of changes, the one with the highest value found
 */
export function fewestChanges({ model, columns, layout, prices }: Ground, { worth: kept, least }: Kept): Made | null {
  const before = previousPlan(model);
  const ways = waysOf(columns, layout, prices, Infinity, before);
  const begun = waysIn(ways, before);
  const amount = columns.amount.slice();
  for (const [row, by] of kept.breach.entries()) {
    const at = columns.place[row] as number;
    amount[at] = (amount[at] as number) + Number(by) * Math.abs(columns.times[row] as number);
  }
  const search = createSearch(ways, begun, { amount, value: Number(least) / 1e6 / columns.valueUnit }, changesByWay(model, ways, before));
  for (let changes = 0; changes <= mostChanges; changes += 1) {
    let best: Made | null = null;
    for (const way of search.reach(changes)) {
      const plan = planWith(model, ways, before, begun, way);
      const worth = worthOf(model, plan);
      const stands = worth.stands && worth.hard.compare(kept.hard) <= 0 && worth.soft.compare(kept.soft) <= 0;
      if (stands && worth.value * 1_000_000n >= least && (best === null || worth.value > best.worth.value)) best = { plan, worth };
    }
    if (best !== null) return best;
  }
  return null;
}

/** For each way, how many projects of its unit it changes. */
function changesByWay({ units, choices }: Model, { ofUnit, pickStart, picks }: Ways, before: Plan): Int32Array {
  const changes = new Int32Array(pickStart.length - 1);
  for (const [unit, { members }] of units.entries())
    for (let way = ofUnit[unit] as number; way < (ofUnit[unit + 1] as number); way += 1) {
      const will = new Map<number, number>();
      for (let k = pickStart[way] as number; k < (pickStart[way + 1] as number); k += 1)
        will.set(choices[picks[k] as number]?.project ?? -1, picks[k] as number);
      changes[way] = members.filter((member) => (will.get(member) ?? -1) !== (before[member] ?? -1)).length;
    }
  return changes;
}

function planWith(model: Model, { pickStart, picks }: Ways, before: Plan, begun: Int32Array, moved: ReadonlyMap<number, number>): Plan {
  const plan = before.slice();
  // a block that is only partly in the previous plan is not done at all
  for (const [unit, { members }] of model.units.entries()) {
    const way = moved.get(unit) ?? begun[unit] ?? -1;
    for (const member of members) plan[member] = -1;
    for (let k = pickStart[way] as number; k < (pickStart[way + 1] as number); k += 1) {
      const at = picks[k] as number;
      plan[model.choices[at]?.project ?? -1] = at;
    }
  }
  return plan;
}

type Least = { readonly amount: Float64Array; readonly value: number };

/** The room left in each limit, with the plan's value above the required minimum as an additional one; ways can be added or removed. */
function roomOf(length: number, { ofUnit, starts, rows, sizes, value }: Ways, least: Least) {
  const room = new Float64Array(length + 1);
  const slackOf = (row: number): number => 1e-11 * (1 + Math.abs(row < length ? (least.amount[row] as number) : least.value));
  const fine = Float64Array.from(room, (_, row) => -slackOf(row));
  room.set(least.amount);
  room[length] = -least.value;
  const units = unitsByRow({ ofUnit, starts, rows }, length);
  return {
    room,
    fine,
    units,
    add(one: number, times: number): void {
      for (let k = starts[one] as number; k < (starts[one + 1] as number); k += 1)
        room[rows[k] as number] = (room[rows[k] as number] as number) - times * (sizes[k] as number);
      room[length] = (room[length] as number) + times * (value[one] as number);
    },
    /** The exceeded limit with the fewest units; -1 if none is exceeded. */
    narrowest(): number {
      let found = -1;
      for (let row = 0; row <= length; row += 1)
        if ((room[row] as number) < (fine[row] as number) && (found < 0 || (units[row]?.length ?? 0) < (units[found]?.length ?? 0)))
          found = row;
      return found;
    },
    sizeIn(one: number, row: number): number {
      if (row === length) return -(value[one] as number);
      for (let k = starts[one] as number; k < (starts[one + 1] as number); k += 1) if (rows[k] === row) return sizes[k] as number;
      return 0;
    },
  };
}

/** Enumerates combinations of ways with few changes that mend everything that is exceeded. */
function createSearch(ways: Ways, begun: Int32Array, least: Least, changes: Int32Array) {
  const { ofUnit } = ways;
  const { length } = least.amount;
  const { room, fine, units, add, narrowest, sizeIn } = roomOf(length, ways, least);
  for (const one of begun) add(one, 1);
  let tried = 0;
  let most = -Infinity;
  /** Turns of units that mend some of the excess, with no more changes than are left. */
  const turnsOf = (row: number, left: number, moved: ReadonlyMap<number, number>): { readonly unit: number; readonly will: number }[] => {
    const short = (fine[row] as number) - (room[row] as number);
    const found: { unit: number; will: number }[] = [];
    for (const unit of units[row] ?? []) {
      if (moved.has(unit)) continue;
      const had = sizeIn(begun[unit] as number, row);
      for (let will = ofUnit[unit] as number; will < (ofUnit[unit + 1] as number); will += 1) {
        const by = had - sizeIn(will, row);
        const rest = left - (changes[will] as number);
        // the last one must mend all of it
        if (will !== begun[unit] && by > 0 && rest >= 0 && (rest > 0 || by >= short)) found.push({ unit, will });
      }
    }
    return found;
  };
  function* mend(left: number, moved: Map<number, number>, share: number): Generator<ReadonlyMap<number, number>> {
    const row = narrowest();
    // plans worth less than one already found are skipped
    if (row < 0 && (room[length] as number) > most) {
      most = room[length] as number;
      yield moved;
    }
    if (row < 0 || left === 0) return;
    const turns = turnsOf(row, left, moved);
    for (const { unit, will } of turns) {
      // each first turn has its share of the tries
      if (moved.size === 0) tried = 0;
      tried += 1;
      if (tried > share) return;
      add(begun[unit] as number, -1);
      add(will, 1);
      moved.set(unit, will);
      yield* mend(left - (changes[will] as number), moved, moved.size === 1 ? mostTried / turns.length : share);
      moved.delete(unit);
      add(will, -1);
      add(begun[unit] as number, 1);
    }
  }
  return {
    reach(left: number) {
      most = -Infinity;
      return mend(left, new Map(), Infinity);
    },
  };
}

/** For each limit the units with a way that contributes to it; for the minimum value, all units. */
function unitsByRow({ ofUnit, starts, rows }: Pick<Ways, 'ofUnit' | 'starts' | 'rows'>, length: number): readonly (readonly number[])[] {
  const found: number[][] = Array.from({ length: length + 1 }, () => []);
  for (let unit = 0; unit + 1 < ofUnit.length; unit += 1) {
    found[length]?.push(unit);
    for (const row of new Set(rows.subarray(starts[ofUnit[unit] as number], starts[ofUnit[unit + 1] as number]))) found[row]?.push(unit);
  }
  return found;
}
