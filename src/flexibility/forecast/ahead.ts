import { bandAt, type Bands, bandsOf } from './band.ts';
import { byClock, clockQuarter } from './clock-past.ts';
import { type Days, type Past, perDay, quarter } from './past.ts';
import { errorOf, type PastError } from './past-error.ts';
import { signalsOf } from './signals.ts';
import { lowest, predictorOf } from './predictor.ts';
import { fitWeights, type Lessons, lessonsOf } from './weights.ts';

/** Expected power, kW by step, NaN where there is no basis; in four of five steps it is between P10 and P90. */
export type Ahead = { readonly p10: Float64Array; readonly p50: Float64Array; readonly p90: Float64Array };

export type Forecast = Ahead & {
  readonly error: PastError;
  /** The weight of each signal on the first day, and on the second if it is forecast. */
  readonly weights: readonly Float64Array[];
};

/**
 * Forecasts quarter hours from `start` on, using only measurements before it: the usual level of the clock on days of the same kind,
 * corrected by yesterday, the weeks before and the last hours to the extent that these would have helped in the eight weeks before. Bands
 * come from the errors in those weeks.
 * @param start s UTC, the start of a quarter hour @param steps 192 at most
 */
export function forecast(past: Past, start: number, days: Days, steps: number): Forecast {
  const clock = byClock(past, start, days);
  const { kw } = clock;
  const places = Int32Array.from({ length: steps }, (_, at) => kw.length + clockQuarter(days.zone, start + at * quarter) - clock.origin);
  const last = Math.max(...places) - kw.length;
  const signals = signalsOf(clock, Math.max(perDay, last + 1));
  const least = lowest(kw);
  const lessons = Array.from({ length: last < perDay ? 1 : 2 }, (_, ahead) => lessonsOf(kw, signals, ahead));
  const weights = lessons.map((some) => fitWeights(some));
  const told = weights.map((some) => predictorOf(signals, some, least));
  const bands = told.map((one, ahead) => bandsOf(clock, ahead, one));
  const answer = { p10: unknown(steps), p50: unknown(steps), p90: unknown(steps) };
  const now = told.map((one) => one(kw.length));
  for (const [step, place] of places.entries()) {
    const ahead = place < kw.length + perDay ? 0 : Math.min(1, lessons.length - 1);
    const value = now[ahead]?.(place) ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const { low, high } = bandAt(bands[ahead] as Bands, clock, place);
    answer.p50[step] = value;
    // without days that it was tried on, the width of the band is unknown
    if (Number.isNaN(low + high)) continue;
    answer.p10[step] = Math.min(value, Math.max(least, value + low));
    answer.p90[step] = Math.max(value, value + high);
  }
  return { ...answer, weights, error: errorOf(clock, lessons[0] as Lessons, (some) => predictorOf(signals, some, least)) };
}

const unknown = (steps: number): Float64Array => new Float64Array(steps).fill(Number.NaN);
