const minuteMs = 60_000;

/** Pauses after each failed attempt, in minutes: nine attempts in a little less than two days. */
const pausesMinutes = [1, 5, 15, 60, 180, 360, 720, 1440] as const;

/**
 * The pause after this many attempts, ms; null if the delivery is given up.
 * @example pauseAfter(1) // 60_000
 */
export function pauseAfter(tries: number): number | null {
  const pause = pausesMinutes[tries - 1];
  return pause === undefined ? null : pause * minuteMs;
}

/** Pauses after the first failed attempts to reach a target named by a rule, in seconds; then every six hours, for three days. */
const targetPauses = [10, 60, 600, 3600] as const;
const targetPause = 6 * 3600;
const longestTried = 72 * 3600 * 1000;

/** The same for targets named by rules. @param age ms since it was first due */
export function targetPauseAfter(tries: number, age: number): number | null {
  const pause = (targetPauses[tries - 1] ?? targetPause) * 1000;
  return age + pause > longestTried ? null : pause;
}
