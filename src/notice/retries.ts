const minuteMs = 60_000;

/** Pauses after each try that failed, in minutes: nine tries in a little less than two days. */
const pausesMinutes = [1, 5, 15, 60, 180, 360, 720, 1440] as const;

/**
 * How long to wait after so many tries, ms; null where it is given up.
 * @example pauseAfter(1) // 60_000
 */
export function pauseAfter(tries: number): number | null {
  const pause = pausesMinutes[tries - 1];
  return pause === undefined ? null : pause * minuteMs;
}
