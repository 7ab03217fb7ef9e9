import type { PointSteps } from '#metering/trend/facts.ts';
import type { PointSource } from './rule.ts';

/** The value taken from a point in each step, in its unit, NaN where none holds; and the share of the step for which something is known. */
export type TakenSteps = { readonly value: Float64Array; readonly coverage: Float64Array };

/** Tolerance for a missing share of time that is due to binary fractions. */
const dust = 1e-9;

/** The value taken for each step, to 0.0001: means weighted by the time for which values hold. */
export function takenOf(steps: PointSteps, take: Exclude<PointSource['take'], 'turns'>): TakenSteps {
  const many = steps.time.length;
  const [value, coverage] = [new Float64Array(many).fill(Number.NaN), new Float64Array(many)];
  for (let step = 0; step < many; step++) {
    const [time, seconds] = [steps.time[step] as number, steps.seconds[step] as number];
    if (time > 0) coverage[step] = seconds / time;
    if (seconds === 0) continue;
    if (take === 'mean') value[step] = Math.round((steps.sum[step] as number) / seconds) / 1e4;
    else if (take === 'within') value[step] = Math.round(((steps.within[step] as number) / seconds) * 1e4) / 1e4;
    else value[step] = (steps[take][step] as number) / 1e4;
  }
  return { value, coverage };
}

/**
 * The mean over points, with their mean coverage: one silent sensor of many changes the result and hides nothing; one of two makes it
 * unknown.
 * @param least minimum share of the time that must be known
 */
export function meanOf(points: readonly TakenSteps[], many: number, least: number): Float64Array {
  const mean = new Float64Array(many);
  for (let step = 0; step < many; step++) {
    let [sum, told, coverage] = [0, 0, 0];
    for (const one of points) {
      coverage += one.coverage[step] as number;
      const value = one.value[step] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      told += 1;
    }
    const isKnown = told > 0 && coverage / points.length >= least - dust;
    mean[step] = isKnown ? Math.round((sum / told) * 1e4) / 1e4 : Number.NaN;
  }
  return mean;
}
