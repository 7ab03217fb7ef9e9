import type { Carrier, Ratio, Unit } from '#kernel/carrier.ts';
import type { Fraction } from './fraction.ts';

/** One row as it was read. `value` is an integer: 0.0001 of `unit`. `at` and `width` are seconds; width 0 is a register. */
export type Reading = {
  readonly at: number;
  readonly width: number;
  readonly value: number;
  readonly unit: Unit;
  /** Milliseconds. */
  readonly received: number;
  readonly import: number;
};

/** The device behind a metering point from `since` on. `start` and `end` are the readings of the swaps that installed and removed it. */
export type Device = {
  readonly since: number;
  readonly digits: number | null;
  readonly multiplier: Ratio;
  readonly start: number | null;
  readonly end: number | null;
  readonly unit: Unit;
};

/** The findings that the line itself reports. */
export const codes = ['register-fell', 'rolled-over', 'dropout', 'spike', 'contradiction', 'over-capacity', 'over-power'] as const;

export type Code = (typeof codes)[number];

/** What is doubtful, and where; `value` names the value of a contradiction, and is null for the other codes. */
export type Found = {
  readonly code: Code;
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
};

export type Word = 'rollover' | 'reset' | 'good' | 'bad' | 'this';

export type Decision = {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
  readonly as: Word;
};

export type Meter = {
  readonly carrier: Carrier;
  readonly kind: 'register' | 'interval';
  readonly direction: 'import' | 'both';
  readonly capacityKw: number | null;
  /** The unit in which use is expressed. */
  readonly useUnit: Unit;
  readonly devices: readonly Device[];
  readonly decisions: readonly Decision[];
};

/** A reading of a device's line. `shown` is what it shows, in 0.0001 of the device's unit; `point` is that in 0.0001 of the unit of use. */
export type Point = { readonly at: number; readonly shown: Fraction; readonly point: bigint };

/** Use that counts: `use` (0.0001 of the unit of use) between `from` and `to` as read; the `pieces` of it remain after overlaps. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  readonly use: bigint;
  readonly pieces: readonly (readonly [from: number, to: number])[];
};

/** Everything that the readings of a meter say. */
export type Meaning = {
  readonly stretches: readonly Stretch[];
  readonly findings: readonly Found[];
};

/** One step. `exact` and `rounded` are 0.0001 of the unit of use, null where nothing is covered. */
export type Step = {
  readonly from: number;
  readonly to: number;
  readonly exact: Fraction | null;
  readonly rounded: bigint | null;
  /** At how many cuts up to half of 0.0001 may have been rounded. */
  readonly cuts: number;
  readonly seconds: number;
  readonly estimated: boolean;
};
