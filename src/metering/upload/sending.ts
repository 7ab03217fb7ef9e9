import type { Acknowledged, Receipt } from './facts.ts';
import type { Parcel, Reason, Target } from './store.ts';

/** What came of a try. `waiting`: it lies there, and its receipt is looked for again. */
export type Sent =
  | { readonly outcome: 'received'; readonly receipt: Receipt | Acknowledged }
  | { readonly outcome: 'refused'; readonly reason: Reason }
  | { readonly outcome: 'failed'; readonly reason: Reason }
  | { readonly outcome: 'waiting' };

/** A parcel, where it goes, and what the way is opened with. */
export type Sending = {
  readonly target: Pick<Target, 'destination' | 'centre'>;
  readonly parcel: Pick<Parcel, 'day' | 'version' | 'sha256'>;
  readonly bytes: Buffer;
  readonly key: string | null;
  readonly ending: AbortSignal;
};
