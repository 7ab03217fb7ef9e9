import type { Reading } from '../oracle.ts';

/** The same rows in another order. Equal seeds give equal orders. */
export function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const random = numbers(seed);
  const ordered = rows.map((row) => ({ row, place: random() }));
  return ordered.toSorted((a, b) => a.place - b.place).map(({ row }) => row);
}

/** The same rows, in the same order, spread over a number of imports. */
export function spread(rows: readonly Reading[], imports: number, seed: number): Reading[] {
  const random = numbers(seed);
  return rows.map((row) => ({ ...row, import: 1 + Math.floor(random() * imports) }));
}

/** The order in which rows are stored: by instant, width, received and import. */
export function stored(rows: readonly Reading[]): Reading[] {
  return rows.toSorted((a, b) => a.at - b.at || a.width - b.width || a.received - b.received || a.import - b.import);
}

/** Numbers from 0 to 1 (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
