import { Problem } from './problem.ts';

/** No question has more steps than this; nor more local days, where its steps are calculated in these. */
export const mostSteps = 100_000;

/**
 * Nor does one hold more values at once: steps × buildings, carriers or meters. A city of ten thousand meters may be asked for a year of
 * days, a building of a hundred for a year of quarters of an hour; a column of numbers of this size is 32 MB.
 */
export const mostValues = 4_000_000;

/** Nor does the store put more than this in an order, of which a page is told. */
export const mostRanked = 100_000_000;

/** Before any work on it. @throws Problem `too-many-steps` */
export function refuseManySteps(steps: number, most = mostSteps): void {
  if (!(steps <= most)) throw new Problem('bad-input', 'too-many-steps', { steps, most });
}

/**
 * Before any work on it. @param things buildings, carriers, meters: whatever has a value in each step. @throws Problem `too-many-values`
 */
export function refuseManyValues(steps: number, things: number, most = mostValues): void {
  if (!(steps * things <= most)) throw new Problem('bad-input', 'too-many-values', { steps, things, most, values: steps * things });
}
