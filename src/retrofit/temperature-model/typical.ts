import { dayNumber } from '#kernel/day.ts';
import type { DayKinds, DaySeries, HourSeries } from './facts.ts';
import { dayVariance, intervalOf, type Interval } from './interval.ts';
import { emptyDays, predictDays, type Predicted } from './predict.ts';
import { predictHours } from './predict-hours.ts';
import type { Model } from './report.ts';

/** The index of each of a year's days among the 365 of a typical year: 29 February is the 28th again. */
function placesOf(year: number): number[] {
  const days = dayNumber(year + 1, 1, 1) - dayNumber(year, 1, 1);
  const february28 = 58;
  return Array.from({ length: days }, (_, at) => (days === 366 && at > february28 ? at - 1 : at));
}

/**
 * A typical year dated as another: its days with only a temperature.
 * @param temperature of 365 days, from 1 January; NaN where unknown
 */
export function typicalDays(temperature: Float64Array, year: number): DaySeries {
  const places = placesOf(year);
  const flags = new Uint8Array(places.length);
  const t = Float64Array.from(places, (place) => temperature[place] as number);
  return {
    from: dayNumber(year, 1, 1),
    use: new Float64Array(places.length),
    estimated: flags,
    temperature: t,
    excluded: flags,
    factors: [],
  };
}

/**
 * As `typicalDays`, by hours on the local clock; every day has 24.
 * @param temperature of 8,760 hours
 */
export function typicalHours(temperature: Float64Array, year: number): HourSeries {
  const places = placesOf(year).flatMap((place) => Array.from({ length: 24 }, (_, hour) => place * 24 + hour));
  const from = dayNumber(year, 1, 1);
  return {
    from,
    excluded: new Uint8Array(places.length / 24),
    factors: [],
    day: Int32Array.from(places, (_, at) => from + Math.floor(at / 24)),
    hour: Uint8Array.from(places, (_, at) => at % 24),
    use: new Float64Array(places.length),
    estimated: new Uint8Array(places.length),
    temperature: Float64Array.from(places, (place) => temperature[place] as number),
  };
}

/** A year as days for daily and billing models, and as hours for hourly ones. */
export type TypicalYear = { readonly days: DaySeries; readonly hours: HourSeries | null };

export type TypicalSavings = {
  readonly base: number;
  readonly reporting: number;
  readonly savings: number;
  readonly standardError: number | null;
  /** By Student's t with the smaller ν of the two fits. */
  readonly interval: Interval | null;
  /** Days that one of the models cannot predict: without a temperature, of a class it lacks, or without factors. In no sum. */
  readonly missing: number;
};

/** Both models over a typical year: what the measure saves in normal weather. */
export function typicalSavings(
  models: { readonly base: Model; readonly reporting: Model },
  year: TypicalYear,
  kinds: DayKinds,
  confidence: number,
): TypicalSavings {
  const both = [models.base, models.reporting] as const;
  const first = both.map((model) => predictedBy(model, year, kinds, year.days.excluded));
  const missing = year.days.excluded.map((_, at) => (first.every(({ counted }) => counted[at] === 1) ? 0 : 1));
  const [base, reporting] = [predictedBy(both[0], year, kinds, missing), predictedBy(both[1], year, kinds, missing)];
  const variances = [part(both[0], base), part(both[1], reporting)];
  const isKnown = variances.every((variance) => variance !== null);
  const standardError = isKnown ? Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0)) : null;
  const savings = sumOf(base) - sumOf(reporting);
  const freedom = Math.min(...both.map(({ uncertainty }) => uncertainty.freedom));
  return {
    base: sumOf(base),
    reporting: sumOf(reporting),
    savings,
    standardError,
    interval: intervalOf(savings, standardError, freedom, confidence),
    missing: missing.reduce((sum, one) => sum + one, 0),
  };
}

/** The variance of a model's prediction, without that of the days themselves. */
function part({ uncertainty }: Model, { spread }: Predicted): number | null {
  const variance = dayVariance(uncertainty);
  return variance === null ? null : variance * spread;
}

const sumOf = ({ predicted }: Predicted): number => predicted.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);

function predictedBy(model: Model, { days, hours }: TypicalYear, kinds: DayKinds, excluded: Uint8Array): Predicted {
  if (model.kind !== 'hourly') return predictDays(model, { ...days, excluded }, kinds);
  return hours === null ? { ...emptyDays(days), unclassed: 0, spread: 0 } : predictHours(model, { ...hours, excluded }, kinds);
}
