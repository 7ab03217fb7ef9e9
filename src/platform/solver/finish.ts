import type { Table } from './table.ts';

/** The cost here, as a factor of its price, of a limit that may not be exceeded. */
const stiff = 1e4;
const sweeps = 3;
/**
 * How often one limit is mended per sweep; the number of first turns that are followed by a second, and of turns examined for a limit with
 * many.
 */
const again = 4;
const firsts = 100;
const looked = 1000;
/** Smaller improvements do not count. */
const fine = 1e-9;

type Pair = { readonly turns: readonly number[]; readonly change: number };

/**
 * Ends a course: limit by limit, the most costly first, makes the one or two turns that improve the plan most, examining all of them; first
 * for exceeded limits that may not be. Once it is late, only those.
 */
export function finish(table: Table, isLate: () => boolean): void {
  table.stiffen(stiff);
  table.sumRoom(() => 0);
  const { room } = table;
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let isBetter = false;
    const costs = Float64Array.from(room, (left, row) => table.cost(row, left));
    const order = Array.from(room.keys())
      .filter((row) => (costs[row] as number) > fine)
      .toSorted((a, b) => (costs[b] as number) - (costs[a] as number) || a - b);
    for (const row of order)
      for (let round = 0; round < again; round += 1) {
        if ((room[row] as number) >= 0 && isLate()) return;
        const found = bestPair(table, row);
        if (found === null) break;
        for (const turn of found.turns) table.put(turn, 1);
        table.keep(Int32Array.from(found.turns), found.turns.length);
        isBetter = true;
      }
    if (!isBetter) return;
  }
}

/** The one or two turns, starting at a limit and continuing where the first costs most, that lower the plan's cost most. */
function bestPair(table: Table, row: number): Pair | null {
  let best: Pair = { turns: [], change: -fine };
  const begun = helpful(table, row, -1);
  for (const { turn, change } of begun.toSorted((a, b) => a.change - b.change || a.turn - b.turn).slice(0, firsts)) {
    if (change < best.change) best = { turns: [turn], change };
    const worst = table.put(turn, 1);
    if (worst >= 0)
      for (const second of helpful(table, worst, table.unitOf[turn] as number))
        if (change + second.change < best.change) best = { turns: [turn, second.turn], change: change + second.change };
    table.put(turn, -1);
  }
  return best.turns.length === 0 ? null : best;
}

/** Turns that help a limit, each with its change overall. */
function helpful(table: Table, row: number, without: number): { readonly turn: number; readonly change: number }[] {
  const { lists, unitOf } = table;
  const from = lists.start[row] as number;
  const length = (lists.start[row + 1] as number) - from;
  const begin = length > looked ? table.next(length) : 0;
  const isOver = (table.room[row] as number) < 0;
  const found: { turn: number; change: number }[] = [];
  for (let k = 0; k < Math.min(length, looked); k += 1) {
    const at = from + ((begin + k) % length);
    const by = lists.by[at] as number;
    const turn = lists.turns[at] as number;
    if (by !== 0 && by > 0 === isOver && unitOf[turn] !== without) found.push({ turn, change: table.changeOf(turn) });
  }
  return found;
}
