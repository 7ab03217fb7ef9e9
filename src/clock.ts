import type { Clock } from '#kernel/request-context.ts';

const jumpMs = 60_000;

/**
 * The same clock, monitored: if it and the time actually elapsed diverge by more than a minute, this is logged once, with the size of the
 * jump.
 * @param passed ms elapsed since some start, whatever the clock shows
 */
export function watchedClock(clock: Clock, passed: () => number, tell: (seconds: number) => void): Clock {
  let ahead = clock() - passed();
  return () => {
    const now = clock();
    const jumped = now - passed() - ahead;
    if (Math.abs(jumped) > jumpMs) {
      ahead += jumped;
      tell(Math.round(jumped / 1000));
    }
    return now;
  };
}
