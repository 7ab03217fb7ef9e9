import { pauseAfter } from './retries.ts';
import type { DeliveryState, Reason } from './delivery-store.ts';

/**
 * The outcome of one attempt. `cut-off`: the program is shutting down, the outcome is unknown. `final`: it would fail again. `quiet`: it
 * waits until then, ms UTC.
 */
export type Tried =
  | { readonly outcome: 'delivered' }
  | { readonly outcome: 'cut-off' }
  | { readonly outcome: 'quiet'; readonly until: number }
  | { readonly outcome: 'failed'; readonly final: boolean; readonly reason: Reason };

/** What is stored after an attempt. */
export type AfterTry = {
  readonly state: DeliveryState;
  /** When it is tried next, ms UTC; valid while it waits. */
  readonly due: number;
  readonly reason: Reason | null;
  /** Whether it counts as an attempt. */
  readonly counts: boolean;
};

/**
 * The consequence of an attempt: sent, retried after a growing pause, or given up.
 * @param tries the number of attempts, including this one
 * @param pauseOf the pause after that many, null: no more
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
