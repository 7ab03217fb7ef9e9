import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Zone } from '#kernel/zone.ts';
import type { DayRange, DaySubjects } from '#metering/metering/metering.ts';

/** What the days of a building or metering point were expected to use. Columns have a row for each day from `from` on. */
export type ExpectedColumns = {
  /** The building's code, or the metering point's. */
  readonly code: string;
  readonly carrier: Carrier;
  readonly zone: Zone;
  readonly unit: Unit;
  /** The first local day, since 1970-01-01. */
  readonly from: number;
  /** In 0.0001 of the unit, whole; NaN where nothing was measured. */
  readonly measured: Float64Array;
  readonly coverage: Float64Array;
  /** In 0.0001 of the unit, whole; NaN where too few days are similar. */
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
};

/**
 * Says which local days of buildings or metering points lie in an episode that people found to be real: they stand for no other day. By
 * code; stretches half-open, in days since 1970-01-01.
 */
export type ExcludedDays = (
  scope: Scope,
  of: DaySubjects,
  range: DayRange,
  known: AsOf,
) => Promise<ReadonlyMap<string, readonly DayRange[]>>;

/** A day's similar days as people look at them. */
export type SimilarDay = {
  readonly day: string;
  /** In the unit. */
  readonly use: number;
  readonly coverage: number;
  /** degC; null where not known. */
  readonly temperature: number | null;
  /** K; null where the ten latest were taken. */
  readonly key: number | null;
};

/** A building by one carrier, or a metering point by itself. */
export type Subject = { readonly building: string; readonly carrier: Carrier } | { readonly meter: string };

/** A day, and what it was expected to use; numbers in the unit. */
export type ExpectedDay = {
  readonly day: string;
  readonly measured: number | null;
  readonly coverage: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** degC; null where not known. */
  readonly temperature: number | null;
  readonly type: 'workday' | 'rest';
  /** The most similar first. */
  readonly similar: readonly SimilarDay[];
  readonly figure: string;
};

export type ExpectedAnswer = {
  readonly code: string;
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly zone: string;
  readonly station: string | null;
  readonly days: readonly ExpectedDay[];
  readonly findings: readonly Finding[];
};

/** Times as people write them. */
export type ExpectedQuestion = {
  readonly of: Subject;
  readonly from: string;
  readonly to: string;
  readonly knownAt?: string | undefined;
  /** The same as both times of it, where they are known already; stands before `knownAt`. */
  readonly known?: AsOf | undefined;
  /** Only days before this local day, `2026-03-01`, stand for others: how it was before something was done. */
  readonly before?: string | undefined;
};
