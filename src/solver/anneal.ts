import type { Ways } from './ways.ts';

/** What an improvement works on. */
export type Yard = {
  readonly ways: Ways;
  readonly amount: Float64Array;
  readonly prices: Float64Array;
  /** What passing a limit by one costs beyond its price; Infinity where it may not be passed. */
  readonly give: Float64Array;
};

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
/** From where on what is passed must be mended at any cost, and by how much that rises. */
const settled = 0.85;
const stiffLast = 1e4;
/** So much of its room is kept free in a limit of many, so that what is passed by little is not passed. */
const spare = 1e-3;
const many = 5;
/** Units of one move; ways of which the best is taken, and limits of which the worst is. */
const deep = 3;
const tried = 5;
const limitsTried = 4;
/** What limits without a price cost at least, in mean prices. */
const least = 0.1;

/**
 * Makes a plan better against the bound: what units lose against their best at the prices, and room that has a price. A move begins at a
 * limit that costs much, turns the unit that mends it best, then what mends most of what that did, up to three units; worse ones are taken
 * ever more seldom. Numbers come from a seed and moves are counted: the same ways give the same plan.
 */
export function anneal(yard: Yard, begun: Int32Array, { moves, heat, stiff, seed, isLate }: Course): Annealed {
  const { ways, prices } = yard;
  const limits = prices.length;
  const mean = prices.reduce((sum, one) => sum + one, 0) / Math.max(1, limits);
  const steep = new Float64Array(limits);
  const table = new Table(yard, begun, steep, seed);
  let best: { way: Int32Array; lost: number } | null = null;
  let part = 0;
  const each = Math.ceil(moves / blocks);
  for (let block = 0; block <= blocks; block += 1) {
    part = Math.max(part, isLate() ? 0.95 : 0, block / blocks);
    const factor = stiff[0] * (stiff[1] / stiff[0]) ** part * stiffLast ** Math.max(0, (part - settled) / (1 - settled));
    for (let row = 0; row < limits; row += 1) {
      const given = yard.give[row] as number;
      steep[row] = Number.isFinite(given) ? given : factor * Math.max(prices[row] as number, mean * least, 1e-9);
    }
    table.renew();
    if (part >= looked || block === 0) {
      const lost = table.lost();
      if (lost !== null && (best === null || lost < best.lost)) best = { way: table.way.slice(), lost };
    }
    if (block === blocks || ways.loss.length === begun.length || (part === 0.95 && best !== null && isLate())) break;
    const hot = heat[0] * (heat[1] / heat[0]) ** part;
    for (let move = 0; move < each; move += 1) table.move(hot);
  }
  return { way: table.way, best: best?.way ?? null };
}

/** A plan that is moved: what its limits have left, and one move after another. */
class Table {
  readonly yard: Yard;
  readonly steep: Float64Array;
  readonly way: Int32Array;
  readonly room: Float64Array;
  readonly lists: ReturnType<typeof listsOf>;
  readonly savedRoom: number[] = [];
  readonly savedRow: number[] = [];
  readonly moved = new Int32Array(deep);
  readonly before = new Int32Array(deep);
  saved = 0;
  count = 0;
  worst = -1;
  worstBy = 0;
  state: number;

  constructor(yard: Yard, begun: Int32Array, steep: Float64Array, seed: number) {
    this.yard = yard;
    this.steep = steep;
    this.way = begun.slice();
    this.room = new Float64Array(yard.amount.length);
    this.lists = listsOf(yard.ways, yard.amount.length);
    this.state = seed;
  }

