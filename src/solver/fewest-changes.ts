import type { Columns } from './columns.ts';
import type { Layout } from './layout.ts';
import type { Model } from './model.ts';
import { changesOf, leastValue, previousPlan, worthOf, type Plan, type Worth } from './plan.ts';
import { waysIn, waysOf, type Ways } from './ways.ts';

type Ground = {
  readonly model: Model;
  readonly columns: Columns;
  readonly layout: Layout;
  readonly prices: Float64Array;
};
type Made = { readonly plan: Plan; readonly worth: Worth };

/** Units that may move together; ways tried, after which what is found stands. */
const mostUnits = 3;
const mostTried = 300_000;

/**
 * The plan before, changed as little as can be: what is passed there, or worth too little, is mended by one unit, then by two, then by
 * three, each time by all ways of the units that take part in the narrowest limit passed.
 * @param top the best plan found @returns null where more must move; of those that change as few, the one of most value found
 */
export function fewestChanges({ model, columns, layout, prices }: Ground, top: Made): Made | null {
  const before = previousPlan(model);
  const ways = waysOf(columns, layout, prices, Infinity, before);
  const begun = waysIn(ways, before);
  const least = leastValue(top.worth.value, model.instance.giveUp);
  const amount = columns.amount.slice();
  for (const [row, by] of top.worth.breach.entries()) {
    const at = columns.place[row] as number;
    amount[at] = (amount[at] as number) + Number(by) * Math.abs(columns.times[row] as number);
  }
  const search = createSearch(columns, ways, begun, { amount, value: Number(least) / 1e6 / columns.valueUnit });
  for (let units = 0; units <= mostUnits; units += 1) {
    let best: (Made & { readonly changes: number }) | null = null;
    for (const way of search.reach(units)) {
      const plan = planWith(model, ways, before, begun, way);
      const worth = worthOf(model, plan);
      const kept = worth.stands && worth.hard.compare(top.worth.hard) <= 0 && worth.soft.compare(top.worth.soft) <= 0;
      if (!kept || worth.value * 1_000_000n < least) continue;
      const changes = changesOf(model, plan).length;
      if (best === null || changes < best.changes || (changes === best.changes && worth.value > best.worth.value))
        best = { plan, worth, changes };
    }
    if (best !== null) return best;
  }
  return null;
}

function planWith(model: Model, { pickStart, picks }: Ways, before: Plan, begun: Int32Array, moved: ReadonlyMap<number, number>): Plan {
  const plan = before.slice();
  // what stands in half of a block is done by none of it
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

/** What each limit has left, and what the plan is worth more than it must be as one more; a way is put in or taken out. */
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
    /** Of the limits passed the one with the fewest units; -1 where none is. */
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

/** Goes through ways of few units that mend all that is passed. */
function createSearch({ amount: { length } }: Columns, ways: Ways, begun: Int32Array, least: Least) {
  const { ofUnit } = ways;
  const { room, fine, units, add, narrowest, sizeIn } = roomOf(length, ways, least);
  const way = begun.slice();
  for (const one of begun) add(one, 1);
  let tried = 0;
  // what is worth less than one that was found is not looked at
  let most = -Infinity;
  function* mend(left: number, moved: Map<number, number>): Generator<ReadonlyMap<number, number>> {
    const row = narrowest();
    if (row < 0 && (room[length] as number) > most) {
      most = room[length] as number;
      yield moved;
    }
    if (row < 0 || left === 0) return;
    const short = (fine[row] as number) - (room[row] as number);
    for (const unit of units[row] ?? []) {
      if (moved.has(unit)) continue;
      const was = way[unit] as number;
      const had = sizeIn(was, row);
      for (let will = ofUnit[unit] as number; will < (ofUnit[unit + 1] as number); will += 1) {
        const by = had - sizeIn(will, row);
        // the last must mend all of it
        if (will === was || by <= 0 || (left === 1 && by < short)) continue;
        tried += 1;
        if (tried > mostTried) return;
        add(was, -1);
        add(will, 1);
        moved.set(unit, will);
        yield* mend(left - 1, moved);
        moved.delete(unit);
        add(will, -1);
        add(was, 1);
      }
    }
  }
  return {
    reach(left: number) {
      tried = 0;
      most = -Infinity;
      return mend(left, new Map());
    },
  };
}

/** Of each limit the units with a way that takes part in it; of what the plan must be worth, all. */
function unitsByRow({ ofUnit, starts, rows }: Pick<Ways, 'ofUnit' | 'starts' | 'rows'>, length: number): readonly (readonly number[])[] {
  const found: number[][] = Array.from({ length: length + 1 }, () => []);
  for (let unit = 0; unit + 1 < ofUnit.length; unit += 1) {
    found[length]?.push(unit);
    for (const row of new Set(rows.subarray(starts[ofUnit[unit] as number], starts[ofUnit[unit + 1] as number]))) found[row]?.push(unit);
  }
  return found;
}
