type ByMeter<T> = ReadonlyMap<number, T>;

/** Computes what is not cached; meters without a result may be omitted. */
type WorkOut<T> = (meters: readonly number[]) => Promise<ByMeter<T>>;

/** The number of meters computed at a time; requests for no more than this many do not wait for others. */
const together = 5000;

/**
 * Facts of each meter, cached in memory until the meter moves: counts of its findings, its last day. These are based on all its day rows,
 * too much to read for each query about a city. Only what has moved since is recomputed.
 * @param none the value for a meter without a result
 * @param most how many meters are cached at a time; the first to come are the first to go
 */
export function createKeptByMeter<T>(none: T, most = Infinity) {
  const kept = new Map<number, T>();
  // the turn in which a meter moved, while any computation is running
  const movedIn = new Map<number, number>();
  let [turn, working] = [0, 0];

  async function workedOut(meters: readonly number[], workOut: WorkOut<T>): Promise<ByMeter<T>> {
    const begun = turn;
    working += 1;
    try {
      const found = await workOut(meters);
      for (const meter of meters) if ((movedIn.get(meter) ?? 0) <= begun) kept.set(meter, found.get(meter) ?? none);
      for (const meter of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(meter);
      }
      return found;
    } finally {
      working -= 1;
      if (working === 0) movedIn.clear();
    }
  }

  /** The cached values at this moment: they may move while others are computed. */
  const standing = (meters: readonly number[]) =>
    new Map(meters.flatMap((meter) => (kept.has(meter) ? [[meter, kept.get(meter) as T] as const] : [])));

  const notKept = (meters: readonly number[]): number[] => meters.filter((meter) => !kept.has(meter));

  /** Computes many, portion by portion in the order of the rows, so that each portion reads only its own part. */
  async function workOutMany(meters: readonly number[], workOut: WorkOut<T>): Promise<ByMeter<T>> {
    const fresh = standing(meters);
    const missing = notKept(meters).toSorted((a, b) => a - b);
    for (let at = 0; at < missing.length; at += together)
      for (const [meter, value] of await workedOut(missing.slice(at, at + together), workOut)) fresh.set(meter, value);
    return fresh;
  }

  /** Large requests are computed one after another: what the previous one computed need not be computed again. */
  let last: Promise<unknown> = Promise.resolve();
  function afterOthers(meters: readonly number[], workOut: WorkOut<T>): Promise<ByMeter<T>> {
    const own = last.then(() => workOutMany(meters, workOut));
    last = own.catch(() => undefined);
    return own;
  }

  return {
    /** Readings, day rows or words of these meters have changed. */
    moved(meters: Iterable<number>): void {
      turn += 1;
      for (const meter of meters) {
        kept.delete(meter);
        if (working > 0) movedIn.set(meter, turn);
      }
    },
    /**
     * The facts of each of these meters; the answer is valid until something moves, so read it immediately.
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
