import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';

/** The namespace of every element of a file, and the version that is written. */
export const syncNamespace = 'http://buildingsync.net/schemas/bedes-auc/2019';
export const syncVersion = '2.7.0';

/** What a month used, `2025-01`, as decimal text. */
export type SyncMonth = { readonly month: string; readonly value: string };

/** The months of a carrier, in a unit that readings may come in. */
export type SyncUse = { readonly carrier: Carrier; readonly unit: Unit; readonly months: readonly SyncMonth[] };

/** A measure; numbers as decimal text, money in yuan. */
export type SyncMeasure = {
  readonly code: string;
  readonly finding: string | null;
  readonly system: string;
  readonly name: string;
  readonly carrier: Carrier;
  readonly annualSaving: string | null;
  readonly unit: Unit;
  readonly costYuan: string | null;
  readonly lifeYears: string | null;
  readonly basis: string;
};

/** What of a building goes into a file, and comes out of one. */
export type SyncBuilding = {
  readonly code: string | null;
  readonly name: string | null;
  /** Gross floor area, m2. */
  readonly areaM2: string | null;
  readonly level: 1 | 2 | 3 | null;
  readonly uses: readonly SyncUse[];
  readonly measures: readonly SyncMeasure[];
};

/** A file as it was read: what was taken, and what was not. */
export type SyncRead = SyncBuilding & { readonly findings: readonly Finding[] };