  next(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  cost(row: number, left: number): number {
    return left >= 0 ? left * (this.yard.prices[row] as number) : -left * (this.steep[row] as number);
  }

  put(row: number, by: number): number {
    const was = this.room[row] as number;
    this.savedRoom[this.saved] = was;
    this.savedRow[this.saved] = row;
    this.saved += 1;
    this.room[row] = was + by;
    const change = this.cost(row, was + by) - this.cost(row, was);
    if (change > this.worstBy) {
      this.worstBy = change;
      this.worst = row;
    }
    return change;
  }

  turn(unit: number, will: number): number {
    const { loss, starts, rows, sizes } = this.yard.ways;
    const was = this.way[unit] as number;
    let change = (loss[will] as number) - (loss[was] as number);
    for (let k = starts[was] as number; k < (starts[was + 1] as number); k += 1) change += this.put(rows[k] as number, sizes[k] as number);
    for (let k = starts[will] as number; k < (starts[will + 1] as number); k += 1)
      change += this.put(rows[k] as number, -(sizes[k] as number));
    this.way[unit] = will;
    this.moved[this.count] = unit;
    this.before[this.count] = was;
    this.count += 1;
    return change;
  }

  other(unit: number): number {
    const { ofUnit } = this.yard.ways;
    const first = ofUnit[unit] as number;
    const will = first + this.next((ofUnit[unit + 1] as number) - first - 1);
    return will >= (this.way[unit] as number) ? will + 1 : will;
  }

  sizeIn(way: number, row: number): number {
    const { starts, rows, sizes } = this.yard.ways;
    for (let k = starts[way] as number; k < (starts[way + 1] as number); k += 1) if (rows[k] === row) return sizes[k] as number;
    return 0;
  }

  isMoved(unit: number): boolean {
    for (let k = 0; k < this.count; k += 1) if (this.moved[k] === unit) return true;
    return false;
  }

  /** Of some ways of units that a limit knows, turns the one that mends it best. */
  mend(row: number): number {
    const { loss } = this.yard.ways;
    const from = this.lists.listStart[row] as number;
    const length = (this.lists.listStart[row + 1] as number) - from;
    let [unit, will, most] = [-1, -1, Infinity];
    for (let k = 0; k < tried && length > 0; k += 1) {
      const one = this.lists.list[from + this.next(length)] as number;
      if (this.isMoved(one)) continue;
      const to = this.other(one);
      const was = this.way[one] as number;
      const left = (this.room[row] as number) + this.sizeIn(was, row) - this.sizeIn(to, row);
      const by = this.cost(row, left) + (loss[to] as number) - (loss[was] as number);
      if (by >= most) continue;
      unit = one;
      will = to;
      most = by;
    }
    this.worstBy = 0;
    this.worst = -1;
    return unit < 0 ? 0 : this.turn(unit, will);
  }

  begin(): void {
    this.saved = 0;
    this.count = 0;
    let top = -1;
    for (let k = 0; k < limitsTried; k += 1) {
      const row = this.next(this.room.length);
      const by = this.cost(row, this.room[row] as number);
      if (by <= top) continue;
      top = by;
      this.worst = row;
    }
  }

  move(hot: number): void {
    this.begin();
    const bar = -hot * Math.log((this.next(1 << 30) + 1) / (1 << 30));
    let change = 0;
    for (let more = 0; more < deep && this.worst >= 0 && (more === 0 || change > bar); more += 1) change += this.mend(this.worst);
    if (change <= bar) return;
    for (; this.saved > 0; this.saved -= 1) this.room[this.savedRow[this.saved - 1] as number] = this.savedRoom[this.saved - 1] as number;
    for (; this.count > 0; this.count -= 1) this.way[this.moved[this.count - 1] as number] = this.before[this.count - 1] as number;
  }

  spareOf(row: number): number {
    return Math.abs(this.yard.amount[row] as number) > many && this.yard.give[row] === Infinity ? spare : 0;
  }

  /** Sums anew what is left, so that roundings do not add up. */
  renew(): void {
    const { starts, rows, sizes } = this.yard.ways;
    const { room } = this;
    for (let row = 0; row < room.length; row += 1) room[row] = (this.yard.amount[row] as number) - this.spareOf(row);
    for (const one of this.way)
      for (let k = starts[one] as number; k < (starts[one + 1] as number); k += 1)
        room[rows[k] as number] = (room[rows[k] as number] as number) - (sizes[k] as number);
  }

  /** Null where a limit is passed that may not be. */
  lost(): number | null {
    const { ways, amount, give, prices } = this.yard;
    let sum = 0;
    for (const one of this.way) sum += ways.loss[one] as number;
    for (let row = 0; row < this.room.length; row += 1) {
      const left = (this.room[row] as number) + this.spareOf(row);
      if (left < -1e-11 * (1 + Math.abs(amount[row] as number)) && !Number.isFinite(give[row])) return null;
      sum += left >= 0 ? left * (prices[row] as number) : -left * Math.min(give[row] as number, 1e30);
    }
    return sum;
  }
}

/** Of each limit the units that have more than one way and take part in it. */
function listsOf({ ofUnit, starts, rows }: Ways, limits: number): { readonly listStart: Int32Array; readonly list: Int32Array } {
  const lists: number[][] = Array.from({ length: limits }, () => []);
  for (let unit = 0; unit + 1 < ofUnit.length; unit += 1) {
    const [first, last] = [ofUnit[unit] as number, ofUnit[unit + 1] as number];
    if (last - first < 2) continue;
    for (const row of new Set(rows.subarray(starts[first], starts[last]))) lists[row]?.push(unit);
  }
  const listStart = new Int32Array(limits + 1);
  for (const [row, own] of lists.entries()) listStart[row + 1] = (listStart[row] as number) + own.length;
  return { listStart, list: Int32Array.from(lists.flat()) };
}
