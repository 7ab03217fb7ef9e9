import { finish } from './finish.ts';
import { Table, type Yard } from './table.ts';

export type Course = {
  readonly moves: number;
  readonly heat: readonly [number, number];
  /** What passing a limit that may not be passed costs, in its prices. */
  readonly stiff: readonly [number, number];
  readonly seed: number;
  /** Asked a few hundred times: from then on only what is broken is mended. */
  readonly isLate: () => boolean;
};

export type Annealed = { readonly way: Int32Array; /** The best seen that passes no limit it may not. */ readonly best: Int32Array | null };

const blocks = 200;
/** Of the course, from where on plans are looked at whole. */
const looked = 0.7;
/** What limits that may not be passed cost, in their prices, where they are passed at the end of the course. */
const stiffLast = 1e4;
/** So much of its room is kept free in a limit of many, so that what is passed by little is not passed. */
const spare = 1e-3;
const many = 5;
/** Turns of one move, and of each so many that help the limit it begins at, of which the best in all is taken. */
const tried = [5, 10, 10] as const;
/** Turns looked at for each of these. */
const seen = 8;
/** Limits of which the worst is begun at. */
const limitsTried = 4;

/**
 * Makes a plan better against the bound: what units lose against their best at the prices, and room that has a price. A move begins at a
 * limit that costs much, turns the unit that helps most of some that help there, then goes on where that costs most, up to three units;
 * worse ones are taken ever more seldom, and pairs end it. Numbers come from a seed and moves are counted: the same ways give the same
 * plan.
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
  // what is passed still must be mended, late or not
  for (let block = 0; block < blocks && best === null && !isFixed; block += 1) {
    table.stiffen(stiffLast);
    for (let move = 0; move < each; move += 1) mover(heat[1]);
    table.sumRoom(() => 0);
    look(() => 0);
  }
  const found = best as { way: Int32Array } | null;
  return { way: table.way, best: found?.way ?? null };
}

/** Does one move after another. */
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
  /** Of some turns that help a limit the best in all, and in `least` what it changes; -1 where none was met. */
  const helping = (row: number, most: number): number => {
    const from = lists.start[row] as number;
    const length = (lists.start[row + 1] as number) - from;
    const isOver = (room[row] as number) < 0;
    let turn = -1;
    let met = 0;
    least = Infinity;
    // one after another from somewhere: what lies together is read together
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
