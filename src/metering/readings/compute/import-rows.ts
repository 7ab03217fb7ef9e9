import type { Staged } from '#metering/reading-intake/staging.ts';
import type { Rows } from '#metering/counter-line/counter-line.ts';
import { roomForRows, type MeterRows } from '../series/gather.ts';

/** Instants below 2^32 leave this many places among the rows of one meter so that both fit in an exact number. */
const places = 2 ** 21;

/**
 * Rows waiting in memory, in the form in which the store would return them: by meter, ordered by (at, width, received). They are sorted at
 * the first call.
 */
export function importRows(staged: Staged): (meters: readonly number[]) => AsyncGenerator<MeterRows> {
  let ordered: { rows: Rows; places: Map<number, { from: number; to: number }> } | null = null;
  return async function* read(meters) {
    ordered ??= inOrder(staged);
    for (const meter of meters) {
      const place = ordered.places.get(meter);
      if (place !== undefined) yield { meter, rows: { ...ordered.rows, ...place } };
    }
  };
}

function inOrder(staged: Staged) {
  const { meter, at } = staged;
  const placesOf = new Map<number, { from: number; to: number }>();
  for (const one of meter) {
    const held = placesOf.get(one);
    if (held === undefined) placesOf.set(one, { from: 0, to: 1 });
    else held.to += 1;
  }
  let next = 0;
  for (const place of placesOf.values()) [place.from, place.to, next] = [next, next, next + place.to];
  const order = new Uint32Array(meter.length);
  for (let row = 0; row < meter.length; row++) {
    const place = placesOf.get(meter[row] as number) as { to: number };
    order[place.to++] = row;
  }
  for (const { from, to } of placesOf.values()) sortByInstant(order.subarray(from, to), at);
  for (const { from, to } of placesOf.values()) sortAlike(order.subarray(from, to), staged);
  return { rows: taken(staged, order), places: placesOf };
}

/** Orders rows of one meter by their instant, keeping the order of those of one instant. */
function sortByInstant(order: Uint32Array, at: Uint32Array): void {
  let sorted = true;
  for (let n = 1; n < order.length && sorted; n++) sorted = (at[order[n - 1] as number] as number) <= (at[order[n] as number] as number);
  if (sorted) return;
  if (order.length > places) {
    order.sort((a, b) => (at[a] as number) - (at[b] as number) || a - b);
    return;
  }
  const keys = Float64Array.from(order, (row, n) => (at[row] as number) * places + n).sort();
  order.set(Uint32Array.from(keys, (key) => order[key % places] as number));
}

/** Orders rows of one instant, which are few, by width and `received`. */
function sortAlike(order: Uint32Array, { at, width, received }: Staged): void {
  for (let n = 1; n < order.length; n++) {
    const row = order[n] as number;
    let place = n;
    for (; place > 0; place--) {
      const before = order[place - 1] as number;
      if (at[before] !== at[row]) break;
      const after = (width[before] as number) - (width[row] as number) || (received[before] as number) - (received[row] as number);
      if (after <= 0) break;
      order[place] = before;
    }
    order[place] = row;
  }
}

function taken(staged: Staged, order: Uint32Array): Rows {
  const rows = roomForRows(order.length);
  for (const name of ['at', 'width', 'value', 'unit', 'received', 'import'] as const) {
    const [into, from] = [rows[name], staged[name]];
    for (let n = 0; n < order.length; n++) into[n] = from[order[n] as number] as number;
  }
  rows.to = order.length;
  return rows;
}
