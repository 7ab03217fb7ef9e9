import type { Clock } from '#kernel/request-context.ts';

const jumpMs = 60_000;

/**
 * The same clock, watched: where it and the time that really passed part by more than a minute, the log is told once, with how far it
 * jumped.
 * @param passed ms that passed since some beginning, whatever the clock says
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
