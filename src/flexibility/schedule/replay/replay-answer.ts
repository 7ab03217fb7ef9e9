import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';

/** What batteries would have saved in a period, and in each of its months. */
export type ReplayAnswer = {
  readonly building: string;
  readonly tariff: string;
  readonly from: string;
  readonly to: string;
  /** Of the requested days, those fully measured; and those among them without a forecast. */
  readonly days: { readonly of: number; readonly replayed: number; readonly unplanned: number };
  readonly coverage: number;
  readonly total: ReplaySum;
  readonly months: readonly (ReplaySum & { readonly month: string; readonly days: number })[];
  readonly findings: readonly Finding[];
  /**
   * The inputs, so that it can be opened: when they were known, the building's time zone, meters of photovoltaics, batteries as written.
   */
  readonly known: AsOf;
  readonly zone: string;
  readonly meters: readonly string[];
  readonly batteries: readonly string[];
};

/** Yuan to four decimals. `saving` is that of the plans, `possible` that with perfect foresight. */
export type ReplaySum = { without: string; replayed: string; foresight: string; saving: string; possible: string };
