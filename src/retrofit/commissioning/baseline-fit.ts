import { parseDay } from '#kernel/day.ts';
import type { ReferenceDay } from '#supervision/expectation/expectation.ts';
import type { DesignSum } from '#retrofit/temperature-model/interval.ts';
import { type DayModel, fitDaily } from '#retrofit/temperature-model/temperature-model.ts';

/**
 * What the days before an action say about use: how it depends on temperature and type of day, how much single days scatter about that, and
 * how much of a day's deviation lasts.
 */
export type Baseline = {
  readonly model: DayModel;
  /** The days that the model was fitted to. */
  readonly days: number;
  /** The coldest and the warmest of them, degC; null: their temperatures are not known, and the model has none. */
  readonly range: { readonly min: number; readonly max: number } | null;
  /** Variance of a day, in the unit squared. */
  readonly variance: number;
  /** ρ of neighbouring days. */
  readonly autocorrelation: number;
  /** By how much sums of as many days as are asked about scatter more than their autocorrelation lets expect; at least 1. */
  readonly excess: (days: number) => number;
  /** Student's degrees of freedom: n ÷ κ − p. */
  readonly freedom: number;
};

/** Fewer days do not show how much of a deviation lasts (`temperature-model` estimates no autocorrelation either). */
export const baselineLeast = 36;

/** Longest block of residuals: a sixth of them, so that there are six that do not overlap. */
const blocks = 6;

const allYear = [{ name: 'year', from: 101, to: 1232 }];
const monthsOfYear = 12;

/** Why there is no baseline: `days` of `least` are known; or without temperatures, how many calendar months they are in. */
export type NoBaseline = { readonly days: number; readonly months: number | null };

/**
 * Fits the days before an action. Where temperatures are not known, the days alone are fitted, if they are of all twelve months of the
 * year: otherwise a season would look like an effect.
 */
export function baselineOf(reference: readonly ReferenceDay[]): Baseline | NoBaseline {
  const known = reference.filter(({ temperature }) => temperature !== null);
  const byTemperature = known.length >= baselineLeast;
  const months = new Set(reference.map(({ day }) => day.slice(5, 7))).size;
  if (reference.length < baselineLeast) return { days: reference.length, months: null };
  if (!byTemperature && months < monthsOfYear) return { days: known.length, months };
  const fitted = byTemperature ? known : reference;
  const model = modelOf(fitted, byTemperature);
  if (model === null || model.uncertainty.freedom < 1) return { days: fitted.length, months: null };
  const { sse, n, autocorrelation, freedom } = model.uncertainty;
  return {
    model,
    days: n,
    range: byTemperature ? model.fit.temperature : null,
    variance: Math.max(sse / (n - model.fit.parameters), (1e-6 * meanSize(fitted)) ** 2),
    autocorrelation,
    excess: (days) => Math.max(1, blockRatio(model.residuals, days) / model.uncertainty.dilution),
    freedom,
  };
}

export const isBaseline = (one: Baseline | NoBaseline): one is Baseline => 'model' in one;

const meanSize = (days: readonly ReferenceDay[]): number => days.reduce((sum, { use }) => sum + Math.abs(use), 0) / days.length;

function modelOf(days: readonly ReferenceDay[], byTemperature: boolean): DayModel | null {
  const numbers = Int32Array.from(days, ({ day }) => parseDay(day) as number);
  const worked = new Set(numbers.filter((_, at) => days[at]?.type === 'workday'));
  const points = {
    day: numbers,
    y: Float64Array.from(days, ({ use }) => use),
    t: Float64Array.from(days, ({ temperature }) => (byTemperature ? (temperature as number) : 0)),
    factors: [],
  };
  return fitDaily(points, { isWorked: (day) => worked.has(day), seasons: allYear });
}

/**
 * How much more the sums of blocks of successive residuals vary than if days were independent. Blocks overlap; what the fit takes from
 * their sums (all residuals add up to 0) is put back.
 */
function blockRatio(residuals: Float64Array, days: number): number {
  const many = residuals.length;
  const length = Math.max(1, Math.min(days, Math.floor(many / blocks)));
  let [sum, squares, all] = [0, 0, 0];
  for (let at = 0; at < many; at += 1) {
    sum += (residuals[at] as number) - (at < length ? 0 : (residuals[at - length] as number));
    all += (residuals[at] as number) ** 2;
    if (at >= length - 1) squares += sum * sum;
  }
  if (all === 0) return 1;
  return squares / (many - length + 1) / length / (all / many) / (1 - length / many);
}

/** A kind of day: what a model tells days apart by. */
export type DayKind = Pick<ReferenceDay, 'type' | 'temperature'>;

/** What the model gives for a day; if days have temperatures, this one must be known. */
export function modelUse(baseline: Baseline, day: DayKind): number {
  const { heatingSlope, coolingSlope, intercepts } = baseline.model.fit;
  const [heating, cooling] = degreesOf(baseline, day);
  return (intercepts[classOf(baseline, day)]?.value ?? 0) + (heatingSlope ?? 0) * heating + (coolingSlope ?? 0) * cooling;
}

/** Adds a day's design row, times a weight, to a sum of rows. */
export function addRow(sum: DesignSum, baseline: Baseline, day: DayKind, weight: number): void {
  const { heatingSlope, coolingSlope } = baseline.model.fit;
  const [heating, cooling] = degreesOf(baseline, day);
  sum.classes[classOf(baseline, day)]! += weight;
  const columns = [...(heatingSlope === null ? [] : [heating]), ...(coolingSlope === null ? [] : [cooling])];
  for (const [at, one] of columns.entries()) sum.columns[at]! += weight * one;
}

export function emptyRow({ model: { fit } }: Baseline): DesignSum {
  const columns = [fit.heatingSlope, fit.coolingSlope].filter((slope) => slope !== null).length;
  return { classes: new Float64Array(fit.intercepts.length), columns: new Float64Array(columns) };
}

function degreesOf({ range, model: { fit } }: Baseline, { temperature }: DayKind): [number, number] {
  if (range === null || temperature === null) return [0, 0];
  const { heatingBalance, coolingBalance } = fit;
  return [
    heatingBalance === null ? 0 : Math.max(0, heatingBalance - temperature),
    coolingBalance === null ? 0 : Math.max(0, temperature - coolingBalance),
  ];
}

/** Types are told apart only where the model does. */
function classOf({ model: { fit } }: Baseline, { type }: DayKind): number {
  return Math.max(
    0,
    fit.intercepts.findIndex((one) => one.class === type || one.class.startsWith(`${type}-`)),
  );
}
