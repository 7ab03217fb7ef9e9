import type { Zone } from '#kernel/zone.ts';

/** Local times `22:00`; the time between them is quiet, past midnight if the end is not later. */
export type QuietHours = { readonly from: string; readonly until: string };

const daySeconds = 86_400;

/**
 * The end of the quiet hours at an instant; the instant itself outside of quiet hours. Clock changes within quiet hours are taken into
 * account by local time.
 * @param at ms UTC @returns ms UTC
 * @example quietUntil(Date.UTC(2026, 10, 21, 15), { from: '22:00', until: '07:00' }, china) // seven in the morning in Beijing
 */
export function quietUntil(at: number, hours: QuietHours | null, zone: Zone): number {
  if (hours === null) return at;
  const [from, until] = [secondsOf(hours.from), secondsOf(hours.until)];
  let now = Math.floor(at / 1000);
  while (isBetween(timeOfDay(now, zone), from, until)) {
    const left = (until - timeOfDay(now, zone) + daySeconds) % daySeconds;
    now = Math.min(now + left, zone.until(now));
  }
  return now * 1000 > at ? now * 1000 : at;
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60;
}

function timeOfDay(utc: number, zone: Zone): number {
  return (((utc + zone.offsetAt(utc)) % daySeconds) + daySeconds) % daySeconds;
}

function isBetween(time: number, from: number, until: number): boolean {
  return from < until ? time >= from && time < until : from > until && (time >= from || time < until);
}
