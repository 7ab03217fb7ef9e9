import type { Ways } from './ways.ts';

/** What an improvement works on. */
export type Yard = {
  readonly ways: Ways;
  readonly amount: Float64Array;
  readonly prices: Float64Array;
  /** The cost of exceeding a limit by one beyond its price; Infinity if it may not be exceeded. */
  readonly give: Float64Array;
};

/** The minimum cost of exceeding limits without a price, in mean prices. */
const least = 1;

/**
 * A plan being improved: the way of each unit, the room left in limits, and for every other way the effect of turning its unit to it. A
 * turn is identified by the way that it turns to.
 */
export class Table {
  readonly yard: Yard;
  readonly way: Int32Array;
  readonly room: Float64Array;
  readonly prices: Float64Array;
  /** The cost of exceeding each limit by one. */
  readonly steep: Float64Array;
  readonly unitOf: Int32Array;
  /** What each turn gives back to limits: from `begins` up to `ends`; and what it loses. */
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  readonly rows: Int32Array;
  readonly gives: Float64Array;
  readonly loses: Float64Array;
  readonly lists: Lists;
  private readonly sums: Float64Array;
  private state: number;

  constructor(yard: Yard, begun: Int32Array, seed: number) {
    const { ofUnit, loss } = yard.ways;
    this.yard = yard;
    this.prices = yard.prices;
    this.way = begun.slice();
    this.room = new Float64Array(yard.amount.length);
    this.steep = new Float64Array(yard.amount.length);
    this.sums = new Float64Array(yard.amount.length);
    this.unitOf = new Int32Array(loss.length);
    for (let unit = 0; unit + 1 < ofUnit.length; unit += 1) this.unitOf.fill(unit, ofUnit[unit], ofUnit[unit + 1]);
    this.lists = listsOf(yard.ways, yard.amount.length);
    // a turn changes only the limits of its unit
    this.begins = this.lists.placeStart;
    this.ends = new Int32Array(loss.length);
    this.rows = new Int32Array(this.begins.at(-1) as number);
    this.gives = new Float64Array(this.rows.length);
    this.loses = new Float64Array(loss.length);
    this.state = seed;
    for (let unit = 0; unit + 1 < ofUnit.length; unit += 1) this.renew(unit);
  }

