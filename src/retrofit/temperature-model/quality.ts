import type { Quality } from './facts.ts';
import { product } from './regression.ts';

/** Residuals in chronological order; `follows` says whether a point begins where the previous one ends. */
export type Residuals = { readonly values: Float64Array; readonly w: Float64Array | null; readonly follows: (at: number) => boolean };

/** The smallest SSE ÷ Σw distinguished from zero: a millionth of the mean size of y, squared. */
export function floorOf(y: Float64Array, w: Float64Array | null): number {
  let [sum, weight] = [0, 0];
  for (let at = 0; at < y.length; at += 1) {
    const one = w === null ? 1 : (w[at] as number);
    sum += one * Math.abs(y[at] as number);
    weight += one;
  }
  return (1e-6 * (sum / weight)) ** 2;
}

/** With fewer points, autocorrelation is not estimated. */
const leastForAutocorrelation = 36;

/**
 * ρ: the mean product of neighbouring residuals over their mean square, corrected for the bias of short series; 0 to 0.95, and 0 with few
 * points or negligible residuals.
 */
export function autocorrelationOf({ values, w, follows }: Residuals, floor: number): number {
  const n = values.length;
  const sse = product(values, values, w);
  if (n < leastForAutocorrelation || sse <= floor * (w === null ? n : w.reduce((sum, one) => sum + one, 0))) return 0;
  let [sum, pairs] = [0, 0];
  for (let at = 1; at < n; at += 1) {
    if (!follows(at)) continue;
    const weight = w === null ? 1 : Math.sqrt((w[at - 1] as number) * (w[at] as number));
    sum += weight * (values[at - 1] as number) * (values[at] as number);
    pairs += 1;
  }
  const r = pairs === 0 ? 0 : sum / pairs / (sse / n);
  return Math.min(0.95, Math.max(0, r + (1 + 4 * r) / n));
}

/** κ: the factor by which autocorrelation reduces the number of points. */
export const dilution = (autocorrelation: number): number => (1 + autocorrelation) / (1 - autocorrelation);

type Fitted = {
  readonly y: Float64Array;
  readonly w: Float64Array | null;
  readonly residuals: Float64Array;
  readonly parameters: number;
  readonly temperature: { readonly min: number; readonly max: number };
};

/**
 * Quality of fit of the points, except for autocorrelation and freedom, which relate to days. ȳ is the weighted mean; Σe of the NMBE is
 * unweighted.
 */
export function qualityOf({ y, w, residuals, parameters, temperature }: Fitted): Omit<Quality, 'autocorrelation' | 'freedom'> {
  const n = y.length;
  const sse = product(residuals, residuals, w);
  const weight = w === null ? n : w.reduce((sum, one) => sum + one, 0);
  const mean =
    product(
      y,
      y.map(() => 1),
      w,
    ) / weight; // prettier
  const about = y.map((value) => value - mean);
  const all = product(about, about, w);
  const rmse = Math.sqrt(sse / (n - parameters));
  const bias = residuals.reduce((sum, value) => sum + value, 0) / (n - parameters);
  return {
    n,
    sse,
    rmse,
    cvrmse: mean === 0 ? null : rmse / mean,
    nmbe: mean === 0 ? null : bias / mean,
    r2: all === 0 ? null : 1 - sse / all,
    temperature,
  };
}

/** Σw·y. */
export function weightedSum(y: Float64Array, w: Float64Array | null): number {
  let sum = 0;
  for (let at = 0; at < y.length; at += 1) sum += (y[at] as number) * (w === null ? 1 : (w[at] as number));
  return sum;
}
