import { unitRatio, units, type Unit } from '#kernel/carrier.ts';

/**
 * The readings of one meter, sorted by (at, width, received, import). A view of `from` (included) to `to` (not) into longer columns. It
 * contains all revisions; `revise.ts` decides which of them counts.
 */
export type Rows = {
  /** Seconds since 1970: the instant read for a register, the start for an interval. */
  at: Uint32Array;
  /** Seconds; 0 for a register. */
  width: Uint32Array;
  /** Integers, 0.0001 of the unit read in. */
  value: Float64Array;
  /** Index into `units` of the kernel. */
  unit: Uint8Array;
  /** Milliseconds since 1970. */
  received: Float64Array;
  import: Uint32Array;
  from: number;
  to: number;
};

/** The unit of row `i` as read. */
export function unitOf(rows: Rows, i: number): Unit {
  return units[rows.unit[i] as number] as Unit;
}

/** The end (not included) of the rows of the same instant and width as row `i`. */
export function endOfKey(rows: Rows, i: number): number {
  const { at, width, to } = rows;
  let end = i + 1;
  while (end < to && at[end] === at[i] && width[end] === width[i]) end++;
  return end;
}

/** The end (not included) of the rows received together with row `i`, within `end`. */
export function endOfGroup(rows: Rows, i: number, end: number): number {
  let next = i + 1;
  while (next < end && rows.received[next] === rows.received[i]) next++;
  return next;
}

/** Whether two rows of one width have the same quantity: 1 MWh is 1000 kWh, and 4 kW for a quarter of an hour is 1 kWh. */
export function sameQuantity(rows: Rows, i: number, j: number): boolean {
  if (rows.unit[i] === rows.unit[j]) return rows.value[i] === rows.value[j];
  const [a, b] = comparable(rows, i, j);
  return a === b;
}

/** Whether row `i` has a smaller quantity than row `j`. */
export function isLess(rows: Rows, i: number, j: number): boolean {
  if (rows.unit[i] === rows.unit[j]) return (rows.value[i] as number) < (rows.value[j] as number);
  const [a, b] = comparable(rows, i, j);
  return a < b;
}

/** The value of row `i` in 0.0001 of the unit with that number; it must be a whole number there. */
export function quantityIn(rows: Rows, i: number, unit: number): number {
  if (rows.unit[i] === unit) return rows.value[i] as number;
  const ratio = unitRatio(unitOf(rows, i), units[unit] as Unit, rows.width[i] as number);
  return Number((BigInt(rows.value[i] as number) * BigInt(ratio.num)) / BigInt(ratio.den));
}

/** The values of two rows in one unit, exactly. */
function comparable(rows: Rows, i: number, j: number): [bigint, bigint] {
  const ratio = unitRatio(unitOf(rows, i), unitOf(rows, j), rows.width[i] as number);
  return [BigInt(rows.value[i] as number) * BigInt(ratio.num), BigInt(rows.value[j] as number) * BigInt(ratio.den)];
}
