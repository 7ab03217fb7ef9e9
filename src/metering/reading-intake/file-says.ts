/** Receives accepted readings. `at` and `width` in seconds, `value` in 0.0001 of `unit`, `received` in ms. */

import type { Unit, Carrier } from '#kernel/carrier.ts';
import type { ReadUnit } from '#kernel/quantity.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Applied } from './columns/applied.ts';
import type { TimeSays } from './times/times.ts';

export type Admit = (meter: number, at: number, width: number, value: number, unit: number, received: number) => void;
/** Statements about all readings of the file. */
export type FileSays = TimeSays & {
  /** Null: each meter's own kind. */
  readonly kind: 'register' | 'interval' | null;
  readonly zeroIsMissing: boolean;
  /** Unit of rows that name none; null: the device's. */
  readonly unit: Unit | null;
  /** The same for single codes of the file, by their numbers, if their columns name a unit of their own. */
  readonly unitOf?: ReadonlyMap<number, Unit> | undefined;
  /** Unit of values of points that name none, including one that no meter counts in; null: the point's. */
  readonly pointUnit?: ReadUnit | null | undefined;
  /** The same for single codes of the file, by their numbers. */
  readonly pointUnitOf?: ReadonlyMap<number, ReadUnit> | undefined;
  /** Its rows are parts of days: a point's value applies to the beginning of its part. */
  readonly partsOfDays?: boolean | undefined;
  /** The kind that the sender gives where only points are affected: it applies to any meters among them, and points have none. */
  readonly ofPoints?: 'register' | 'interval' | undefined;
  /** The file itself names its unit, so that a row that names another contradicts it. */
  readonly unitNamed?: boolean | undefined;
  /** Zone of times without one; null: the meter's own. */
  readonly zone: Zone | null;
  /** ms UTC, for rows without a time of receipt. */
  readonly received: number;
  /** ms UTC: nothing can have been received later. */
  readonly now: number;
  /** Whether a row may state an earlier receipt than now. */
  readonly mayBackDate: boolean;
  /** Its use is already multiplied by the multiplier in the register of meters. */
  readonly applied?: Applied | undefined;
  /** The carrier of the file, if given: then it changes no meter of another carrier. */
  readonly carrier: Carrier | null;
};
