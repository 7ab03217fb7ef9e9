import { faultNumber, type Batch } from '../batch.ts';

/**
 * Which codes of a file have shown a number yet: a column of words (the day of the week) is not a meter, and none is looked up or created
 * for it.
 */
export function createNumbersSeen() {
  /** Codes by number that have shown none, and whether everything they have shown is words or nothing. */
  const waiting = new Map<number, boolean>();
  let known = 0;
  return {
    /**
     * Scans a batch;
     * @returns the codes that show their first number in it, in increasing order.
     * @param count the number of codes so far
     */
    first(batch: Batch, count: number): number[] {
      for (; known < count; known += 1) waiting.set(known, true);
      if (waiting.size === 0) return [];
      const found: number[] = [];
      for (let at = 0; at < batch.size; at++) {
        const slot = batch.slot[at] as number;
        const fault = batch.fault[at] as number;
        if (!waiting.has(slot)) continue;
        if (fault === 0) {
          waiting.delete(slot);
          found.push(slot);
        } else if (fault !== faultNumber.empty && fault !== faultNumber['not-a-number']) waiting.set(slot, false);
      }
      return found.toSorted((a, b) => a - b);
    },
    /** The codes that have shown only words or nothing. */
    wordsOnly: (): number[] => [...waiting].flatMap(([slot, only]) => (only ? [slot] : [])),
  };
}
