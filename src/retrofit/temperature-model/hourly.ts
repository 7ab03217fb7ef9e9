import { chosen, columnsOf, degrees, limitsOf, type Trial } from './choice.ts';
import { gathered, hourClass } from './day-class.ts';
import { byTemperature, degreeDesign, degreeGrid, leastPoints } from './degree-grid.ts';
import type { Coefficients, DayKinds, HourFit, HourPoints } from './facts.ts';
import type { Uncertainty } from './interval.ts';
import { floorOf, qualityOf } from './quality.ts';
import { regress } from './regression.ts';
import { uncertaintyOf } from './uncertainty.ts';

/** An hourly fit with everything derived from it and its points. */
export type HourModel = {
  readonly kind: 'hourly';
  readonly fit: HourFit;
  /** Of the residual sums of whole days. */
  readonly uncertainty: Uncertainty;
  /** The mean use of these days. */
  readonly dayMean: number;
  /** Of each hour in the fit; NaN where its hour of the week has too few points. */
  readonly residuals: Float64Array;
  /** The whole days, and their residual sums. */
  readonly days: Int32Array;
  readonly dayResiduals: Float64Array;
};

type Group = HourFit['groups'][number];

/**
 * The hourly model: hours of the week as classes, those in which the building is used and the others fitted separately. An hour of the week
 * with fewer than 10 points is not a class.
 * @param points hours, as `hourPoints`
 * @returns null if no hour of the week has 10 points, or factors are linearly dependent
 */
export function fitHourly(points: HourPoints, kinds: Pick<DayKinds, 'isWorked'>): HourModel | null {
  const found = groupsOf(points, kinds).map(([group, at]) => fittedGroup(points, kinds, group, at));
  const groups = found.filter((one) => one !== null);
  return groups.length === 0 || groups.length < found.length ? null : modelOf(points, groups);
}

type FittedGroup = { readonly group: Group; readonly at: Uint32Array; readonly residuals: Float64Array };

/** The points of the hours of the week that are `occupied`, and of the others; a group without points is left out. */
function groupsOf(points: HourPoints, kinds: Pick<DayKinds, 'isWorked'>): [Group['group'], Uint32Array][] {
  const classes = gathered(points.y.length, (at) => hourClass(points.day[at] as number, points.hour[at] as number, kinds));
  const residuals = firstResiduals(points);
  const above = classes.points.map(() => 0);
  for (let at = 0; at < residuals.length; at += 1) if ((residuals[at] as number) > 0) above[classes.of[at] as number]! += 1;
  const isUsed = above.map((many, c) => many > 0.65 * (classes.points[c] as number));
  const taken = (used: boolean) =>
    Uint32Array.from(classes.of.keys()).filter((at) => {
      const c = classes.of[at] as number;
      return isUsed[c] === used && (classes.points[c] as number) >= leastPoints;
    });
  const both: [Group['group'], Uint32Array][] = [
    ['occupied', taken(true)],
    ['other', taken(false)],
  ];
  return both.filter(([, at]) => at.length > 0);
}

/** y less a line with degrees below 10 °C and above 65 °F (CalTRACK 2.0, 3.4.2); a term that no hour has is left out. */
function firstResiduals({ y, t }: HourPoints): Float64Array {
  const input = { y, w: null, classes: gathered(y.length, () => 'one') };
  const terms = [degrees(t, 10, 1), degrees(t, 55 / 3, -1)].filter((term) => term.some((value) => value > 0));
  return (regress(input, terms) ?? regress(input, terms.slice(0, 1)) ?? regress(input, []))?.residuals ?? y;
}

/** The points of a group, by their indices among all points. */
function pick({ day, hour, y, t, factors }: HourPoints, at: Uint32Array) {
  const taken = (values: Float64Array) => Float64Array.from(at, (one) => values[one] as number);
  return {
    day: Int32Array.from(at, (one) => day[one] as number),
    hour: Uint8Array.from(at, (one) => hour[one] as number),
    y: taken(y),
    t: taken(t),
    factors: factors.map(({ name, values }) => ({ name, values: taken(values) })),
  };
}

