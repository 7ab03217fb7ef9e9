import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';

/** The namespace of every element in a file, and the version that is written. */
export const syncNamespace = 'http://buildingsync.net/schemas/bedes-auc/2019';
export const syncVersion = '2.7.0';

/** Use in a month, `2025-01`, as decimal text. */
export type SyncMonth = { readonly month: string; readonly value: string };

/** Months of a carrier, in a unit that readings may use. */
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

/** The data of a building that a file contains, written or read. */
export type SyncBuilding = {
  readonly code: string | null;
  readonly name: string | null;
  /** Gross floor area, m2. */
  readonly areaM2: string | null;
  readonly level: 1 | 2 | 3 | null;
  readonly uses: readonly SyncUse[];
  readonly measures: readonly SyncMeasure[];
};

/** A file after reading: what was taken, and findings about what was not. */
export type SyncRead = SyncBuilding & { readonly findings: readonly Finding[] };
