import type { CronTimes } from '#platform/jobs/jobs.ts';
import { placeZone } from '#kernel/today.ts';

/** When backups are made by themselves, as the settings have it: `at` on the clock of the place, `weekday` 1 (Monday) to 7. */
export type Schedule = {
  readonly every: 'never' | 'day' | 'week';
  readonly at: string;
  readonly weekday: number;
  readonly kept: number;
};

/** The times of a schedule; null where there are none. */
export function timesOf({ every, at, weekday }: Schedule): CronTimes | null {
  if (every === 'never') return null;
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return { cron: `${minutes} ${hours} * * ${every === 'week' ? weekday : '*'}`, zone: placeZone };
}
