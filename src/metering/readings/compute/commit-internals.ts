import { isAway, untilBack } from '#kernel/store-retry.ts';
import type { Clock } from '#kernel/request-context.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { PendingRecompute } from '../series/pending-recompute-store.ts';
import type { ReadingStore } from '../series/store.ts';
import type { ImportState, Visibility } from '../series/visibility.ts';
import type { LiveWriteLock } from './live-write-lock.ts';
import type { MonthRows } from './month-rows.ts';
import type { ReadWriteLock } from './read-write-lock.ts';
import type { MovedMeter } from './recompute-days.ts';
import type { Stretches } from './recompute-touched.ts';
import { anyPoint, dropDrawn } from './show-drawn.ts';

export type CommitNeeds = {
  readonly store: ReadingStore;
  readonly clock: Clock;
  /** Stops waiting for a store that is unavailable. */
  readonly ending: AbortSignal;
  /** How these meters are currently drawn, with the decisions in force; meters that no longer exist are omitted. */
  readonly meters: (ids: readonly number[]) => Promise<ReadonlyMap<number, Pick<MovedMeter, 'meter' | 'zone'>>>;
  /** Persistent marks of meters that are to be redrawn; they survive a restart. */
  readonly again: Pick<PendingRecompute, 'mark' | 'done'>;
  /** Called with meters whose day rows and findings have changed, after the change. */
  readonly moved?: (meters: Iterable<number>) => void;
  /** Called with what was redrawn, once it is visible. */
  readonly changed?: (stretches: Stretches) => void;
};

/** Shared by the steps of a commit. `commitNumber` and `last` only increase. */
export type CommitInternals = CommitNeeds & {
  readonly visibility: Visibility;
  readonly lock: ReadWriteLock;
  readonly liveWrites: LiveWriteLock;
  readonly months: MonthRows;
  commitNumber: number;
  last: number;
  /** When a repeat was last received (ms). */
  lastTold: number;
};

/** An instant later than any recorded so far (ms). */
export function instant(internals: CommitInternals): number {
  internals.last = Math.max(internals.clock(), internals.last + 1);
  return internals.last;
}

/** The number of a new drawing. */
export function nextDrawing(internals: CommitInternals): number {
  internals.commitNumber += 1;
  return internals.commitNumber;
}

/** Stores the state of an import, with its result. */
export async function setState(internals: CommitInternals, row: ImportState, result: unknown = null): Promise<void> {
  await internals.store.setState(wholeProgram, row, JSON.stringify(result));
  internals.visibility.add(row);
}

/** Waits for a store that is unavailable and retries the work: what was begun must be completed. */
export const sure = <T>({ ending }: CommitInternals, work: () => Promise<T>): Promise<T> => untilBack(work, ending);

/** The same for work behind a closed lock: readers are refused while a store is awaited. */
export async function mustHold<T>(internals: CommitInternals, work: () => Promise<T>): Promise<T> {
  try {
    return await sure(internals, async () => {
      try {
        return await work();
      } catch (trouble) {
        internals.lock.shut(trouble);
        throw trouble;
      }
    });
  } finally {
    internals.lock.shut(null);
  }
}

/**
 * Draws what must be drawn, because it follows from what is already durable: if a store fails during the drawing, it is repeated under a
 * new number.
 */
export async function drawSurely<T>(
  internals: CommitInternals,
  draw: (commitNumber: number) => Promise<T>,
): Promise<[commitNumber: number, drawn: T]> {
  for (;;) {
    const commitNumber = nextDrawing(internals);
    try {
      return [commitNumber, await draw(commitNumber)];
    } catch (trouble) {
      if (!isAway(trouble) || internals.ending.aborted) throw trouble;
      await mustHold(internals, () => dropDrawn(internals, commitNumber, anyPoint));
    }
  }
}
