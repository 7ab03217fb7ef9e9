/** How many findings of one code a meter has, and how many of them wait for a person's word. */
export type FindingCount = { readonly code: string; readonly count: number; readonly open: number };

type ByMeter = ReadonlyMap<number, readonly FindingCount[]>;

const none: readonly FindingCount[] = [];

/**
 * The counts of findings by meter, kept in memory: doubts about whole days rest on every day row of a meter, which is too much to read for
 * each look at a city. Only what has moved since is counted again.
 */
export function createFindingCounts() {
  const kept = new Map<number, readonly FindingCount[]>();
  // in which turn a meter moved, as long as somebody counts
  const movedIn = new Map<number, number>();
  let [turn, counting] = [0, 0];

  async function counted(meters: readonly number[], count: (meters: readonly number[]) => Promise<ByMeter>): Promise<ByMeter> {
    const begun = turn;
    counting += 1;
    try {
      const found = await count(meters);
      for (const meter of meters) if ((movedIn.get(meter) ?? 0) <= begun) kept.set(meter, found.get(meter) ?? none);
      return found;
    } finally {
      counting -= 1;
      if (counting === 0) movedIn.clear();
    }
  }

  return {
    /** Readings, day rows or words of these meters are others from now on. */
    moved(meters: Iterable<number>): void {
      turn += 1;
      for (const meter of meters) {
        kept.delete(meter);
        if (counting > 0) movedIn.set(meter, turn);
      }
    },
    /**
     * The counts of each of these meters.
     * @param count counts those that are not kept; meters without findings may be left out of what it answers
     */
    async of(meters: readonly number[], count: (meters: readonly number[]) => Promise<ByMeter>): Promise<ByMeter> {
      const missing = meters.filter((meter) => !kept.has(meter));
      const fresh = missing.length === 0 ? null : await counted(missing, count);
      return new Map(meters.map((meter) => [meter, fresh?.get(meter) ?? kept.get(meter) ?? none]));
    },
  };
}

export type FindingCounts = ReturnType<typeof createFindingCounts>;
