import { Problem } from './problem.ts';

/** The most steps per query; also the most local days, if its steps are calculated from these. */
export const mostSteps = 100_000;

/**
 * The most values held at a time: steps × buildings, carriers or meters. Allows a year of days for a city of ten thousand meters, or a year
 * of quarter hours for a building with a hundred; a column of numbers of this size is 32 MB.
 */
export const mostValues = 4_000_000;

/** The most values the store sorts for a page of results. */
export const mostRanked = 100_000_000;

/** To be called before any work. @throws Problem `too-many-steps` */
export function refuseManySteps(steps: number, most = mostSteps): void {
  if (!(steps <= most)) throw new Problem('bad-input', 'too-many-steps', { steps, most });
}

/**
 * To be called before any work. @param things buildings, carriers, meters: whatever has a value in each step. @throws Problem
 * `too-many-values`
 */
export function refuseManyValues(steps: number, things: number, most = mostValues): void {
  if (!(steps * things <= most)) throw new Problem('bad-input', 'too-many-values', { steps, things, most, values: steps * things });
}
