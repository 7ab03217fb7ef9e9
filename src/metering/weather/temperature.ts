import type { Hours } from './degree-days.ts';

/** The mean temperature of one step, degC; null if no hour of it is known. */
export type MeanOfStep = { readonly mean: number | null; /** Share of the step's hours that are known. */ readonly coverage: number };

/**
 * The mean of each step from hourly means. A step shorter than an hour has the mean of the hour that contains it; unknown steps are null
 * and never 0.
 * @param edges bounds of the steps, seconds UTC, increasing
 */
export function meansOf(hours: Hours, edges: ArrayLike<number>): MeanOfStep[] {
  const steps: MeanOfStep[] = [];
  let next = 0;
  for (let step = 0; step + 1 < edges.length; step += 1) {
    const [from, to] = [edges[step] as number, edges[step + 1] as number];
    while (next < hours.at.length && (hours.at[next] as number) + 3600 <= from) next += 1;
    let [sum, seconds] = [0, 0];
    for (let at = next; at < hours.at.length && (hours.at[at] as number) < to; at += 1) {
      const start = hours.at[at] as number;
      const inside = Math.min(start + 3600, to) - Math.max(start, from);
      sum += (hours.value[at] as number) * inside;
      seconds += inside;
    }
    const covered = seconds >= to - from ? 1 : Math.min(Math.round((seconds / (to - from)) * 1e6) / 1e6, 0.999_999);
    steps.push(seconds === 0 ? { mean: null, coverage: 0 } : { mean: Math.round((sum / seconds) * 100) / 100, coverage: covered });
  }
  return steps;
}
