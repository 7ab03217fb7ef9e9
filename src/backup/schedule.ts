import type { Zone } from '#kernel/zone.ts';

/** When backups are made by themselves, as the settings have it: `at` on the local clock, `weekday` 1 (Monday) to 7. */
export type Schedule = {
  readonly every: 'never' | 'day' | 'week';
  readonly at: string;
  readonly weekday: number;
  readonly kept: number;
};

/** What is known of earlier tries by the schedule (ms). */
export type Tries = { readonly lastTry: number | null; readonly lastGood: number | null };

const daySeconds = 86_400;
const againAfterMs = 3_600_000;

/** The last instant (ms) at which a backup was to be made, not after `now`; null where none is. A time that the clock leaves out is the next that there is. */
export function lastDue({ every, at, weekday }: Schedule, zone: Zone, now: number): number | null {
  if (every === 'never') return null;
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const today = zone.dayOf(Math.floor(now / 1000));
  for (let back = 0; back <= 7; back++) {
    const day = today - back;
    if (every === 'week' && weekdayOf(day) !== weekday) continue;
    const instant = zone.nearestUtc(day * daySeconds + hours * 3600 + minutes * 60) * 1000;
    if (instant <= now) return instant;
  }
  return null;
}

/** Whether one is to be made now. One that failed is tried again each hour; one that was missed because nothing ran is made up for. */
export function isDue(schedule: Schedule, zone: Zone, { lastTry, lastGood }: Tries, now: number): boolean {
  const due = lastDue(schedule, zone, now);
  if (due === null || (lastGood !== null && lastGood >= due)) return false;
  return lastTry === null || lastTry < due || now - lastTry >= againAfterMs;
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
