import type { Staged } from '#metering/reading-intake/staging.ts';
import { repeatsOf, type Lives, type Own, type Repeats, type Rows, type Run } from '#metering/counter-line/counter-line.ts';
import { createPortion } from '../series/portion.ts';
import type { MeterRun } from '../series/repeat-store.ts';
import type { Touch } from '../series/windows.ts';

/** Where the kept part of an import goes, hidden until it becomes visible. */
export type KeptBy = {
  readonly keep: (rows: Staged) => Promise<void>;
  readonly tell: (runs: readonly MeterRun[]) => Promise<void>;
};

/** Rows and runs are passed on in portions of this size. */
const portion = 500_000;
const runsTogether = 100_000;

const nothing = new Uint8Array(0);

/** If less than this share of an import is repeats, it is cheaper to keep them than to rewrite everything else. */
const worthwhile = 0.02;

/**
 * Determines what is kept of an import, meter by meter: of a meter with repeats only the rows that say something new are passed on, and the
 * rest as runs (docs/decisions/0019). Meters where everything is new stay where they wait.
 * @param size the number of rows of the import
 */
export function createKeeping(own: Pick<Own, 'import'>, size: number, lives: Lives, by: KeptBy) {
  const meters = new Set<number>();
  const fresh = new Map<number, Touch>();
  const rows = createPortion();
  let runs: MeterRun[] = [];
  let [told, sure] = [0, false];

  const flush = async (): Promise<void> => {
    sure = true;
    if (rows.size() > 0) await by.keep(rows.cut());
    await by.tell(runs);
    runs = [];
  };
  /** Takes the rows of the import that no run repeats. @returns what they touch */
  const take = (meter: number, all: Rows, found: Repeats): Touch | null => {
    let [first, last] = [Infinity, -Infinity];
    for (let i = all.from; i < all.to; i++) {
      if (all.import[i] !== own.import || found.told[i - all.from] !== 0) continue;
      rows.add(meter, all, i);
      first = Math.min(first, all.at[i] as number);
      last = Math.max(last, (all.at[i] as number) + (all.width[i] as number));
    }
    return first === Infinity ? null : { first, last };
  };
  return {
    /**
     * Examines the rows of a meter, those of the import among them, or a run that is all the import has for it.
     * @returns what is touched by new rows; null: nothing is
     */
    async judge(meter: number, all: Rows, touch: Touch, again?: Run): Promise<Touch | null> {
      const found = again === undefined ? repeatsOf(all, { ...own, since: 0 }, lives) : { told: nothing, count: again.rows, runs: [again] };
      if (found === null) {
        fresh.set(meter, touch);
        return touch;
      }
      told += found.count;
      meters.add(meter);
      for (const run of found.runs) runs.push({ meter, ...run });
      const kept = again === undefined ? take(meter, all, found) : null;
      if (kept !== null) fresh.set(meter, kept);
      if (rows.size() >= portion || runs.length >= runsTogether) await flush();
      return kept;
    },
    /** What is touched by new rows, meter by meter: only that may come between others. */
    fresh: (): ReadonlyMap<number, Touch> => fresh,
    /** Passes on what is left. @returns the meters of which no waiting rows are to be moved */
    async end(): Promise<ReadonlySet<number>> {
      if (!sure && told < size * worthwhile) return new Set();
      await flush();
      return meters;
    },
  };
}
