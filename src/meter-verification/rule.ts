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

export type Verdict = {
  readonly state: VerificationState;
  /** The certificate that rules on that day. */
  readonly certificate: Certificate | null;
  /** The first day on which it no longer holds. */
  readonly due: string | null;
  /** It rests on an interval that nobody has held against its source. */
  readonly indicative: boolean;
};

const none: Verdict = { state: 'none', certificate: null, due: null, indicative: false };

/** The number of the device in place at the first instant of a day; before all, the first. @param devices oldest first */
export function deviceOn(devices: readonly PlacedDevice[], day: string): number {
  const at = devices.findLastIndex(({ placed }) => placed <= day);
  return at < 0 ? 0 : at;
}

/** Which device a certificate is of: the one installed on the day that it names, else the one in place when it was verified. */
function deviceOf({ device, verified }: Certificate, devices: readonly PlacedDevice[]): number {
  const named = device === null ? -1 : devices.findLastIndex(({ installed }) => installed === device);
  return named < 0 ? deviceOn(devices, verified) : named;
}

/** Whether one of two certificates rules before the other: the later; of one day the failed, then that of the greater number. */
function goesBefore(one: Certificate, other: Certificate): boolean {
  if (one.verified !== other.verified) return one.verified > other.verified;
  if (one.result !== other.result) return one.result === 'fail';
  return one.certificate > other.certificate;
}

/** The certificate that rules on a day: the latest up to it of the device in place. */
function rulingOn(certificates: readonly Certificate[], devices: readonly PlacedDevice[], day: string): Certificate | null {
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
function endOf({ verified, until }: Certificate, intervalOn: IntervalOn): Pick<Verdict, 'due' | 'indicative'> {
  if (until !== null) return { due: dayAfter(until), indicative: false };
  const interval = intervalOn(verified);
  return interval === null ? { due: null, indicative: false } : { due: interval.due, indicative: !interval.formal };
}

/**
 * What a meter is on a day by its certificates (`heat.md` 4).
 * @param devices oldest first, one at least
 * @param soon the last day that counts as soon: a valid meter that ends by then is `due`
 */
export function verdictOn(
  {
    certificates,
    devices,
    intervalOn,
  }: { readonly certificates: readonly Certificate[]; readonly devices: readonly PlacedDevice[]; readonly intervalOn: IntervalOn },
  day: string,
  soon: string,
): Verdict {
  const certificate = rulingOn(certificates, devices, day);
  if (certificate === null) return none;
  if (certificate.result === 'fail') return { ...none, state: 'failed', certificate };
  const { due, indicative } = endOf(certificate, intervalOn);
  const state = due === null ? 'unknown' : due <= day ? 'overdue' : due <= soon ? 'due' : 'valid';
  return { state, certificate, due, indicative };
}
