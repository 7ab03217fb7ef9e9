import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Zone } from '#kernel/zone.ts';
import type { DayRange, DaySubjects } from '#metering/metering/metering.ts';

/** The expected use of the days of a building or metering point. Columns have a row for each day from `from` on. */
export type ExpectedColumns = {
  /** The code of the building or of the metering point. */
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
 * Returns the local days of buildings or metering points in an episode that people found to be real: they are not used as similar days. By
 * code; stretches half-open, in days since 1970-01-01.
 */
export type ExcludedDays = (
  scope: Scope,
  of: DaySubjects,
  range: DayRange,
  known: AsOf,
) => Promise<ReadonlyMap<string, readonly DayRange[]>>;

/** A similar day as shown to people. */
export type SimilarDay = {
  readonly day: string;
  /** In the unit. */
  readonly use: number;
  readonly coverage: number;
  /** degC; null if unknown. */
  readonly temperature: number | null;
  /** K; null if the ten latest were taken. */
  readonly key: number | null;
};

/** A building by one carrier, or a single metering point. */
export type Subject = { readonly building: string; readonly carrier: Carrier } | { readonly meter: string };

/** A day and its expected use; numbers in the unit. */
export type ExpectedDay = {
  readonly day: string;
  readonly measured: number | null;
  readonly coverage: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** degC; null if unknown. */
  readonly temperature: number | null;
  readonly type: 'workday' | 'rest';
  /** Most similar first. */
  readonly similar: readonly SimilarDay[];
  readonly figure: string;
};

/** A day that other days are expected from: measured with coverage 0.98, in no episode found to be real. */
export type ReferenceDay = Pick<ExpectedDay, 'day' | 'temperature' | 'type'> & {
  /** In the unit. */
  readonly use: number;
};

export type ExpectedAnswer = {
  readonly code: string;
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly zone: string;
  readonly station: string | null;
  readonly days: readonly ExpectedDay[];
  /** If `before` is given: the days of the 365 before it that may be used as similar days, in order. */
  readonly reference: readonly ReferenceDay[];
  readonly findings: readonly Finding[];
};

/** Times as entered. */
export type ExpectedQuestion = {
  readonly of: Subject;
  readonly from: string;
  readonly to: string;
  readonly knownAt?: string | undefined;
  /** The same as both of its times, if already resolved; takes precedence over `knownAt`. */
  readonly known?: AsOf | undefined;
  /** Only days before this local day, `2026-03-01`, are used: the state before an action. */
  readonly before?: string | undefined;
};
