import type { Classes } from './day-class.ts';
import type { Spread } from './facts.ts';
import { inverseOf, rootOf, solve } from './linear.ts';

/** A line with an intercept per class and slopes that all classes share. */
export type Line = {
  readonly intercepts: Float64Array;
  readonly slopes: Float64Array;
  readonly residuals: Float64Array;
  /** Σw·e². */
  readonly sse: number;
  readonly spread: Spread;
};

type Weighted = { readonly y: Float64Array; readonly w: Float64Array | null; readonly classes: Classes };

/** Σw of each class; without weights the number of points. */
export function weightsOf({ w, classes }: Pick<Weighted, 'w' | 'classes'>): Float64Array {
  if (w === null) return Float64Array.from(classes.points);
  const sums = new Float64Array(classes.names.length);
  for (let at = 0; at < w.length; at += 1) sums[classes.of[at] as number]! += w[at] as number;
  return sums;
}

/** The weighted mean of each class. */
export function meansOf(values: Float64Array, { w, classes }: Pick<Weighted, 'w' | 'classes'>, weights: Float64Array): Float64Array {
  const [sums, of] = [new Float64Array(weights.length), classes.of];
  if (w === null) for (let at = 0; at < values.length; at += 1) sums[of[at] as number]! += values[at] as number;
  else for (let at = 0; at < values.length; at += 1) sums[of[at] as number]! += (values[at] as number) * (w[at] as number);
  for (let c = 0; c < sums.length; c += 1) sums[c]! /= weights[c] as number;
  return sums;
}

/** The values about the mean of their class. */
export function centred(values: Float64Array, { of }: Classes, means: Float64Array): Float64Array {
  const about = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) about[at] = (values[at] as number) - (means[of[at] as number] as number);
  return about;
}

/** Σw·a·b. */
export function product(a: Float64Array, b: Float64Array, w: Float64Array | null): number {
  let sum = 0;
  if (w === null) for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  else for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number) * (w[at] as number);
  return sum;
}

/**
 * Weighted least squares of y by class and columns. Intercepts are eliminated by their block; what remains is a small matrix of the columns
 * about the means of their classes. The residuals are fitted once more, so that rounding does not show.
 * @returns null if a column is a combination of the others
 */
export function regress(input: Weighted, columns: readonly Float64Array[]): Line | null {
  const { y, w, classes } = input;
  const weights = weightsOf(input);
  const means = columns.map((column) => meansOf(column, input, weights));
  const about = columns.map((column, at) => centred(column, classes, means[at] as Float64Array));
  const root = rootOf(about.map((one) => about.map((other) => product(one, other, w))));
  if (root === null) return null;
  const [intercepts, slopes] = [new Float64Array(weights.length), new Float64Array(columns.length)];
  let residuals = y;
  for (let round = 0; round < 2; round += 1) {
    const atMean = meansOf(residuals, input, weights);
    const rest = centred(residuals, classes, atMean);
    const step = solve(
      root,
      about.map((column) => product(column, rest, w)),
    );
    for (const [at, slope] of step.entries()) slopes[at]! += slope;
    for (let at = 0; at < weights.length; at += 1)
      intercepts[at]! += (atMean[at] as number) - step.reduce((sum, slope, k) => sum + slope * (means[k]?.[at] as number), 0);
    residuals = residualsOf(input, columns, intercepts, slopes);
  }
  return {
    intercepts,
    slopes,
    residuals,
    sse: product(residuals, residuals, w),
    spread: {
      weights: [...weights],
      means: Array.from(weights, (_, at) => means.map((mean) => mean[at] as number)),
      inverse: inverseOf(root),
    },
  };
}

function residualsOf(
  { y, classes }: Weighted,
  columns: readonly Float64Array[],
  intercepts: Float64Array,
  slopes: Float64Array,
): Float64Array {
  const residuals = centred(y, classes, intercepts);
  for (const [k, column] of columns.entries()) {
    const slope = slopes[k] as number;
    for (let at = 0; at < residuals.length; at += 1) residuals[at]! -= slope * (column[at] as number);
  }
  return residuals;
}