  /** A number from 0 (inclusive) to `below` (exclusive). */
  next(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  /** Sets the cost of limits that may not be exceeded, as a factor of their prices. */
  stiffen(factor: number): void {
    const { prices, give } = this.yard;
    let mean = 0;
    for (const price of prices) mean += price / prices.length;
    for (let row = 0; row < prices.length; row += 1) {
      const given = give[row] as number;
      this.steep[row] = Number.isFinite(given) ? given : factor * Math.max(prices[row] as number, mean * least, 1e-9);
    }
  }

  cost(row: number, left: number): number {
    return left >= 0 ? left * (this.prices[row] as number) : -left * (this.steep[row] as number);
  }

  /** The overall change of a turn: below 0 it improves the plan. */
  changeOf(turn: number): number {
    const { rows, gives, room } = this;
    const end = this.ends[turn] as number;
    let change = this.loses[turn] as number;
    for (let k = this.begins[turn] as number; k < end; k += 1) {
      const row = rows[k] as number;
      const was = room[row] as number;
      change += this.cost(row, was + (gives[k] as number)) - this.cost(row, was);
    }
    return change;
  }

  /** Makes a turn, or with -1 reverts it; @returns the limit whose cost it raises most, -1 if it raises none */
  put(turn: number, times: 1 | -1): number {
    const { rows, gives, room } = this;
    const end = this.ends[turn] as number;
    let worst = -1;
    let most = 0;
    for (let k = this.begins[turn] as number; k < end; k += 1) {
      const row = rows[k] as number;
      const was = room[row] as number;
      const will = was + times * (gives[k] as number);
      const by = this.cost(row, will) - this.cost(row, was);
      room[row] = will;
      if (by <= most) continue;
      most = by;
      worst = row;
    }
    return worst;
  }

  /** Makes the turns that were put part of the plan. */
  keep(turns: Int32Array, count: number): void {
    for (let k = 0; k < count; k += 1) this.way[this.unitOf[turns[k] as number] as number] = turns[k] as number;
    for (let k = 0; k < count; k += 1) this.renew(this.unitOf[turns[k] as number] as number);
  }

  /** Recomputes the room left in limits, so that rounding errors do not accumulate; `spare` of it is kept free. */
  sumRoom(spareOf: (row: number) => number): void {
    const { starts, rows, sizes } = this.yard.ways;
    const { room } = this;
    for (let row = 0; row < room.length; row += 1) room[row] = (this.yard.amount[row] as number) - spareOf(row);
    for (const one of this.way)
      for (let k = starts[one] as number; k < (starts[one + 1] as number); k += 1)
        room[rows[k] as number] = (room[rows[k] as number] as number) - (sizes[k] as number);
  }

  /** What the plan loses against the bound, with `spare` more room; null if a limit is exceeded that may not be. */
  lost(spareOf: (row: number) => number): number | null {
    const { ways, amount, give, prices } = this.yard;
    let sum = 0;
    for (const one of this.way) sum += ways.loss[one] as number;
    for (let row = 0; row < this.room.length; row += 1) {
      const left = (this.room[row] as number) + spareOf(row);
      if (left < -1e-11 * (1 + Math.abs(amount[row] as number)) && !Number.isFinite(give[row])) return null;
      sum += left >= 0 ? left * (prices[row] as number) : -left * Math.min(give[row] as number, 1e30);
    }
    return sum;
  }

  /** Recomputes the effects of a unit's turns. */
  private renew(unit: number): void {
    const { ofUnit, loss, starts, rows, sizes } = this.yard.ways;
    const { lists, sums } = this;
    const is = this.way[unit] as number;
    const [first, last] = [lists.ownStart[unit] as number, lists.ownStart[unit + 1] as number];
    if (first === last) return;
    for (let turn = ofUnit[unit] as number; turn < (ofUnit[unit + 1] as number); turn += 1) {
      this.loses[turn] = (loss[turn] as number) - (loss[is] as number);
      for (let k = starts[is] as number; k < (starts[is + 1] as number); k += 1)
        sums[rows[k] as number] = (sums[rows[k] as number] as number) + (sizes[k] as number);
      for (let k = starts[turn] as number; k < (starts[turn + 1] as number); k += 1)
        sums[rows[k] as number] = (sums[rows[k] as number] as number) - (sizes[k] as number);
      let end = this.begins[turn] as number;
      const place = end - first;
      for (let k = first; k < last; k += 1) {
        const row = lists.own[k] as number;
        const by = turn === is ? 0 : (sums[row] as number);
        sums[row] = 0;
        lists.by[lists.places[place + k] as number] = by;
        if (by === 0) continue;
        this.rows[end] = row;
        this.gives[end] = by;
        end += 1;
      }
      this.ends[turn] = end;
    }
  }
}

/** For each limit the turns of units that contribute to it. */
type Lists = {
  readonly start: Int32Array;
  readonly turns: Int32Array;
  /** What each gives back to the limit in the current plan. */
  readonly by: Float64Array;
  /** Limits of each unit that has more than one way. */
  readonly ownStart: Int32Array;
  readonly own: Int32Array;
  /** For each turn its positions in the lists of its unit's limits. */
  readonly placeStart: Int32Array;
  readonly places: Int32Array;
};

function listsOf({ ofUnit, loss, starts, rows }: Ways, limits: number): Lists {
  const ownStart = new Int32Array(ofUnit.length);
  const own: number[] = [];
  const start = new Int32Array(limits + 1);
  const placeStart = new Int32Array(loss.length + 1);
  for (let unit = 0; unit + 1 < ofUnit.length; unit += 1) {
    const [first, last] = [ofUnit[unit] as number, ofUnit[unit + 1] as number];
    if (last - first > 1) for (const row of new Set(rows.subarray(starts[first], starts[last]))) own.push(row);
    ownStart[unit + 1] = own.length;
    const count = own.length - (ownStart[unit] as number);
    for (let turn = first; turn < last; turn += 1) placeStart[turn + 1] = (placeStart[turn] as number) + count;
    for (let k = ownStart[unit] as number; k < own.length; k += 1)
      start[(own[k] as number) + 1] = (start[(own[k] as number) + 1] as number) + last - first;
  }
  for (let row = 0; row < limits; row += 1) start[row + 1] = (start[row + 1] as number) + (start[row] as number);
  const ends = start.slice();
  const turns = new Int32Array(start[limits] as number);
  const places = new Int32Array(turns.length);
  for (let unit = 0; unit + 1 < ofUnit.length; unit += 1)
    for (let turn = ofUnit[unit] as number; turn < (ofUnit[unit + 1] as number); turn += 1)
      for (let k = ownStart[unit] as number; k < (ownStart[unit + 1] as number); k += 1) {
        const row = own[k] as number;
        const at = ends[row] as number;
        ends[row] = at + 1;
        turns[at] = turn;
        places[(placeStart[turn] as number) + k - (ownStart[unit] as number)] = at;
      }
  return { start, turns, by: new Float64Array(turns.length), ownStart, own: Int32Array.from(own), placeStart, places };
}
