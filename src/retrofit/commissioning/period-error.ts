import { parseDay } from '#kernel/day.ts';
import type { ExpectedDay } from '#supervision/expectation/expectation.ts';
import { spreadOf } from '#retrofit/temperature-model/interval.ts';
import { addRow, type Baseline, emptyRow } from './baseline-fit.ts';

/** The part of a compared day that its error comes from. */
export type ErrorDay = Pick<ExpectedDay, 'day' | 'type' | 'temperature' | 'similar'>;

/**
 * Variance of a median of ten over that of their mean, for normal deviates: 1.38 at ten (exact moments of order statistics), below that for
 * fewer. A similar day counts by it.
 */
const medianFactor = 1.38;

/**
 * The standard error of what was saved over days, in the unit: of a sum, not a sum of errors.
 *
 * A period's saving is Σ over its days of (expected − measured). Its error is a weighted sum of the deviations of single days: each day of
 * the period with weight 1, each day before the action with the share of it in all expected values, negative. So
 *
 *   SE² = excess × s² × Σᵢ Σⱼ aᵢ aⱼ ρ^|i−j|  +  s²κ × xᵀ(XᵀX)⁻¹x
 *
 * s², ρ: variance and autocorrelation of the residuals of the days before the action; `excess`: by how much sums of blocks of these
 * residuals of the same length vary more than ρ says, at least 1. The noise of the period averages out with its length; that of the days
 * which are used again and again as similar days (a bias of the whole period) does not. The last term is the error of the model's slopes in
 * the correction for temperature: x is what the days of the period differ by from their similar days.
 *
 * Our own method (`docs/decisions/0123`), from: FSU with autocorrelation of ASHRAE Guideline 14 (as in `temperature-model`), bias-corrected
 * matching of Abadie and Imbens (2011), overlapping block sums (Künsch 1989).
 */
export function periodError(baseline: Baseline, days: readonly ErrorDay[]): number {
  const rows = emptyRow(baseline);
  const weights = new Map<number, number>();
  const add = (day: string, weight: number): void => {
    const number = parseDay(day) as number;
    weights.set(number, (weights.get(number) ?? 0) + weight);
  };
  for (const day of days) {
    add(day.day, 1);
    addRow(rows, baseline, day, 1);
    for (const one of day.similar) {
      add(one.day, -Math.sqrt(medianFactor) / day.similar.length);
      addRow(rows, baseline, { type: day.type, temperature: one.temperature }, -1 / day.similar.length);
    }
  }
  const { model, variance, excess, autocorrelation } = baseline;
  const ofDays = excess(days.length) * correlatedSum(weights, autocorrelation);
  return Math.sqrt(variance * (ofDays + model.uncertainty.dilution * spreadOf(model.spread, rows)));
}

/** Σᵢ Σⱼ aᵢ aⱼ ρ^|i−j| over days. */
function correlatedSum(weights: ReadonlyMap<number, number>, rho: number): number {
  let [sum, carried, last] = [0, 0, 0];
  for (const [day, weight] of [...weights].toSorted(([one], [other]) => one - other)) {
    carried *= rho ** (day - last);
    sum += weight * weight + 2 * weight * carried;
    carried += weight;
    last = day;
  }
  return Math.max(0, sum);
}
