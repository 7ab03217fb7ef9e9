import { dayClass } from './day-class.ts';
import type { DayKinds, DaySeries } from './facts.ts';
import { spreadOf } from './interval.ts';
import { isCounted } from './points.ts';
import type { DayModel } from './temperature-model.ts';

/** A model's predictions for the days of a period; arrays by day. */
export type Predicted = {
  /** 1 where the day counts: use, temperature and factors are known, and the model has its class. */
  readonly counted: Uint8Array;
  /** Use of the days that count, otherwise NaN. */
  readonly measured: Float64Array;
  /** The model's prediction times the day's `factor`; NaN where the day does not count. */
  readonly predicted: Float64Array;
  readonly temperature: Float64Array;
  /** 1 where the day counts and was colder or warmer than any point of the base. */
  readonly extrapolated: Uint8Array;
  /** 1 where a counted day's use is (partly) estimated. */
  readonly estimated: Uint8Array;
  /** Days that do not count only because of their class. */
  readonly unclassed: number;
  /** xᵀ(XᵀWX)⁻¹x for the sum x of all counted days' design rows. */
  readonly spread: number;
};

/** The days of a period by a daily or billing model. `times`: the factor on a day's prediction and design row. */
export function predictDays({ fit, spread }: DayModel, series: DaySeries, kinds: DayKinds, times?: Float64Array): Predicted {
  const many = series.use.length;
  const set = fit.classes === 'hour-of-week' ? 'one' : fit.classes;
  const numbers = new Map(fit.intercepts.map((intercept, at) => [intercept.class, at]));
  const slopes = [fit.heatingSlope, fit.coolingSlope].filter((slope) => slope !== null);
  const [classes, columns] = [new Float64Array(numbers.size), new Float64Array(slopes.length + fit.factors.length)];
  const values = fit.factors.map(({ name }) => series.factors.find((factor) => factor.name === name)?.values);
  const known: DaySeries = {
    ...series,
    factors: fit.factors.map(({ name }, k) => ({ name, values: values[k] ?? new Float64Array(many).fill(NaN) })),
  };
  const out = emptyDays(series);
  let unclassed = 0;
  const row = new Float64Array(columns.length);
  for (let at = 0; at < many; at += 1) {
    if (!isCounted(known, at)) continue;
    const number = numbers.get(dayClass(set, series.from + at, kinds));
    if (number === undefined) unclassed += 1;
    if (number === undefined) continue;
    const t = series.temperature[at] as number;
    let k = 0;
    if (fit.heatingBalance !== null) row[k++] = Math.max(0, fit.heatingBalance - t);
    if (fit.coolingBalance !== null) row[k++] = Math.max(0, t - fit.coolingBalance);
    for (const factor of known.factors) row[k++] = factor.values[at] as number;
    const factor = times === undefined ? 1 : (times[at] as number);
    let sum = fit.intercepts[number]?.value as number;
    for (let c = 0; c < row.length; c += 1)
      sum += (c < slopes.length ? (slopes[c] as number) : (fit.factors[c - slopes.length]?.slope as number)) * (row[c] as number);
    classes[number]! += factor;
    for (let c = 0; c < row.length; c += 1) columns[c]! += factor * (row[c] as number);
    out.counted[at] = 1;
    out.measured[at] = series.use[at] as number;
    out.predicted[at] = factor * sum;
    out.estimated[at] = series.estimated[at] as number;
    out.extrapolated[at] = t < fit.temperature.min || t > fit.temperature.max ? 1 : 0;
  }
  return { ...out, unclassed, spread: spreadOf(spread, { classes, columns }) };
}

/** Days without predictions yet. */
export function emptyDays({ use, temperature }: Pick<DaySeries, 'use' | 'temperature'>): Omit<Predicted, 'unclassed' | 'spread'> {
  const many = use.length;
  return {
    counted: new Uint8Array(many),
    measured: new Float64Array(many).fill(NaN),
    predicted: new Float64Array(many).fill(NaN),
    temperature,
    extrapolated: new Uint8Array(many),
    estimated: new Uint8Array(many),
  };
}
