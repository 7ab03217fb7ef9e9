import { abs, type Model } from './model.ts';
import type { Layout } from './layout.ts';

/** A model in typed arrays, values and limits scaled to one: prices and plans are evaluated on it repeatedly. */
export type Columns = {
  readonly value: Float64Array;
  /** Where the coefficients of each choice begin. */
  readonly starts: Int32Array;
  /** Limits, each a sum that may not exceed its amount; those of few choices come first. */
  readonly rows: Int32Array;
  readonly sizes: Float64Array;
  readonly amount: Float64Array;
  /** The position of each limit of the model here, and its factor: 1 / unit, negative for floors. */
  readonly place: Int32Array;
  readonly times: Float64Array;
  readonly valueUnit: number;
};

/** @param amounts of limits; by default their own */
export function columnsOf({ choices, limits }: Model): Columns {
  const counts = new Int32Array(limits.length);
  const starts = new Int32Array(choices.length + 1);
  let most = 0;
  for (const [at, { rows, value }] of choices.entries()) {
    starts[at + 1] = (starts[at] as number) + rows.length;
    for (const row of rows) counts[row] = (counts[row] as number) + 1;
    most = Math.max(most, Math.abs(Number(value)));
  }
  const valueUnit = most === 0 ? 1 : most;
  const place = new Int32Array(limits.length);
  const order = limits.map((_, row) => row).toSorted((a, b) => (counts[a] as number) - (counts[b] as number) || a - b);
  for (const [at, row] of order.entries()) place[row] = at;
  const times = Float64Array.from(limits, ({ largest, amount, sense }) => {
    const unit = Number(largest > 0n ? largest : amount === 0n ? 1n : abs(amount));
    return (sense === 'max' ? 1 : -1) / unit;
  });
  const amount = new Float64Array(limits.length);
  for (const [row, limit] of limits.entries()) amount[place[row] as number] = Number(limit.amount) * (times[row] as number);
  const rows = new Int32Array(starts[choices.length] as number);
  const sizes = new Float64Array(rows.length);
  const value = new Float64Array(choices.length);
  for (const [at, choice] of choices.entries()) {
    value[at] = Number(choice.value) / valueUnit;
    let k = starts[at] as number;
    for (const [own, row] of choice.rows.entries()) {
      // in the order of their positions
      let to = k;
      const here = place[row] as number;
      for (; to > (starts[at] as number) && (rows[to - 1] as number) > here; to -= 1) {
        rows[to] = rows[to - 1] as number;
        sizes[to] = sizes[to - 1] as number;
      }
      rows[to] = here;
      sizes[to] = Number(choice.coefficients[own]) * (times[row] as number);
      k += 1;
    }
  }
  return { value, starts, rows, sizes, amount, place, times, valueUnit };
}

/** The rows that the choices of each unit contribute to, in order, and for each coefficient the index of its row among these. */
export type UnitRows = { readonly starts: Int32Array; readonly rows: Int32Array; readonly local: Int32Array };

export function unitRowsOf({ starts, rows, amount }: Columns, { groupStart, slotStart, from, to }: Layout): UnitRows {
  const units = groupStart.length - 1;
  const own = new Int32Array(units + 1);
  const found: number[] = [];
  const local = new Int32Array(rows.length);
  const where = new Int32Array(amount.length);
  for (let unit = 0; unit < units; unit += 1) {
    const seen = new Set<number>();
    const [first, last] = [slotStart[groupStart[unit] as number] as number, slotStart[groupStart[unit + 1] as number] as number];
    for (let slot = first; slot < last; slot += 1)
      for (let k = starts[from[slot] as number] as number; k < (starts[to[slot] as number] as number); k += 1) seen.add(rows[k] as number);
    for (const [at, row] of [...seen].toSorted((a, b) => a - b).entries()) {
      found.push(row);
      where[row] = at;
    }
    for (let slot = first; slot < last; slot += 1)
      for (let k = starts[from[slot] as number] as number; k < (starts[to[slot] as number] as number); k += 1)
        local[k] = where[rows[k] as number] as number;
    own[unit + 1] = found.length;
  }
  return { starts: own, rows: Int32Array.from(found), local };
}

/** The reduced value of each choice at prices (at or above 0, one per row). */
export function leftAt({ value, starts, rows, sizes }: Columns, prices: Float64Array): Float64Array {
  const left = Float64Array.from(value);
  for (let at = 0; at < left.length; at += 1) {
    let sum = left[at] as number;
    for (let k = starts[at] as number; k < (starts[at + 1] as number); k += 1)
      sum -= (prices[rows[k] as number] as number) * (sizes[k] as number);
    left[at] = sum;
  }
  return left;
}
