import { createQueue } from './read-write-lock.ts';
import type { Touches } from './recompute-touched.ts';
import type { Touch } from '../series/windows.ts';

/** Told by a commit what live readings may no longer rest on. */
export type LiveWriteListener = {
  /** Lines of these meters moved, or how they are drawn: nothing held of them in memory is right any more. */
  readonly forget: (meters: Iterable<number>) => void;
  /** This import is about to be taken back: nothing may be added to it. */
  readonly close: (id: number) => void;
};

/**
 * Where live readings and commits meet. A commit draws for a long time while live readings go on; only its last moment, in which all that
 * it brought is shown, stands between two groups of them. What live readings moved meanwhile is looked at a second time in that moment.
 */
export function createLiveWriteLock() {
  const alone = createQueue();
  let listener: LiveWriteListener = { forget: () => undefined, close: () => undefined };
  let watched: Map<number, Touch> | null = null;
  return {
    /** Runs a group of live readings, or the showing of a commit: one after another. */
    alone,
    serve: (by: LiveWriteListener): void => {
      listener = by;
    },
    forget: (meters: Iterable<number>): void => listener.forget(meters),
    /** Live readings touched a meter. */
    touched: (meter: number, touch: Touch): void => {
      if (watched !== null) watched.set(meter, union(watched.get(meter), touch));
    },
    /** From here on it is kept what live readings touch. @param closing an import that is about to be taken back */
    watch: (closing?: number): Promise<void> =>
      alone(async () => {
        watched = new Map();
        if (closing !== undefined) listener.close(closing);
      }),
    /** Ends watching: what live readings touched of these meters. */
    seen: (touches: Touches): Touches => {
      const seen = new Map([...(watched ?? [])].filter(([meter]) => touches.has(meter)));
      watched = null;
      return seen;
    },
  };
}

export type LiveWriteLock = ReturnType<typeof createLiveWriteLock>;

function union(held: Touch | undefined, touch: Touch): Touch {
  return held === undefined ? touch : { first: Math.min(held.first, touch.first), last: Math.max(held.last, touch.last) };
}
