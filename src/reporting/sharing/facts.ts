import type { Carrier } from '#kernel/carrier.ts';

/** What of a place may be shared. */
export const feedDatasets = ['buildings', 'use-month', 'use-day', 'inventory', 'indoor'] as const;

export type FeedDataset = (typeof feedDatasets)[number];

export const feedFormats = ['jsonl', 'csv', 'parquet', 'geojson'] as const;

export type FeedFormat = (typeof feedFormats)[number];

/** How dwellings leave: together, never fewer than `k`, those that agree in all of these fields of theirs. */
export type Mask = { readonly k: number; readonly by: readonly string[] };

/** A feed as it is agreed on. Days are local to the place; `until` is the last. */
export type FeedTerms = {
  readonly id: string;
  readonly dataset: FeedDataset;
  readonly region: string;
  /** What leaves beside the keys, in this order. */
  readonly fields: readonly string[];
  readonly to: string;
  readonly purpose: string;
  readonly agreement: string;
  readonly from: string;
  readonly until: string;
  readonly mask?: Mask | undefined;
  /** A name of `notify`, posted to whenever there is a new token. */
  readonly webhook?: string | undefined;
};

/** Where a feed stands on a day. */
export const feedStates = ['coming', 'open', 'over', 'ended'] as const;

export type FeedState = (typeof feedStates)[number];

/** What a supplier is expected to hand over. `due`: day of the month that follows. */
export type Expected = {
  readonly supplier: string;
  readonly carrier: Carrier;
  readonly region: string;
  readonly every: 'month';
  readonly due: number;
};
