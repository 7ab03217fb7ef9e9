import type { MeterSums } from '../series/sum-store.ts';

/** Sums by meter, with a version for comparison with earlier ones. */
export type KeptSums = MeterSums & {
  /** Changes as soon as any sum of these days may have changed; null if sums are not cached. */
  readonly version: number | null;
};

/** Reads what is not cached. */
type Read = (meters: readonly number[]) => Promise<MeterSums>;

/** The sums of some days, with a place for each meter number. */
type Period = {
  readonly use: Float64Array;
  readonly seconds: Float64Array;
  readonly since: Float64Array;
  readonly isKept: Uint8Array;
  version: number;
};

/**
 * Sums are cached for at least this many meters, or this share of all: for fewer the store is as quick, and there would be too many
 * periods. Beyond the highest number too much memory would be needed.
 */
const bounds = { many: 1000, part: 1 / 8, highest: 2_000_000 };

/** The maximum number of places cached over all periods: some 25 bytes each. */
const mostPlaces = 4_000_000;

/**
 * Sums over days, cached in memory meter by meter until the meter moves: a question about a city reads only what has moved since the last
 * one. The cached sums equal those of the store, so they answer any question for which `since` allows it.
 */
export function createKeptSums() {
  const { periods, periodOf } = createPeriods();
  // the turn in which a meter moved, while any read is running
  const movedIn = new Map<number, number>();
  let [turn, last, reading, changes] = [0, Infinity, 0, 0];

  async function fill(period: Period, missing: readonly number[], read: Read): Promise<void> {
    const begun = turn;
    reading += 1;
    try {
      const found = await read(missing);
      period.version = changes += 1;
      for (const meter of missing) {
        // a read that began later has filled it in between
        if (period.isKept[meter] === 1) continue;
        period.use[meter] = found.use(meter);
        period.seconds[meter] = found.seconds(meter);
        period.since[meter] = found.since(meter);
        if ((movedIn.get(meter) ?? 0) <= begun) period.isKept[meter] = 1;
      }
    } finally {
      reading -= 1;
      if (reading === 0) movedIn.clear();
    }
  }

  return {
    /** A new `turn` as soon as anything has moved, and when that was (ms): a question as of then or later is about the current state. */
    standing: () => ({ turn, last }),
    /** Set at program start: nothing has moved since then (ms). */
    begin(at: number): void {
      last = at;
    },
    /** Readings, day rows or words of these meters have changed. @param at when that was recorded (ms) */
    moved(meters: Iterable<number>, at: number): void {
      turn += 1;
      last = at;
      for (const meter of meters) {
        for (const { isKept } of periods.values()) if (meter < isKept.length) isKept[meter] = 0;
        if (reading > 0) movedIn.set(meter, turn);
      }
    },
    /** Any meter may have moved. */
    forget(at: number): void {
      turn += 1;
      last = at;
      periods.clear();
    },
    /**
     * The sums of these meters over days; read them immediately, because they may move.
     * @example (await kept.of([…], 20089, 20454, (missing) => store.sums(…))).use(7) // 0.0001 of the unit
     */
    async of(meters: readonly number[], from: number, to: number, read: Read): Promise<KeptSums> {
      const highest = meters.reduce((most, meter) => (meter > most ? meter : most), 0);
      if (meters.length < Math.min(bounds.many, highest * bounds.part) || highest > bounds.highest)
        return { ...(await read(meters)), version: null };
      const name = `${from} ${to}`;
      const asked = periodOf(name, highest);
      const missing = meters.filter((meter) => asked.isKept[meter] === 0);
      if (missing.length > 0) await fill(asked, missing, read);
      const { use, seconds, since, version } = asked;
      const of = (column: Float64Array) => (meter: number) => column[meter] ?? 0;
      return { use: of(use), seconds: of(seconds), since: of(since), version };
    },
  };
}

export type SumKeeper = ReturnType<typeof createKeptSums>;

/** The most recently used periods. */
function createPeriods() {
  const periods = new Map<string, Period>();

  /** The period with room for such a number, marked as the most recently used. */
  function periodOf(name: string, highest: number): Period {
    const before = periods.get(name);
    const held = before !== undefined && before.isKept.length > highest ? before : grown(before, highest + 1);
    periods.delete(name);
    periods.set(name, held);
    let places = periods.values().reduce((sum, { isKept }) => sum + isKept.length, 0);
    for (const [other, { isKept }] of periods) {
      if (places <= mostPlaces || other === name) break;
      periods.delete(other);
      places -= isKept.length;
    }
    return held;
  }

  return { periods, periodOf };
}

/** A period with this many places, with its previous content. */
function grown(before: Period | undefined, places: number): Period {
  const column = (of: 'use' | 'seconds' | 'since'): Float64Array => {
    const wide = new Float64Array(places);
    if (before !== undefined) wide.set(before[of]);
    return wide;
  };
  const isKept = new Uint8Array(places);
  if (before !== undefined) isKept.set(before.isKept);
  return { use: column('use'), seconds: column('seconds'), since: column('since'), isKept, version: before?.version ?? 0 };
}
