import type { Spread } from './facts.ts';
import { studentQuantile } from './student.ts';

/** What an interval is based on: days or, for hourly fits, the residual sums of whole days. */
export type Uncertainty = {
  /** Σw·e². */
  readonly sse: number;
  readonly n: number;
  /** ρ and κ = (1 + ρ) ÷ (1 − ρ). */
  readonly autocorrelation: number;
  readonly dilution: number;
  /** ν, not necessarily whole; below 1 there is no interval. */
  readonly freedom: number;
};

/** Sums of design rows: of the classes in the order of the intercepts, and of the columns heating, cooling, factors. */
export type DesignSum = { readonly classes: Float64Array; readonly columns: Float64Array };

/** xᵀ(XᵀWX)⁻¹x, by blocks. */
export function spreadOf({ weights, means, inverse }: Spread, { classes, columns }: DesignSum): number {
  let sum = 0;
  const about = Float64Array.from(columns);
  for (let c = 0; c < classes.length; c += 1) {
    const one = classes[c] as number;
    if (one === 0) continue;
    sum += (one * one) / (weights[c] as number);
    for (let k = 0; k < about.length; k += 1) about[k]! -= one * (means[c]?.[k] as number);
  }
  for (const [i, row] of inverse.entries())
    for (const [j, value] of row.entries()) sum += value * (about[i] as number) * (about[j] as number);
  return sum;
}

/** The variance of one day, diluted by autocorrelation: SSE ÷ ν; null if there are too few independent points. */
export function dayVariance({ sse, freedom }: Uncertainty): number | null {
  return freedom < 1 ? null : sse / freedom;
}

export type Interval = { readonly low: number; readonly high: number; readonly confidence: number };

/** value ± t·SE, with t of Student's distribution; null without a standard error. */
export function intervalOf(value: number, standardError: number | null, freedom: number, confidence: number): Interval | null {
  if (standardError === null) return null;
  const half = studentQuantile((1 + confidence) / 2, freedom) * standardError;
  return { low: value - half, high: value + half, confidence };
}
