import { Cron } from 'croner';

/** Times in a time zone: a cron expression of five fields, and an IANA name. */
export type CronTimes = { readonly cron: string; readonly zone: string };

/**
 * The first time after an instant (ms); null if there is none. A local time that is skipped when the clock changes is moved to the end of
 * the gap; one that occurs twice counts the first time only.
 * @throws TypeError if the expression or the zone is invalid
 * @example nextTime({ cron: '30 2 * * *', zone: 'Asia/Shanghai' }, Date.UTC(2026, 2, 1)) // half past two on 2 March there
 */
export function nextTime(times: CronTimes, after: number): number | null {
  return cronOf(times).nextRun(new Date(after))?.getTime() ?? null;
}

/** The last time that is not after an instant (ms); null if there is none. */
export function lastTime(times: CronTimes, at: number): number | null {
  // it counts in whole seconds, and excludes the given one
  const [last] = cronOf(times).previousRuns(1, new Date((Math.floor(at / 1000) + 1) * 1000));
  return last?.getTime() ?? null;
}

function cronOf({ cron, zone }: CronTimes): Cron {
  return new Cron(cron, { timezone: zone, paused: true });
}