function fittedGroup(points: HourPoints, kinds: Pick<DayKinds, 'isWorked'>, group: Group['group'], at: Uint32Array): FittedGroup | null {
  const { day, hour, y, t, factors } = pick(points, at);
  const classes = gathered(y.length, (one) => hourClass(day[one] as number, hour[one] as number, kinds));
  const design = degreeDesign({ t, classes, order: byTemperature(t), factors: factors.map(({ values }) => values) });
  if (design === null) return null;
  const grid = degreeGrid(design, y);
  const trial: Trial = { set: 'hour-of-week', classes, y, w: null, grid, term: (balance, way) => degrees(t, balance, way), factors };
  const found = chosen([trial], limitsOf(y, null));
  return found === null ? null : { group: { group, ...found.coefficients }, at, residuals: found.line.residuals };
}

function modelOf(points: HourPoints, groups: readonly FittedGroup[]): HourModel {
  const residuals = new Float64Array(points.y.length).fill(NaN);
  for (const group of groups) for (const [one, at] of group.at.entries()) residuals[at] = group.residuals[one] as number;
  const parameters = groups.reduce((sum, { group }) => sum + group.parameters, 0);
  const fitted = Uint32Array.from(residuals.keys()).filter((at) => !Number.isNaN(residuals[at] as number));
  const { y, t } = pick(points, fitted);
  let [min, max] = [Infinity, -Infinity];
  for (const value of t) [min, max] = [Math.min(min, value), Math.max(max, value)];
  const own = Float64Array.from(fitted, (at) => residuals[at] as number);
  const quality = qualityOf({ y, w: null, residuals: own, parameters, temperature: { min, max } });
  const whole = dayUncertainty(points, residuals, parameters);
  const { autocorrelation, freedom } = whole.uncertainty;
  return {
    kind: 'hourly',
    fit: { classes: 'hour-of-week', parameters, groups: groups.map(({ group }) => group), ...quality, autocorrelation, freedom },
    residuals,
    ...whole,
  };
}

/** SSE, n and ρ of the residual sums of whole days; the number of parameters is divided by 24 hours. */
function dayUncertainty({ day, y, wholeDays }: HourPoints, residuals: Float64Array, parameters: number) {
  const [sums, uses] = [new Map<number, number>(), new Map<number, number>()];
  for (let at = 0; at < day.length; at += 1) {
    const one = day[at] as number;
    sums.set(one, (sums.get(one) ?? 0) + (residuals[at] as number));
    uses.set(one, (uses.get(one) ?? 0) + (y[at] as number));
  }
  const days = wholeDays.filter((one) => !Number.isNaN(sums.get(one) ?? NaN));
  const values = Float64Array.from(days, (one) => sums.get(one) as number);
  const use = Float64Array.from(days, (one) => uses.get(one) as number);
  const follows = (at: number) => (days[at] as number) === (days[at - 1] as number) + 1;
  return {
    uncertainty: uncertaintyOf({ values, w: null, follows }, parameters / 24, floorOf(use, null)),
    dayMean: use.reduce((sum, value) => sum + value, 0) / use.length,
    days,
    dayResiduals: values,
  };
}

/**
 * Rebuilds the model from sealed points and their fit: it predicts with the sealed coefficients.
 * @returns null if the fit has no class for any of these points
 */
export function hourlyAgain(points: HourPoints, fit: HourFit, kinds: Pick<DayKinds, 'isWorked'>): HourModel | null {
  const groupOf = new Map(
    fit.groups.flatMap((group) => group.intercepts.map((intercept) => [intercept.class, { group, value: intercept.value }])),
  );
  const groups = fit.groups.map((group) => {
    const at = Uint32Array.from(points.day.keys()).filter(
      (one) => groupOf.get(hourClass(points.day[one] as number, points.hour[one] as number, kinds))?.group === group,
    );
    const own = pick(points, at);
    return { group, at, residuals: residualsOf(own, group, kinds) };
  });
  return groups.every(({ at }) => at.length === 0) ? null : { ...modelOf(points, groups), fit };
}

function residualsOf(points: ReturnType<typeof pick>, group: Coefficients, kinds: Pick<DayKinds, 'isWorked'>): Float64Array {
  const level = new Map(group.intercepts.map((intercept) => [intercept.class, intercept.value]));
  const columns = columnsOf(group, (balance, way) => degrees(points.t, balance, way), points.factors);
  const slopes = [group.heatingSlope, group.coolingSlope, ...group.factors.map(({ slope }) => slope)].filter((slope) => slope !== null);
  return points.y.map((value, at) => {
    const base = level.get(hourClass(points.day[at] as number, points.hour[at] as number, kinds)) as number;
    return columns.reduce((rest, column, k) => rest - (slopes[k] as number) * (column[at] as number), value - base);
  });
}
