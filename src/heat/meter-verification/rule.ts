import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import type { VerificationKind, VerificationResult, VerificationState } from './codes.ts';

/** A certificate of a meter. All days are local days of its building. */
export type Certificate = {
  readonly certificate: string;
  /** The metering point, by its code. */
  readonly meter: string;
  readonly kind: VerificationKind;
  readonly verified: string;
  readonly result: VerificationResult;
  /** The last day of validity stated on it; null if none is stated. */
  readonly until: string | null;
  /** The day on which the verified device had been installed, if stated. */
  readonly device: string | null;
};

/** A device of a metering point: the day it was installed (null: unknown), and the first day that begins with it in place. */
export type PlacedDevice = { readonly installed: string | null; readonly placed: string };

/** When a meter verified on a day is due again. `formal`: the interval has been seen in its source. */
export type Interval = { readonly due: string; readonly formal: boolean };

/** The interval of the meter's carrier in force on a day, applied to that day; null if none is known. */
export type IntervalOn = (day: string) => Interval | null;

/** The ruling of a meter: a certificate, and until when it is valid. */
export type Ruling = {
  readonly certificate: Certificate | null;
  /** The first day on which it is no longer valid. */
  readonly due: string | null;
  /** It depends on an interval that has not been checked against its source. */
  readonly indicative: boolean;
};

export type Verdict = Ruling & { readonly state: VerificationState };

/** The inputs for judging a meter; its devices oldest first, at least one. */
export type Judged = {
  readonly certificates: readonly Certificate[];
  readonly devices: readonly PlacedDevice[];
  readonly intervalOn: IntervalOn;
};

/** The ruling of a meter without a certificate. */
export const unruled: Ruling = { certificate: null, due: null, indicative: false };

/** The index of the device in place at the first instant of a day; before all, the first. @param devices oldest first */
export function deviceOn(devices: readonly PlacedDevice[], day: string): number {
  const at = devices.findLastIndex(({ placed }) => placed <= day);
  return at < 0 ? 0 : at;
}

/**
 * The device that a certificate belongs to: the one installed on the day that it names, otherwise the one in place when it was verified.
 */
export function deviceOf({ device, verified }: Certificate, devices: readonly PlacedDevice[]): number {
  const named = device === null ? -1 : devices.findLastIndex(({ installed }) => installed === device);
  return named < 0 ? deviceOn(devices, verified) : named;
}

/**
 * Whether one of two certificates takes precedence: the later one; on the same day the failed one, then the one with the greater number.
 */
export function goesBefore(one: Certificate, other: Certificate): boolean {
  if (one.verified !== other.verified) return one.verified > other.verified;
  if (one.result !== other.result) return one.result === 'fail';
  return one.certificate > other.certificate;
}

/** The certificate that applies on a day: the latest up to it for the device in place. */
function latestOn(certificates: readonly Certificate[], devices: readonly PlacedDevice[], day: string): Certificate | null {
  const device = devices.length > 1 ? deviceOn(devices, day) : 0;
  let ruling: Certificate | null = null;
  for (const one of certificates) {
    if (one.verified > day || (devices.length > 1 && deviceOf(one, devices) !== device)) continue;
    if (ruling === null || goesBefore(one, ruling)) ruling = one;
  }
  return ruling;
}

const dayAfter = (day: string): string => dayText((parseDay(day) ?? 0) + 1);

/** The day a number of months later: the same day of the month, or its last. @example monthsLater('2020-02-29', 12) // '2021-02-28' */
export const monthsLater = (day: string, months: number): string => dayText(addMonths(parseDay(day) ?? 0, months));

/** When a passed certificate ends, and what that is based on. */
function endOf({ verified, until }: Certificate, intervalOn: IntervalOn): Omit<Ruling, 'certificate'> {
  if (until !== null) return { due: dayAfter(until), indicative: false };
  const interval = intervalOn(verified);
  return interval === null ? { due: null, indicative: false } : { due: interval.due, indicative: !interval.formal };
}

/** The ruling of a meter at the first instant of a day (`heat.md` 4). */
export function rulingOn({ certificates, devices, intervalOn }: Judged, day: string): Ruling {
  const certificate = latestOn(certificates, devices, day);
  if (certificate === null) return unruled;
  return certificate.result === 'fail' ? { ...unruled, certificate } : { certificate, ...endOf(certificate, intervalOn) };
}

/**
 * The state of a meter on a day by its ruling then (`heat.md` 4).
 * @param soon the last day that counts as soon: a valid meter that ends by then is `due`
 */
export function stateOn({ certificate, due }: Ruling, day: string, soon: string): VerificationState {
  if (certificate === null) return 'none';
  if (certificate.result === 'fail') return 'failed';
  return due === null ? 'unknown' : due <= day ? 'overdue' : due <= soon ? 'due' : 'valid';
}

/** The state of a meter on a day by its certificates; `soon` as in `stateOn`. */
export function verdictOn(judged: Judged, day: string, soon: string): Verdict {
  const ruling = rulingOn(judged, day);
  return { ...ruling, state: stateOn(ruling, day, soon) };
}
