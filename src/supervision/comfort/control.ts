import { cools, heats, type JudgedHours } from './judged-hours.ts';

/** What held in each hour: seconds, and values (0.0001 of the unit) × seconds. */
export type HourSums = { readonly seconds: ArrayLike<number>; readonly sum: ArrayLike<number> };

/** degC and K, as defined by the rule and the season of the place. */
export type ControlLimits = { readonly coolingAtLeast: number; readonly heatingAtMost: number; readonly tolerance: number };

/**
 * The result of a point's hours: those that may be judged (in a season, entirely occupied), those of them measured well enough, those
 * judged because heating or cooling ran, those outside; `sum` of the means of the judged hours, 0.0001 degC.
 */
export type PointJudged = {
  readonly due: number;
  readonly measured: number;
  readonly hours: number;
  readonly outside: number;
  readonly sum: number;
};

const hour = 3600;
/** An hour is judged if at least this share of it is measured, and if heating or cooling ran for at least this share of its known time. */
const [covered, running] = [0.75, 0.5] as const;

/**
 * For how many hours the temperature at a point was judged, and how many were outside: colder than 26 degC less the tolerance in the
 * cooling season, warmer than 20 degC plus the tolerance in the heating season, means to 0.01 (`live.md` 7).
 * @param runs points that say whether the point's heating or cooling ran (1) or was off (0), each in the same hours; none: all hours count
 */
export function judgePoint(hours: JudgedHours, sums: HourSums, runs: readonly HourSums[], limits: ControlLimits): PointJudged {
  const [coldest, warmest] = [hundredths(limits.coolingAtLeast - limits.tolerance), hundredths(limits.heatingAtMost + limits.tolerance)];
  const judged = { due: 0, measured: 0, hours: 0, outside: 0, sum: 0 };
  for (let at = 0; at < hours.by.length; at++) {
    const by = hours.by[at] as number;
    if (by === 0) continue;
    judged.due += 1;
    const seconds = sums.seconds[at] as number;
    if (seconds < covered * hour) continue;
    judged.measured += 1;
    if (!isRunning(runs, at)) continue;
    const sum = sums.sum[at] as number;
    const shown = rounded(sum, seconds * 100);
    judged.hours += 1;
    judged.sum += rounded(sum, seconds);
    if ((by === cools && shown < coldest) || (by === heats && shown > warmest)) judged.outside += 1;
  }
  return judged;
}

/** Whether it ran, by the mean of those with data for the hour. */
function isRunning(runs: readonly HourSums[], at: number): boolean {
  let [known, sum] = [0, 0];
  for (const one of runs) {
    const seconds = one.seconds[at] as number;
    if (seconds === 0) continue;
    known += 1;
    sum += (one.sum[at] as number) / seconds;
  }
  // a millionth of the smallest distinguishable difference, as tolerance for the sum of fractions
  return runs.length === 0 || (known > 0 && sum + 1e-6 >= running * 1e4 * known);
}

/** `num ÷ den` as a whole number, rounded half away from zero. */
function rounded(num: number, den: number): number {
  const size = Math.floor((2 * Math.abs(num) + den) / (2 * den));
  return num < 0 && size !== 0 ? -size : size;
}

const hundredths = (degrees: number): number => Math.round(degrees * 100);
