import type { CronTimes } from '#platform/jobs/jobs.ts';
import { placeZone } from '#kernel/today.ts';

/** When automatic backups are made, according to the settings: `at` in the place's local time, `weekday` 1 (Monday) to 7. */
export type Schedule = {
  readonly every: 'never' | 'day' | 'week';
  readonly at: string;
  readonly weekday: number;
  readonly kept: number;
};

/** The times of a schedule; null if there are none. */
export function timesOf({ every, at, weekday }: Schedule): CronTimes | null {
  if (every === 'never') return null;
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return { cron: `${minutes} ${hours} * * ${every === 'week' ? weekday : '*'}`, zone: placeZone };
}
