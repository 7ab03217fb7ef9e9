import { lowest, unitRatio, type Carrier, type Ratio, type Unit } from '#kernel/carrier.ts';
import type { ReadUnit } from '#kernel/quantity.ts';
import type { Finding } from '#kernel/finding.ts';

/** What stands behind a metering point from `since` to the next device's `since`. */
export type Device = {
  /** Seconds since 1970; the first device's is -Infinity. */
  readonly since: number;
  /** Whole digits of the counter; null where it is not known when it goes round. */
  readonly digits: number | null;
  readonly multiplier: Ratio;
  /** Where the counter stood when the device was put in, 0.0001 of `unit`; null where unknown. */
  readonly start: number | null;
  /** Where it stood when it was taken out, at the next device's `since`, 0.0001 of `unit`; null where unknown. */
  readonly end: number | null;
  readonly unit: Unit;
};

/** A metering point as the line needs it, as known at one time. */
export type Meter = {
  readonly carrier: Carrier;
  readonly kind: 'register' | 'interval';
  readonly direction: 'import' | 'both';
  readonly capacityKw: number | null;
  /** The unit that use is told in, in 0.0001 of it. */
  readonly useUnit: Unit;
  /** In order of `since`; at least one. */
  readonly devices: readonly Device[];
  readonly decisions: readonly LineDecision[];
};

/** A point as `drawHolding` needs it, as known at one time: its values are of an instant, in 0.0001 of the unit of its quantity. */
export type InstantSeries = {
  readonly kind: 'instant';
  /** How long a value holds at most (s). */
  readonly hold: number;
  /** What is plausible; null: no limit. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: ReadUnit;
  readonly decisions: readonly LineDecision[];
};

/** What has readings: a meter or a point. */
export type Series = Meter | InstantSeries;

export type Word = 'rollover' | 'reset' | 'good' | 'bad' | 'this';

/** A person's word on a finding, which it names by code, first and last instant and, for a contradiction, the value. */
export type LineDecision = {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  /** 0.0001 of the device's unit (docs/readings.md 45); null but for a contradiction. */
  readonly value: number | null;
  readonly as: Word;
};

/** Codes of findings that are told of single values: these belong to what names them. */
export const namesValue = (code: string): boolean => code === 'contradiction' || code === 'implausible';

/**
 * What is doubtful about a line. `from` and `to` in seconds; `value` (0.0001 of the device's unit) for a contradiction only. Where a person
 * has spoken the evidence has `decided`. In the evidence values are in the unit that `unit` names.
 */
export type LineFinding = Finding & {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
};

/** What may be said about each finding of the line; about any other `good` or `bad`. */
export const wordsFor: Readonly<Record<string, readonly Word[]>> = {
  'register-fell': ['rollover', 'reset', 'bad'],
  'rolled-over': ['rollover', 'reset', 'bad'],
  dropout: ['good', 'bad'],
  spike: ['good', 'bad'],
  contradiction: ['this', 'bad'],
  'over-capacity': ['good', 'bad'],
  'over-power': ['good', 'bad'],
  implausible: ['good', 'bad'],
};

/**
 * What a value read on a device is multiplied by to give use. Throws RangeError where the unit does not fit.
 * @param seconds how long the interval is that a power was read for
 */
export function factorOf(device: Device, readIn: Unit, useUnit: Unit, seconds = 0): Ratio {
  const unit = unitRatio(readIn, useUnit, seconds);
  const a = lowest(device.multiplier.num, unit.den);
  const b = lowest(unit.num, device.multiplier.den);
  return { num: a.num * b.num, den: a.den * b.den };
}

/** The same of powers, by how long each was kept up; the last factor is kept, since intervals mostly are as long as the one before. */
export function powerFactor(device: Device, useUnit: Unit): (readIn: Unit, seconds: number) => Ratio {
  let [unit, length]: [Unit | null, number] = [null, 0];
  let factor = device.multiplier;
  return (readIn, seconds) => {
    if (readIn !== unit || seconds !== length) [unit, length, factor] = [readIn, seconds, factorOf(device, readIn, useUnit, seconds)];
    return factor;
  };
}
