import { finish } from './finish.ts';
import { Table, type Yard } from './table.ts';

export type Course = {
  readonly moves: number;
  readonly heat: readonly [number, number];
  /** The cost of exceeding a limit that may not be exceeded, as a factor of its price. */
  readonly stiff: readonly [number, number];
  readonly seed: number;
  /** Called a few hundred times: once true, only exceeded limits are still mended. */
  readonly isLate: () => boolean;
};

export type Annealed = { readonly way: Int32Array; /** The best seen that exceeds no such limit. */ readonly best: Int32Array | null };

const blocks = 200;
/** The share of the course after which plans are evaluated as a whole. */
const looked = 0.7;
/** The cost, as a factor of their prices, of limits that may not be exceeded but are at the end of the course. */
const stiffLast = 1e4;
/** The part of a limit with a large amount that is kept free, so that slight excesses stay within the limit. */
const spare = 1e-3;
const many = 5;
/** The turns of one move, and for each the number of turns helping its limit of which the best overall is taken. */
const tried = [5, 10, 10] as const;
/** Turns examined for each of these. */
const seen = 8;
/** The number of random limits of which the worst is the start of a move. */
const limitsTried = 4;

/**
 * Improves a plan against the bound, that is, what units lose against their best at the prices, plus the cost of unused room at its prices.
 * A move starts at a limit with a high cost, turns the unit that helps most among some that help there, then continues where that costs
 * most, up to three units; worse plans are accepted ever more rarely, and turns in pairs end it. Random numbers come from a seed and moves
 * are counted: the same ways give the same plan.
 */
export function anneal(yard: Yard, begun: Int32Array, { moves, heat, stiff, seed, isLate }: Course): Annealed {
  const table = new Table(yard, begun, seed);
  const spareOf = (row: number): number => (Math.abs(yard.amount[row] as number) > many && yard.give[row] === Infinity ? spare : 0);
  let best: { way: Int32Array; lost: number } | null = null;
  const look = (kept: (row: number) => number): void => {
    const lost = table.lost(kept);
    if (lost !== null && (best === null || lost < best.lost)) best = { way: table.way.slice(), lost };
  };
  const mover = createMover(table);
  const each = Math.ceil(moves / blocks);
  const isFixed = yard.ways.loss.length === begun.length;
  for (let block = 0; block <= blocks; block += 1) {
    const part = block / blocks;
    table.stiffen(stiff[0] * (stiff[1] / stiff[0]) ** part);
    table.sumRoom(spareOf);
    if (part >= looked || block === 0) look(spareOf);
    if (block === blocks || isFixed || isLate()) break;
    const hot = heat[0] * (heat[1] / heat[0]) ** part;
    for (let move = 0; move < each; move += 1) mover(hot);
  }
  if (!isLate()) {
    finish(table, isLate);
    look(() => 0);
  }
  // limits that are still exceeded must be mended, late or not
  for (let block = 0; block < blocks && best === null && !isFixed; block += 1) {
    table.stiffen(stiffLast);
    for (let move = 0; move < each; move += 1) mover(heat[1]);
    table.sumRoom(() => 0);
    look(() => 0);
  }
  const found = best as { way: Int32Array } | null;
  return { way: table.way, best: found?.way ?? null };
}

/** Makes one move after another. */
function createMover(table: Table): (hot: number) => void {
  const { lists, room, unitOf } = table;
  const put = new Int32Array(tried.length);
  let count = 0;
  const isPut = (unit: number): boolean => {
    for (let k = 0; k < count; k += 1) if (unitOf[put[k] as number] === unit) return true;
    return false;
  };
  const worstOfSome = (): number => {
    let worst = -1;
    let most = -1;
    for (let k = 0; k < limitsTried; k += 1) {
      const row = table.next(room.length);
      const by = table.cost(row, room[row] as number);
      if (by <= most) continue;
      most = by;
      worst = row;
    }
    return worst;
  };
  let least = Infinity;
  /** Returns the best overall of some turns that help a limit, and sets `least` to its change; -1 if none was found. */
  const helping = (row: number, most: number): number => {
    const from = lists.start[row] as number;
    const length = (lists.start[row + 1] as number) - from;
    const isOver = (room[row] as number) < 0;
    let turn = -1;
    let met = 0;
    least = Infinity;
    // consecutive entries from a random start: adjacent memory is read together
    let at = from + table.next(length);
    for (let k = 0; k < most * seen && met < most && length > 0; k += 1) {
      at = at + 1 < from + length ? at + 1 : from;
      const by = lists.by[at] as number;
      if (by === 0 || by > 0 !== isOver) continue;
      const one = lists.turns[at] as number;
      if (isPut(unitOf[one] as number)) continue;
      met += 1;
      const change = table.changeOf(one);
      if (change >= least) continue;
      least = change;
      turn = one;
    }
    return turn;
  };
  return (hot) => {
    count = 0;
    let row = worstOfSome();
    const bar = -hot * Math.log((table.next(1 << 30) + 1) / (1 << 30));
    let change = 0;
    while (count < tried.length && row >= 0 && (count === 0 || change > bar)) {
      const turn = helping(row, tried[count] as number);
      if (turn < 0) break;
      change += least;
      row = table.put(turn, 1);
      put[count] = turn;
      count += 1;
    }
    if (change <= bar) table.keep(put, count);
    else for (let k = count - 1; k >= 0; k -= 1) table.put(put[k] as number, -1);
  };
}
