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
  /** The last day that it says to hold for; null where it says none. */
  readonly until: string | null;
  /** The day on which the device that was verified had been installed, where it says that. */
  readonly device: string | null;
};

/** A device of a metering point: the day it was installed (null: not known), and the first day that begins with it in place. */
export type PlacedDevice = { readonly installed: string | null; readonly placed: string };

/** When a meter that is verified on a day is due again. `formal`: somebody has seen the interval in its source. */
export type Interval = { readonly due: string; readonly formal: boolean };

/** What the interval of the meter's carrier in force on a day comes to; null where none is known. */
export type IntervalOn = (day: string) => Interval | null;

/** What rules over a meter: a certificate, and until when it holds. */
export type Ruling = {
  readonly certificate: Certificate | null;
  /** The first day on which it no longer holds. */
  readonly due: string | null;
  /** It rests on an interval that nobody has held against its source. */
  readonly indicative: boolean;
};

export type Verdict = Ruling & { readonly state: VerificationState };

/** What a meter is judged by; its devices oldest first, one at least. */
export type Judged = {
  readonly certificates: readonly Certificate[];
  readonly devices: readonly PlacedDevice[];
  readonly intervalOn: IntervalOn;
};

/** Nothing rules over a meter without certificate. */
export const unruled: Ruling = { certificate: null, due: null, indicative: false };

/** The number of the device in place at the first instant of a day; before all, the first. @param devices oldest first */
export function deviceOn(devices: readonly PlacedDevice[], day: string): number {
  const at = devices.findLastIndex(({ placed }) => placed <= day);
  return at < 0 ? 0 : at;
}

/** Which device a certificate is of: the one installed on the day that it names, else the one in place when it was verified. */
export function deviceOf({ device, verified }: Certificate, devices: readonly PlacedDevice[]): number {
  const named = device === null ? -1 : devices.findLastIndex(({ installed }) => installed === device);
  return named < 0 ? deviceOn(devices, verified) : named;
}

/** Whether one of two certificates rules before the other: the later; of one day the failed, then that of the greater number. */
export function goesBefore(one: Certificate, other: Certificate): boolean {
  if (one.verified !== other.verified) return one.verified > other.verified;
  if (one.result !== other.result) return one.result === 'fail';
  return one.certificate > other.certificate;
}

/** The certificate that rules on a day: the latest up to it of the device in place. */
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

/** The day so many months later: the same day of the month, or its last. @example monthsLater('2020-02-29', 12) // '2021-02-28' */
export const monthsLater = (day: string, months: number): string => dayText(addMonths(parseDay(day) ?? 0, months));

/** When a certificate that passed ends, and on what that rests. */
function endOf({ verified, until }: Certificate, intervalOn: IntervalOn): Omit<Ruling, 'certificate'> {
  if (until !== null) return { due: dayAfter(until), indicative: false };
  const interval = intervalOn(verified);
  return interval === null ? { due: null, indicative: false } : { due: interval.due, indicative: !interval.formal };
}

/** What rules over a meter at the first instant of a day (`heat.md` 4). */
export function rulingOn({ certificates, devices, intervalOn }: Judged, day: string): Ruling {
  const certificate = latestOn(certificates, devices, day);
  if (certificate === null) return unruled;
  return certificate.result === 'fail' ? { ...unruled, certificate } : { certificate, ...endOf(certificate, intervalOn) };
}

/**
 * What a meter is on a day by what rules over it then (`heat.md` 4).
 * @param soon the last day that counts as soon: a valid meter that ends by then is `due`
 */
export function stateOn({ certificate, due }: Ruling, day: string, soon: string): VerificationState {
  if (certificate === null) return 'none';
  if (certificate.result === 'fail') return 'failed';
  return due === null ? 'unknown' : due <= day ? 'overdue' : due <= soon ? 'due' : 'valid';
}

/** What a meter is on a day by its certificates; `soon` as in `stateOn`. */
export function verdictOn(judged: Judged, day: string, soon: string): Verdict {
  const ruling = rulingOn(judged, day);
  return { ...ruling, state: stateOn(ruling, day, soon) };
}
