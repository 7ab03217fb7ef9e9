import { pauseAfter } from './retries.ts';
import type { DeliveryState, Reason } from './delivery-store.ts';

/**
 * What came of one try. `cut-off`: the program ends, nothing is known. `final`: it would fail again. `quiet`: it waits until then, ms
 * UTC.
 */
export type Tried =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'cut-off' }
  | { readonly outcome: 'quiet'; readonly until: number }
  | { readonly outcome: 'failed'; readonly final: boolean; readonly reason: Reason };

/** What is written down of a try. */
export type AfterTry = {
  readonly state: DeliveryState;
  /** When it is tried next, ms UTC; counts while it waits. */
  readonly due: number;
  readonly reason: Reason | null;
  /** Whether it was a try at all. */
  readonly counts: boolean;
};

/**
 * What follows from a try: sent, tried again after a growing pause, or given up.
 * @param tries this one among them
 * @param pauseOf how long to wait after so many, null: no more
 */
export function afterTry(tried: Tried, tries: number, now: number, pauseOf = pauseAfter): AfterTry {
  switch (tried.outcome) {
    case 'delivered':
      return { state: 'delivered', due: now, reason: null, counts: true };
    case 'cut-off':
      return { state: 'waiting', due: now, reason: null, counts: false };
    case 'quiet':
      return { state: 'waiting', due: tried.until, reason: null, counts: false };
    case 'failed': {
      const pause = tried.final ? null : pauseOf(tries);
      const { reason } = tried;
      return pause === null
        ? { state: 'given-up', due: now, reason, counts: true }
        : { state: 'waiting', due: now + pause, reason, counts: true };
    }
  }
}
