/** Takes what is good. `at` and `width` in seconds, `value` in 0.0001 of `unit`, `received` in ms. */

import type { Unit, Carrier } from '#kernel/carrier.ts';
import type { ReadUnit } from '#kernel/quantity.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Applied } from './columns/applied.ts';
import type { TimeSays } from './times/times.ts';

export type Admit = (meter: number, at: number, width: number, value: number, unit: number, received: number) => void;
/** What the file as a whole says of its readings. */
export type FileSays = TimeSays & {
  /** Null: each meter's own kind. */
  readonly kind: 'register' | 'interval' | null;
  readonly zeroIsMissing: boolean;
  /** Unit of rows that name none; null: the device's. */
  readonly unit: Unit | null;
  /** The same of single codes of the file, by their numbers, where their columns name a unit of their own. */
  readonly unitOf?: ReadonlyMap<number, Unit> | undefined;
  /** Unit of values of points that name none, also one that no meter counts in; null: the point's. */
  readonly pointUnit?: ReadUnit | null | undefined;
  /** The same of single codes of the file, by their numbers. */
  readonly pointUnitOf?: ReadonlyMap<number, ReadUnit> | undefined;
  /** Its rows are parts of days: a point's value is that of the beginning of its part. */
  readonly partsOfDays?: boolean | undefined;
  /** The kind that the sender says of points alone: of meters among them it is said of these, and points have none. */
  readonly ofPoints?: 'register' | 'interval' | undefined;
  /** The file itself names its unit, so that a row that names another contradicts it. */
  readonly unitNamed?: boolean | undefined;
  /** Zone of times without one; null: the meter's own. */
  readonly zone: Zone | null;
  /** ms UTC, of rows that say none. */
  readonly received: number;
  /** ms UTC: nothing can have been received later. */
  readonly now: number;
  /** Whether a row may say that it was received earlier than now. */
  readonly mayBackDate: boolean;
  /** Its use is multiplied already by what the register of meters would multiply it by. */
  readonly applied?: Applied | undefined;
  /** What the file is of, where it is said: then it changes no meter of another carrier. */
  readonly carrier: Carrier | null;
};
