import type { Reading } from '../oracle.ts';
import type { Story } from './types.ts';

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

const day = 86_400_000;

/**
 * The same story, but senders repeat their readings: most rows of an import come once or twice more, received then or later, and more
 * imports are undone.
 */
export function retold(story: Story): Story {
  const random = numbers(story.readings.length);
  const own = [...new Set(story.readings.map((row) => row.import))];
  let next = Math.max(...own);
  const again = own.flatMap((id) =>
    Array.from({ length: Math.floor(random() * 3) }, () => {
      const [number, later] = [++next, Math.floor(random() * 3) * day];
      const rows = story.readings.filter((row) => row.import === id && random() < 0.9);
      return rows.map((row) => ({ ...row, import: number, received: row.received + later }));
    }),
  );
  const readings = [...story.readings, ...again.flat()];
  const undone = [...new Set(readings.map((row) => row.import))].filter((id) => story.undone.includes(id) || random() < 0.25);
  return { ...story, readings, undone };
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
