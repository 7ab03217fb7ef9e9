import { lowest, unitRatio, type Carrier, type Ratio, type Unit } from '#kernel/carrier.ts';
import type { ReadUnit } from '#kernel/quantity.ts';
import type { Finding } from '#kernel/finding.ts';

/** The device behind a metering point from `since` to the next device's `since`. */
export type Device = {
  /** Seconds since 1970; -Infinity for the first device. */
  readonly since: number;
  /** Whole digits of the counter; null where it is not known when it rolls over. */
  readonly digits: number | null;
  readonly multiplier: Ratio;
  /** The counter's value when the device was installed, 0.0001 of `unit`; null where unknown. */
  readonly start: number | null;
  /** The counter's value when the device was removed, at the next device's `since`, 0.0001 of `unit`; null where unknown. */
  readonly end: number | null;
  readonly unit: Unit;
};

/** A metering point as the line needs it, as known at one time. */
export type Meter = {
  readonly carrier: Carrier;
  readonly kind: 'register' | 'interval';
  readonly direction: 'import' | 'both';
  readonly capacityKw: number | null;
  /** The unit of use; use is stored in 0.0001 of it. */
  readonly useUnit: Unit;
  /** In order of `since`; at least one. */
  readonly devices: readonly Device[];
  readonly decisions: readonly LineDecision[];
};

/** A point as `drawHolding` needs it, as known at one time: its values are instantaneous, in 0.0001 of the unit of its quantity. */
export type InstantSeries = {
  readonly kind: 'instant';
  /** How long a value holds at most (s). */
  readonly hold: number;
  /** The plausible range; null: no limit. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: ReadUnit;
  readonly decisions: readonly LineDecision[];
};

/** What has readings: a meter or a point. */
export type Series = Meter | InstantSeries;

export type Word = 'rollover' | 'reset' | 'good' | 'bad' | 'this';

/** A person's word on a finding, identified by code, first and last instant and, for a contradiction, the value. */
export type LineDecision = {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  /** 0.0001 of the device's unit (docs/readings.md 45); null except for a contradiction. */
  readonly value: number | null;
  readonly as: Word;
};

/** Codes of findings that refer to single values, so a decision on one names the value too. */
export const namesValue = (code: string): boolean => code === 'contradiction' || code === 'implausible';

/**
 * What is doubtful about a line. `from` and `to` in seconds; `value` (0.0001 of the device's unit) for a contradiction only. Where a person
 * has decided, the evidence has `decided`. Values in the evidence are in the unit that `unit` names.
 */
export type LineFinding = Finding & {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
};

/** The words allowed for each finding of the line; any other takes `good` or `bad`. */
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
 * The factor that turns a value read on a device into use. Throws RangeError where the unit does not fit.
 * @param seconds the length of the interval that a power was read for
 */
export function factorOf(device: Device, readIn: Unit, useUnit: Unit, seconds = 0): Ratio {
  const unit = unitRatio(readIn, useUnit, seconds);
  const a = lowest(device.multiplier.num, unit.den);
  const b = lowest(unit.num, device.multiplier.den);
  return { num: a.num * b.num, den: a.den * b.den };
}

/** The same for powers, by how long each lasted; the last factor is cached, since most intervals are as long as the one before. */
export function powerFactor(device: Device, useUnit: Unit): (readIn: Unit, seconds: number) => Ratio {
  let [unit, length]: [Unit | null, number] = [null, 0];
  let factor = device.multiplier;
  return (readIn, seconds) => {
    if (readIn !== unit || seconds !== length) [unit, length, factor] = [readIn, seconds, factorOf(device, readIn, useUnit, seconds)];
    return factor;
  };
}
