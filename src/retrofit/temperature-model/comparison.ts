import type { DayFit, DayKinds, Points } from './facts.ts';
import { dayClass } from './day-class.ts';
import { intervalOf, type Interval } from './interval.ts';

/** What buildings are compared by, over the base period. */
export type Likeness = {
  readonly code: string;
  /** The use of the building; only buildings of the same use are compared. */
  readonly use: string;
  /** ln of the mean use, heating and cooling as shares of the prediction, rest ÷ workdays. */
  readonly features: readonly number[];
};

/** How many buildings of the pool are compared with a building. */
const many = 5;

/**
 * The features of a building; null if its mean use is not above 0, or one kind of day has no point.
 * @param points those of its fit, `fit` daily
 */
export function featuresOf({ day, y, t }: Points, fit: DayFit, { isWorked }: Pick<DayKinds, 'isWorked'>): readonly number[] | null {
  const sums = { all: 0, workday: 0, workdays: 0, rest: 0, rests: 0, heating: 0, cooling: 0 };
  for (let at = 0; at < y.length; at += 1) {
    const [use, degrees] = [y[at] as number, t[at] as number];
    sums.all += use;
    const isWorkday = dayClass('workday', day[at] as number, { isWorked, seasons: [] }) === 'workday';
    sums[isWorkday ? 'workday' : 'rest'] += use;
    sums[isWorkday ? 'workdays' : 'rests'] += 1;
    if (fit.heatingBalance !== null) sums.heating += (fit.heatingSlope as number) * Math.max(0, fit.heatingBalance - degrees);
    if (fit.coolingBalance !== null) sums.cooling += (fit.coolingSlope as number) * Math.max(0, degrees - fit.coolingBalance);
  }
  const workday = sums.workday / sums.workdays;
  if (!(sums.all > 0) || sums.rests === 0 || !(workday > 0)) return null;
  // the residuals of a fit sum to zero, so the sum of use is the sum of the prediction
  return [Math.log(sums.all / y.length), sums.heating / sums.all, sums.cooling / sums.all, sums.rest / sums.rests / workday];
}

/** The five of the pool nearest to a building, each feature in standard deviations of the pool; of the same use, ties by code. */
export function nearest<T extends Likeness>(one: Pick<Likeness, 'use' | 'features'>, pool: readonly T[]): T[] {
  const deviations = one.features.map((_, k) => deviationOf(pool.map(({ features }) => features[k] as number)));
  const distance = ({ features }: Likeness) =>
    one.features.reduce((sum, value, k) => {
      const deviation = deviations[k] as number;
      return deviation === 0 ? sum : sum + ((value - (features[k] as number)) / deviation) ** 2;
    }, 0);
  return pool
    .filter(({ use }) => use === one.use)
    .map((member) => ({ member, far: distance(member) }))
    .toSorted((a, b) => a.far - b.far || (a.member.code < b.member.code ? -1 : 1))
    .slice(0, many)
    .map(({ member }) => member);
}

/** The standard deviation of a sample; 0 with fewer than two values. */
function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.length < 2 ? 0 : Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

export type Compared = {
  /** R: the measured use of the group over the prediction of its models. */
  readonly ratio: number;
  readonly deviation: number;
  readonly adjustedBaseline: number;
  readonly savings: number;
  readonly fraction: number | null;
  readonly standardError: number | null;
  readonly interval: Interval | null;
};

type Beside = {
  readonly measured: number;
  readonly predicted: number;
  readonly nonRoutine: number;
  readonly standardError: number | null;
  readonly freedom: number;
  readonly confidence: number;
};

/**
 * Savings compared with a group of five: the prediction moves as those did over the same period. Null if there are not five, or their
 * models predicted nothing above 0.
 * @param group measured and predicted of each over its own counted days of the reporting period
 */
export function comparedWith(own: Beside, group: readonly { readonly measured: number; readonly predicted: number }[]): Compared | null {
  const said = group.reduce((sum, { predicted }) => sum + predicted, 0);
  if (group.length < many || !(said > 0) || group.some(({ predicted }) => !(predicted > 0))) return null;
  const ratio = group.reduce((sum, { measured }) => sum + measured, 0) / said;
  const deviation = deviationOf(group.map(({ measured, predicted }) => measured / predicted));
  const adjustedBaseline = ratio * own.predicted + own.nonRoutine;
  const savings = adjustedBaseline - own.measured;
  const standardError =
    own.standardError === null ? null : Math.sqrt((ratio * own.standardError) ** 2 + (own.predicted * deviation) ** 2 / group.length);
  return {
    ratio,
    deviation,
    adjustedBaseline,
    savings,
    fraction: adjustedBaseline > 0 ? savings / adjustedBaseline : null,
    standardError,
    interval: intervalOf(savings, standardError, own.freedom, own.confidence),
  };
}
