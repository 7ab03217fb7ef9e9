import { studentQuantile } from '#retrofit/temperature-model/student.ts';
import type { ExpectedDay } from '#supervision/expectation/expectation.ts';
import { type Baseline, modelUse } from './baseline-fit.ts';
import type { EffectSum, EffectVerdict } from './facts.ts';
import { periodError } from './period-error.ts';

/** From this coverage on, a day is measured well enough to be compared with its expected use. */
const leastCoverage = 0.98;

/** With fewer days, no effect is stated. */
export const leastDays = 5;

/** The stated interval holds the true saving in so many of a hundred cases. */
export const effectConfidence = 0.9;

/**
 * A verdict needs more than the interval: at 90 %, one of ten buildings where nothing was done would get one. At 98 % two of a hundred do
 * (one saved, one more), which leaves room for what a model leaves out.
 */
export const verdictConfidence = 0.98;

const steps = 1e4;

const whole = (value: number): number => Math.round(value * steps);
const inUnit = (value: number): number => whole(value) / steps;

/** A day since the action with everything that it is compared by. */
export type ComparedDay = Pick<ExpectedDay, 'day' | 'measured' | 'coverage' | 'value' | 'type' | 'temperature' | 'similar'>;

/** What a day says: `correction` is by how much more the similar days would have used at its temperature. Numbers in the unit. */
export type Compared = { readonly correction: number; readonly saved: number };

/** Whether a day has an expected and a measured use. */
export const isMeasured = ({ value, measured, coverage }: Pick<ComparedDay, 'value' | 'measured' | 'coverage'>): boolean =>
  value !== null && measured !== null && coverage >= leastCoverage;

/** Whether a day is as warm as some day before the action and as cold as some: the model says nothing about others. */
export function isWithinBaseline({ temperature, similar }: ComparedDay, { range }: Baseline): boolean {
  if (range === null) return true;
  if (temperature === null || similar.some((one) => one.temperature === null)) return false;
  return temperature >= range.min && temperature <= range.max;
}

/**
 * Expected less measured use of a day, to 0.0001: the expected value is corrected to the day's own temperature, as the model of the days
 * before the action gives it. null if the day does not count.
 * @param baseline null: there is none, and nothing is corrected
 */
export function comparedOn(day: ComparedDay, baseline: Baseline | null): Compared | null {
  if (!isMeasured(day) || (baseline !== null && !isWithinBaseline(day, baseline))) return null;
  const value = day.value as number;
  const correction = baseline === null ? 0 : inUnit(correctedMedian(day, baseline) - medianOf(day.similar.map(({ use }) => use)));
  return { correction, saved: (whole(value) + whole(correction) - whole(day.measured as number)) / steps };
}

/** The median of what the similar days would have used at the day's temperature. */
function correctedMedian(day: ComparedDay, baseline: Baseline): number {
  const own = modelUse(baseline, day);
  return medianOf(day.similar.map(({ use, temperature }) => use + own - modelUse(baseline, { type: day.type, temperature })));
}

function medianOf(values: readonly number[]): number {
  const rising = values.toSorted((a, b) => a - b);
  const middle = rising.length >> 1;
  return ((rising[middle] ?? 0) + (rising[rising.length - 1 - middle] ?? 0)) / 2;
}

/** What a sum is judged by; `freedom` of Student's distribution. */
export type SumError = { readonly standardError: number; readonly freedom: number };

/**
 * All days that count together, and how far the sum may be off.
 * @param days those since the action, in order
 * @param baseline null: the sum has no interval
 */
export function sumOfDays(
  days: readonly ComparedDay[],
  baseline: Baseline | null,
): { readonly sum: EffectSum; readonly error: SumError | null } {
  const counting = days.flatMap((day) => {
    const compared = comparedOn(day, baseline);
    return compared === null ? [] : [{ ...day, ...compared }];
  });
  const coverage = days.length === 0 ? 0 : inUnit(counting.length / days.length);
  const confidence = effectConfidence;
  const none = { value: null, low: null, high: null, measured: null, expected: null, correction: null, share: null };
  if (counting.length === 0) return { sum: { ...none, confidence, days: 0, coverage }, error: null };
  const total = (field: 'measured' | 'value' | 'correction' | 'saved'): number =>
    counting.reduce((all, day) => all + whole(day[field] as number), 0) / steps;
  const [value, expected, correction] = [total('saved'), total('value'), total('correction')];
  const known = baseline !== null && counting.length >= leastDays;
  const error = known ? { standardError: periodError(baseline, counting), freedom: baseline.freedom } : null;
  const adjusted = whole(expected) + whole(correction);
  const sum = {
    value,
    ...bounds(value, error),
    measured: total('measured'),
    expected,
    correction,
    share: adjusted > 0 ? inUnit(whole(value) / adjusted) : null,
    confidence,
    days: counting.length,
    coverage,
  };
  return { sum, error };
}

function bounds(value: number, error: SumError | null): { readonly low: number | null; readonly high: number | null } {
  if (error === null) return { low: null, high: null };
  const half = halfWidth(error, effectConfidence);
  return { low: inUnit(value - half), high: inUnit(value + half) };
}

/** t times SE: half the width of an interval with this confidence. */
const halfWidth = ({ standardError, freedom }: SumError, confidence: number): number =>
  standardError * studentQuantile((1 + confidence) / 2, freedom);

/** Whether less was used, or more, beyond doubt (98 %); otherwise neither. */
export function verdictOf({ value, low }: Pick<EffectSum, 'value' | 'low'>, error: SumError | null): EffectVerdict {
  if (error === null || value === null || low === null) return 'unknown';
  const sure = halfWidth(error, verdictConfidence);
  if (value > sure) return 'saved';
  return value < -sure ? 'more' : 'within';
}

/** In so many of a hundred cases the least detectable saving is seen. */
export const detectedShare = 0.9;

/** The saving that gets the verdict `saved` in nine of ten cases, in the unit: what a verdict needs and what chance takes away. */
export function leastDetectable({ standardError, freedom }: SumError): number {
  return standardError * (studentQuantile((1 + verdictConfidence) / 2, freedom) + studentQuantile(detectedShare, freedom));
}
