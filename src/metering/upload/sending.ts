import type { Acknowledged, Receipt } from './facts.ts';
import type { Parcel, Reason, Target } from './store.ts';

/** The result of an attempt. `waiting`: it was delivered to the directory, and its receipt is looked for again. */
export type Sent =
  | { readonly outcome: 'received'; readonly receipt: Receipt | Acknowledged }
  | { readonly outcome: 'refused'; readonly reason: Reason }
  | { readonly outcome: 'failed'; readonly reason: Reason }
  | { readonly outcome: 'waiting' };

/** A parcel, its destination, and the credentials. */
export type Sending = {
  readonly target: Pick<Target, 'destination' | 'centre'>;
  readonly parcel: Pick<Parcel, 'day' | 'version' | 'sha256'>;
  readonly bytes: Buffer;
  readonly key: string | null;
  readonly ending: AbortSignal;
};
