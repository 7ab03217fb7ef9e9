import type { Boundary } from '#metering/metering/metering.ts';

export const modelKinds = ['daily', 'billing', 'hourly'] as const;

export type ModelKind = (typeof modelKinds)[number];

/** Local days, `2025-01-01`; the last not included. */
export type DaySpan = { readonly from: string; readonly to: string };

/** A season of each year, days as `06-01`, the last not included. */
export type WrittenSeason = { readonly name: string; readonly from: string; readonly to: string };

/** Values by local day of other influences on use: guests, output. */
export type FactorValues = { readonly name: string; readonly values: readonly (readonly [day: string, value: number])[] };

/** How use is to be explained, as requested. Plain values, because it is stored with figures and sealed. */
export type ModelQuestion = {
  readonly model: ModelKind;
  /** Null: the building's own. */
  readonly station: string | null;
  /** Null: the zone's own. */
  readonly calendar: string | null;
  /** Null: the usual ones. */
  readonly seasons: readonly WrittenSeason[] | null;
  readonly exclude: readonly DaySpan[];
  readonly factors: readonly FactorValues[];
};

/** A boundary with its base period and model, as requested for a fit. */
export type FitQuestion = { readonly boundary: Boundary; readonly period: DaySpan; readonly model: ModelQuestion };

export const eventKinds = ['exclude', 'fixed', 'factor'] as const;

/** An event that changed use and is unrelated to the measure; days half-open. */
export type SavingsEvent = DaySpan & {
  readonly kind: (typeof eventKinds)[number];
  /** `fixed`: per day, in the unit; `factor`: the factor on the predicted use; null for `exclude`. */
  readonly amount: number | null;
  readonly note: string;
  readonly evidence: string;
};

/** A boundary of a pool: a metering point, or a building by a carrier; `row` as in a spreadsheet. */
export type PoolRow = { readonly row: number; readonly meter?: string; readonly building?: string; readonly carrier?: string };

/** A report as requested, with all its inputs: what its figures name. */
export type ReportQuestion = {
  readonly of: { readonly baseline: string } | { readonly fit: FitQuestion };
  readonly period: DaySpan;
  readonly confidence: number;
  readonly events: readonly SavingsEvent[];
  readonly factors: readonly FactorValues[];
  readonly compare: readonly PoolRow[] | null;
};

/** A portfolio as requested: boundaries, both periods, one model for all. */
export type PortfolioQuestion = {
  readonly pool: readonly PoolRow[];
  readonly base: DaySpan;
  readonly period: DaySpan;
  readonly model: ModelQuestion;
  readonly confidence: number;
};
