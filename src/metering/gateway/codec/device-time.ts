import { type CivilTime, parseClearTime } from '#platform/tables/time.ts';

/** When a device says it measured: an instant (s UTC), or the clock of its place, `2025-03-01 08:15:00`. */
export type DeviceTime = { readonly instant: number } | { readonly local: string };

/** A time that is present but not credible. */
export type UnreadTime = { readonly unread: string };

/** What is needed to read a time. `now`: ms; `wholeDays`: values are of days or longer, so that a bare day is a time. */
export type DeviceClock = { readonly now: number; readonly wholeDays: boolean };

/** Nothing was measured before 2000, and no clock is a year ahead (s). */
const earliest = 946_684_800;
const ahead = 366 * 86_400;
/** How many seconds, milliseconds, microseconds and nanoseconds make one second. */
const parts = [1, 1e3, 1e6, 1e9];
/** `yyyyMMddHHmmss`, also without seconds or without minutes and seconds. */
const compact = /^\d{10}(?:\d{2}){0,2}$/u;
const digits = /^\d{1,19}(?:\.\d+)?$/u;
const localDay = 86_400;

/**
 * Reads the time of a message in any notation that has only one possible reading: ISO 8601, `yyyyMMddHHmmss`, `yyyy-MM-dd HH:mm:ss`
 * (local), `2025/3/1 8:15`, seconds since 1970 or parts of them. Null if there is none; `unread` if it cannot be read, can be read in
 * several ways, or is before 2000 or more than a year ahead.
 * @example deviceTime('20250301081500', clock) // { local: '2025-03-01 08:15:00' }
 */
export function deviceTime(given: unknown, clock: DeviceClock): DeviceTime | UnreadTime | null {
  if (given === undefined || given === null) return null;
  const text = typeof given === 'string' || typeof given === 'number' ? String(given).trim() : null;
  if (text === '') return null;
  const [one, ...others] = text === null ? [] : readings(text, clock);
  if (one !== undefined && others.length === 0) return one;
  return { unread: (text ?? JSON.stringify(given)).slice(0, 100) };
}

/** All possible readings of a text. */
function readings(text: string, { now, wholeDays }: DeviceClock): DeviceTime[] {
  const latest = now / 1000 + ahead;
  const canBe = (seconds: number, around = 0): boolean => seconds >= earliest - around && seconds <= latest + around;
  if (digits.test(text)) {
    const counted = parts.map((part) => Math.floor(Number(text) / part)).filter((instant) => canBe(instant));
    const read = compact.test(text) ? parseClearTime(text) : null;
    const clocks = typeof read === 'object' && read?.offsetSeconds === null && canBe(read.localSeconds, localDay) ? [localOf(read)] : [];
    return [...counted.map((instant) => ({ instant })), ...clocks];
  }
  const read = parseClearTime(text);
  if (typeof read === 'string' || (!wholeDays && isBareDay(text))) return [];
  const { localSeconds, offsetSeconds } = read;
  if (offsetSeconds === null) return canBe(localSeconds, localDay) ? [localOf(read)] : [];
  return canBe(localSeconds - offsetSeconds) ? [{ instant: localSeconds - offsetSeconds }] : [];
}

/** A day without a time of day. */
const isBareDay = (text: string): boolean => typeof parseClearTime(`${text} 00:00`) === 'object';

const localOf = ({ localSeconds }: CivilTime): DeviceTime => ({
  local: new Date(localSeconds * 1000).toISOString().slice(0, 19).replace('T', ' '),
});
