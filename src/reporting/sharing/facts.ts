import type { Carrier } from '#kernel/carrier.ts';

/** Which data of a place may be shared. */
export const feedDatasets = ['buildings', 'use-month', 'use-day', 'inventory', 'indoor'] as const;

export type FeedDataset = (typeof feedDatasets)[number];

export const feedFormats = ['jsonl', 'csv', 'parquet', 'geojson'] as const;

export type FeedFormat = (typeof feedFormats)[number];

/** How dwellings are shared: grouped, never fewer than `k`, by equal values in all of these fields. */
export type Mask = { readonly k: number; readonly by: readonly string[] };

/** A feed as agreed. Days are local to the place; `until` is the last. */
export type FeedTerms = {
  readonly id: string;
  readonly dataset: FeedDataset;
  readonly region: string;
  /** The shared fields in addition to the keys, in this order. */
  readonly fields: readonly string[];
  readonly to: string;
  readonly purpose: string;
  readonly agreement: string;
  readonly from: string;
  readonly until: string;
  /** The first and the last day of the data that are shared; by default the days of the agreement. */
  readonly dataFrom?: string | undefined;
  readonly dataUntil?: string | undefined;
  readonly mask?: Mask | undefined;
  /** A name of `notify`, posted to whenever there is a new token. */
  readonly webhook?: string | undefined;
};

/** The state of a feed on a day. */
export const feedStates = ['coming', 'open', 'over', 'ended'] as const;

export type FeedState = (typeof feedStates)[number];

/** What a supplier is expected to deliver. `due`: day of the following month. */
export type Expected = {
  readonly supplier: string;
  readonly carrier: Carrier;
  readonly region: string;
  readonly every: 'month';
  readonly due: number;
};
