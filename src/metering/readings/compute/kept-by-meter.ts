type ByMeter<T> = ReadonlyMap<number, T>;

/** Works out what is not kept; meters of which there is nothing may be left out of what it answers. */
type WorkOut<T> = (meters: readonly number[]) => Promise<ByMeter<T>>;

/** So many meters are in memory at once while they are worked out; for so few nobody waits until others are. */
const together = 5000;

/**
 * What is known of each meter, kept in memory until the meter moves: counts of its findings, its last day. These rest on all its day rows,
 * which is too much to read for each look at a city. Only what has moved since is worked out again.
 * @param none of a meter of which there is nothing
 */
export function createKeptByMeter<T>(none: T) {
  const kept = new Map<number, T>();
  // in which turn a meter moved, as long as somebody works
  const movedIn = new Map<number, number>();
  let [turn, working] = [0, 0];

  async function workedOut(meters: readonly number[], workOut: WorkOut<T>): Promise<ByMeter<T>> {
    const begun = turn;
    working += 1;
    try {
      const found = await workOut(meters);
      for (const meter of meters) if ((movedIn.get(meter) ?? 0) <= begun) kept.set(meter, found.get(meter) ?? none);
      return found;
    } finally {
      working -= 1;
      if (working === 0) movedIn.clear();
    }
  }

  /** Those that are kept, as they stand now: they may move while others are worked out. */
  const standing = (meters: readonly number[]) =>
    new Map(meters.flatMap((meter) => (kept.has(meter) ? [[meter, kept.get(meter) as T] as const] : [])));

  const notKept = (meters: readonly number[]): number[] => meters.filter((meter) => !kept.has(meter));

  /** Goes through many, portion by portion in the order of the rows, so that each portion reads its own part of them alone. */
  async function workOutMany(meters: readonly number[], workOut: WorkOut<T>): Promise<ByMeter<T>> {
    const fresh = standing(meters);
    const missing = notKept(meters).toSorted((a, b) => a - b);
    for (let at = 0; at < missing.length; at += together)
      for (const [meter, value] of await workedOut(missing.slice(at, at + together), workOut)) fresh.set(meter, value);
    return fresh;
  }

  /** Many are worked out one question after the other: what the one before has worked out need not be worked out again. */
  let last: Promise<unknown> = Promise.resolve();
  function afterOthers(meters: readonly number[], workOut: WorkOut<T>): Promise<ByMeter<T>> {
    const own = last.then(() => workOutMany(meters, workOut));
    last = own.catch(() => undefined);
    return own;
  }

  return {
    /** Readings, day rows or words of these meters are others from now on. */
    moved(meters: Iterable<number>): void {
      turn += 1;
      for (const meter of meters) {
        kept.delete(meter);
        if (working > 0) movedIn.set(meter, turn);
      }
    },
    /**
     * What is known of each of these meters; the answer is right until something moves, so it is read at once.
     * @example (await counts.of([1, 2], async (missing) => countThem(missing)))(1) // [{ code: 'stuck', count: 2, open: 1 }]
     */
    async of(meters: readonly number[], workOut: WorkOut<T>): Promise<(meter: number) => T> {
      const missing = notKept(meters);
      if (missing.length === 0) return (meter) => kept.get(meter) ?? none;
      const before = standing(meters);
      const fresh = await (missing.length <= together ? workedOut(missing, workOut) : afterOthers(missing, workOut));
      return (meter) => fresh.get(meter) ?? before.get(meter) ?? none;
    },
  };
}

export type KeptByMeter<T> = ReturnType<typeof createKeptByMeter<T>>;
