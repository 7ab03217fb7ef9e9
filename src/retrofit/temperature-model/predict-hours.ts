import { hourClass } from './day-class.ts';
import type { Coefficients, DayKinds, HourSeries } from './facts.ts';
import type { HourModel } from './hourly.ts';
import { daysOf, isHourCounted } from './points.ts';
import { emptyDays, type Predicted } from './predict.ts';
import { sumOf } from '#kernel/sum-of.ts';

/** As `Predicted`, with the hours; NaN where the hour's day does not count. */
export type PredictedHours = Predicted & { readonly hours: { readonly measured: Float64Array; readonly predicted: Float64Array } };

/**
 * The days of a period by an hourly model; a day counts if each of its hours does.
 * @param times the factor on a day's prediction, by day
 */
export function predictHours(
  model: HourModel,
  series: HourSeries,
  kinds: Pick<DayKinds, 'isWorked'>,
  times?: Float64Array,
): PredictedHours {
  const many = series.excluded.length;
  const out = emptyDays({ use: new Float64Array(many), temperature: new Float64Array(many).fill(NaN) });
  const hours = { measured: new Float64Array(series.use.length).fill(NaN), predicted: new Float64Array(series.use.length).fill(NaN) };
  const says = speaker(model, series, kinds);
  let [unclassed, all] = [0, 0];
  for (const [first, end] of daysOf(series)) {
    const at = (series.day[first] as number) - series.from;
    const known = Array.from({ length: end - first }, (_, step) => first + step);
    out.temperature[at] = known.reduce((sum, hour) => sum + (series.temperature[hour] as number), 0) / known.length;
    if (!known.every((hour) => isHourCounted(series, hour))) continue;
    const said = known.map((hour) => says(hour));
    if (said.some((value) => value === null)) unclassed += 1;
    if (said.some((value) => value === null)) continue;
    const factor = times === undefined ? 1 : (times[at] as number);
    all += factor;
    out.counted[at] = 1;
    for (const [step, hour] of known.entries()) {
      hours.measured[hour] = series.use[hour] as number;
      hours.predicted[hour] = factor * (said[step] as number);
      if (series.estimated[hour] !== 0) out.estimated[at] = 1;
      const t = series.temperature[hour] as number;
      if (t < model.fit.temperature.min || t > model.fit.temperature.max) out.extrapolated[at] = 1;
    }
    out.measured[at] = sumOf(known.map((hour) => hours.measured[hour] as number));
    out.predicted[at] = sumOf(known.map((hour) => hours.predicted[hour] as number));
  }
  return { ...out, unclassed, spread: (all * all) / model.uncertainty.n, hours };
}

/** The model's prediction for an hour; null if it has no class for it. */
function speaker({ fit }: HourModel, series: HourSeries, kinds: Pick<DayKinds, 'isWorked'>): (hour: number) => number | null {
  const levels = new Map(
    fit.groups.flatMap((group) => group.intercepts.map((intercept) => [intercept.class, { group, level: intercept.value }])),
  );
  const values = (group: Coefficients) =>
    group.factors.map(({ name, slope }) => ({ slope, by: series.factors.find((factor) => factor.name === name)?.values }));
  const factors = new Map(fit.groups.map((group) => [group, values(group)]));
  return (hour) => {
    const day = series.day[hour] as number;
    const found = levels.get(hourClass(day, series.hour[hour] as number, kinds));
    if (found === undefined) return null;
    const { group, level } = found;
    const t = series.temperature[hour] as number;
    let sum = level;
    if (group.heatingBalance !== null) sum += (group.heatingSlope as number) * Math.max(0, group.heatingBalance - t);
    if (group.coolingBalance !== null) sum += (group.coolingSlope as number) * Math.max(0, t - group.coolingBalance);
    for (const { slope, by } of factors.get(group) ?? []) sum += slope * (by?.[day - series.from] ?? NaN);
    return Number.isNaN(sum) ? null : sum;
  };
}
