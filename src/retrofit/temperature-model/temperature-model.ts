import { chosen, columnsOf, degrees, limitsOf, type Trial } from './choice.ts';
import { classifier, gathered } from './day-class.ts';
import { dayDesign, type DayDesigns } from './day-design.ts';
import { degreeGrid, leastPoints } from './degree-grid.ts';
import type { Coefficients, DayFit, DayKinds, Points, SpanPoints, Spread } from './facts.ts';
import type { Uncertainty } from './interval.ts';
import { floorOf, qualityOf } from './quality.ts';
import { regress, type Line } from './regression.ts';
import { spanDegrees, spanGrid } from './span-grid.ts';
import { uncertaintyOf } from './uncertainty.ts';

/** A fit with everything derived from it and its points that is not sealed. */
export type DayModel = {
  readonly kind: 'daily' | 'billing';
  readonly fit: DayFit;
  readonly spread: Spread;
  readonly uncertainty: Uncertainty;
  /** y less the prediction of the fit, in the order of the points. */
  readonly residuals: Float64Array;
};

/**
 * The daily model of `docs/savings.md`: intercepts by class, heating and cooling beyond balance points, and factors, by least squares;
 * class set and shape by lowest BIC.
 * @param points days, as `dayPoints`
 * @param kinds without seasons, OpenDSM's
 * @param design for these points and kinds; a cached one if several are fitted to the same days
 * @returns null if there are fewer than 10 points, or factors are linearly dependent
 * @example fitDaily(dayPoints(series), { isWorked, seasons: [] })?.fit.heatingSlope
 */
export function fitDaily(points: Points, kinds: DayKinds, design: DayDesigns = dayDesign): DayModel | null {
  const { y, t, factors } = points;
  if (y.length < leastPoints) return null;
  const trials = design(points, kinds).map(({ set, design: one }): Trial => ({
    set,
    classes: one.classes,
    y,
    w: null,
    grid: degreeGrid(one, y),
    term: (balance, way) => degrees(t, balance, way),
    factors,
  }));
  const found = chosen(trials, limitsOf(y, null));
  return found === null ? null : dayModel(points, found.coefficients, found.line);
}

function dayModel({ y, t, day }: Points, coefficients: Coefficients, line: Line): DayModel {
  const follows = (at: number) => (day[at] as number) === (day[at - 1] as number) + 1;
  return modelOf({ kind: 'daily', y, w: null, temperature: extent([t]), follows }, coefficients, line);
}

/**
 * The billing model: one intercept, weights by the days of a span, degree terms as means over its days.
 * @param points spans, as `spanPoints`
 * @returns null if there are fewer than 10, or factors are linearly dependent
 */
export function fitBilling(points: SpanPoints): DayModel | null {
  const { y, w, factors } = points;
  if (y.length < leastPoints) return null;
  const classes = gathered(y.length, () => 'one');
  const grid = spanGrid(points, classes, extent(points.days.map(({ t }) => t)));
  if (grid === null) return null;
  const trial: Trial = { set: 'one', classes, y, w, grid, term: (balance, way) => spanDegrees(points, balance, way), factors };
  const found = chosen([trial], limitsOf(y, w));
  return found === null ? null : billingModel(points, found.coefficients, found.line);
}

function billingModel({ y, w, from, to, days }: SpanPoints, coefficients: Coefficients, line: Line): DayModel {
  const follows = (at: number) => Math.abs((from[at] as number) - (to[at - 1] as number)) < 1e-9;
  return modelOf({ kind: 'billing', y, w, temperature: extent(days.map(({ t }) => t)), follows }, coefficients, line);
}

type Fitted = Pick<DayModel, 'kind'> & {
  readonly y: Float64Array;
  readonly w: Float64Array | null;
  readonly temperature: { readonly min: number; readonly max: number };
  readonly follows: (at: number) => boolean;
};

function modelOf(
  { kind, y, w, temperature, follows }: Fitted,
  coefficients: Coefficients,
  { residuals, spread }: Pick<Line, 'residuals' | 'spread'>,
): DayModel {
  const { parameters } = coefficients;
  const uncertainty = uncertaintyOf({ values: residuals, w, follows }, parameters, floorOf(y, w));
  const { autocorrelation, freedom } = uncertainty;
  const quality = qualityOf({ y, w, residuals, parameters, temperature });
  return { kind, fit: { ...coefficients, ...quality, autocorrelation, freedom }, spread, uncertainty, residuals };
}

/**
 * Rebuilds the model from sealed points and their fit: nothing is chosen again, and it predicts with the sealed coefficients; what an
 * interval needs is calculated from the points.
 * @param kinds those of the lock
 * @returns null if the fit cannot belong to these points
 */
export function dailyAgain(points: Points, fit: DayFit, kinds: DayKinds): DayModel | null {
  if (fit.classes === 'hour-of-week') return null;
  const classes = classifier(points.day, kinds)(fit.classes);
  const columns = columnsOf(fit, (balance, way) => degrees(points.t, balance, way), points.factors);
  const line = regress({ y: points.y, w: null, classes }, columns);
  return line === null ? null : { ...dayModel(points, fit, line), fit };
}

/** As `dailyAgain`, for spans. */
export function billingAgain(points: SpanPoints, fit: DayFit): DayModel | null {
  const columns = columnsOf(fit, (balance, way) => spanDegrees(points, balance, way), points.factors);
  const line = regress({ y: points.y, w: points.w, classes: gathered(points.y.length, () => 'one') }, columns);
  return line === null ? null : { ...billingModel(points, fit, line), fit };
}

/** The minimum and maximum of some temperatures. */
function extent(parts: readonly Float64Array[]): { min: number; max: number } {
  let [min, max] = [Infinity, -Infinity];
  for (const t of parts)
    for (const value of t) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
  return { min, max };
}
