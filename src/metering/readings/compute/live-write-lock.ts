import { createQueue } from './read-write-lock.ts';
import type { Touches } from './recompute-touched.ts';
import type { Touch } from '../series/windows.ts';

/** Called by a commit when the state that live readings rely on becomes invalid. */
export type LiveWriteListener = {
  /** Lines of these meters moved, or how they are drawn: nothing cached about them is valid any more. */
  readonly forget: (meters: Iterable<number>) => void;
  /** This import is about to be undone: nothing may be added to it. */
  readonly close: (id: number) => void;
};

/**
 * Coordinates live readings and commits. A commit draws for a long time while live readings continue; only its last moment, in which
 * everything it brought becomes visible, is between two groups of them. What live readings moved meanwhile is examined a second time in
 * that moment.
 */
export function createLiveWriteLock() {
  const alone = createQueue();
  let listener: LiveWriteListener = { forget: () => undefined, close: () => undefined };
  let watched: Map<number, Touch> | null = null;
  return {
    /** Runs a group of live readings, or the publishing of a commit: one after another. */
    alone,
    serve: (by: LiveWriteListener): void => {
      listener = by;
    },
    forget: (meters: Iterable<number>): void => listener.forget(meters),
    /** Live readings touched a meter. */
    touched: (meter: number, touch: Touch): void => {
      if (watched !== null) watched.set(meter, union(watched.get(meter), touch));
    },
    /** Starts recording what live readings touch. @param closing an import that is about to be undone */
    watch: (closing?: number): Promise<void> =>
      alone(async () => {
        watched = new Map();
        if (closing !== undefined) listener.close(closing);
      }),
    /** Stops recording: returns what live readings touched of these meters. */
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
