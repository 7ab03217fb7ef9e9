import type { Unit } from '#kernel/carrier.ts';
import { dayText } from '#kernel/day.ts';
import type { DayKinds, DayFit } from '#retrofit/temperature-model/facts.ts';
import { dayClass, hourClass } from '#retrofit/temperature-model/day-class.ts';
import { dayVariance, intervalOf } from '#retrofit/temperature-model/interval.ts';
import { shiftFinding } from '#retrofit/temperature-model/sufficiency.ts';
import type { BaseModel, FittedPoints } from './base-model.ts';

/** The points that a model is fitted to, and its results: for charts and their tables. */
export type ModelPoints = {
  readonly unit: Unit;
  readonly points: readonly {
    readonly start: string;
    readonly end: string;
    readonly class: string;
    readonly use: number;
    readonly temperature: number | null;
    readonly predicted: number | null;
    readonly residual: number | null;
  }[];
  readonly lines: readonly {
    readonly class: string;
    readonly line: readonly {
      readonly temperature: number;
      readonly use: number;
      readonly low: number | null;
      readonly high: number | null;
    }[];
  }[];
  readonly shift: { readonly day: string; readonly difference: number } | null;
};

const confidence = 0.9;

/** Hours are labelled with the day class of their hour of the week; bills with the mean temperature of their days. */
export function modelPoints(model: BaseModel | null, { kind, points }: FittedPoints, kinds: DayKinds, unit: Unit): ModelPoints {
  const residuals = model?.residuals ?? null;
  const classOf = (at: number): string => {
    if (kind === 'hourly') return hourClass(points.day[at] as number, points.hour[at] as number, kinds);
    const set = model !== null && model.kind === 'daily' && model.fit.classes !== 'hour-of-week' ? model.fit.classes : 'one';
    return kind === 'billing' ? 'one' : dayClass(set, points.day[at] as number, kinds);
  };
  const spanOf = (at: number): { start: string; end: string } => {
    if (kind === 'billing')
      return { start: dayText(Math.floor(points.from[at] as number)), end: dayText(Math.ceil(points.to[at] as number)) };
    const day = points.day[at] as number;
    if (kind === 'daily') return { start: dayText(day), end: dayText(day + 1) };
    const hour = String(points.hour[at]).padStart(2, '0');
    return { start: `${dayText(day)}T${hour}:00`, end: `${dayText(day)}T${hour}:59` };
  };
  const temperatureOf = (at: number): number => {
    if (kind !== 'billing') return points.t[at] as number;
    const days = points.days[at];
    return days === undefined ? Number.NaN : days.t.reduce((sum, t, one) => sum + t * (days.share[one] as number), 0);
  };
  return {
    unit,
    points: Array.from(points.y, (use, at) => {
      const residual = residuals === null || Number.isNaN(residuals[at]) ? null : (residuals[at] as number);
      const predicted = residual === null ? null : use - residual;
      return { ...spanOf(at), class: classOf(at), use, temperature: temperatureOf(at), predicted, residual };
    }),
    lines: model === null || model.kind === 'hourly' ? [] : linesOf(model.fit, model.uncertainty),
    shift: residuals === null ? null : shiftOf(kind === 'billing' ? points.from.map(Math.floor) : points.day, residuals),
  };
}

function shiftOf(day: ArrayLike<number>, residuals: Float64Array): ModelPoints['shift'] {
  const [found] = shiftFinding(day, residuals);
  const { day: at, difference } = found?.evidence ?? {};
  return typeof at === 'number' && typeof difference === 'number' ? { day: dayText(at), difference } : null;
}

/** The line of each class over the temperatures of the base, in steps of half a degree, with the band that contains nine of ten days. */
function linesOf(fit: DayFit, uncertainty: BaseModel['uncertainty']): ModelPoints['lines'] {
  const variance = dayVariance(uncertainty);
  const half = intervalOf(0, variance === null ? null : Math.sqrt(variance), uncertainty.freedom, confidence)?.high ?? null;
  const [first, last] = [Math.floor(fit.temperature.min * 2), Math.ceil(fit.temperature.max * 2)];
  const factors = fit.factors.length;
  return fit.intercepts.map(({ class: name, value }) => ({
    class: name,
    // factors have no single value: their lines would represent no day
    line: factors > 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => pointAt((first + at) / 2, value, fit, half)),
  }));
}

function pointAt(temperature: number, intercept: number, fit: DayFit, half: number | null) {
  const heating = fit.heatingBalance === null ? 0 : (fit.heatingSlope as number) * Math.max(0, fit.heatingBalance - temperature);
  const cooling = fit.coolingBalance === null ? 0 : (fit.coolingSlope as number) * Math.max(0, temperature - fit.coolingBalance);
  const use = intercept + heating + cooling;
  return { temperature, use, low: half === null ? null : use - half, high: half === null ? null : use + half };
}
