import type { Classes } from './day-class.ts';
import { type Balance, balancePoints } from './balance-points.ts';
import type { DegreeGrid } from './degree-grid.ts';
import type { ClassSet, Coefficients, Factor, Shape } from './facts.ts';
import { floorOf, weightedSum } from './quality.ts';
import { product, regress, type Line } from './regression.ts';

/** A candidate class set: its grid, and how a balance point becomes a column. */
export type Trial = {
  readonly set: ClassSet;
  readonly classes: Classes;
  readonly y: Float64Array;
  readonly w: Float64Array | null;
  readonly grid: DegreeGrid;
  readonly term: (balance: number, way: 1 | -1) => Float64Array;
  readonly factors: readonly Factor[];
};

/** A model with everything derived from its points. */
export type Chosen = { readonly coefficients: Coefficients; readonly line: Line; readonly bic: number };

const shapes: readonly Shape[] = ['none', 'heating', 'cooling', 'both'];

/** Tolerances of least squares: sums closer than 1e-9 of Σw(y−ȳ)² count as equal. */
export type Limits = { readonly least: number; readonly floor: number; readonly weight: number };

/** What the grid shows for a class set with a shape, before any line is fitted. */
type Candidate = {
  readonly trial: Trial;
  readonly shape: Shape;
  readonly balance: Pick<Balance, 'heating' | 'cooling'>;
  readonly parameters: number;
  /** Bounds of its BIC: the grid's SSE is a difference of sums. */
  readonly bic: { readonly low: number; readonly high: number };
};

/**
 * The class set and shape with the lowest BIC; within 1e-9 the earlier one. Null if nothing can be solved. A line is fitted only for those
 * that may win according to the grid's SSE.
 */
export function chosen(trials: readonly Trial[], limits: Limits): Chosen | null {
  let left = trials.flatMap((trial) => shapes.flatMap((shape) => candidateOf(trial, shape, limits) ?? []));
  const drawn = new Map<Candidate, Chosen>();
  for (;;) {
    const least = Math.min(...left.map(({ bic }) => bic.high)) + 1e-6;
    const next = left.filter((one) => one.bic.low <= least && !drawn.has(one));
    if (next.length === 0) break;
    const failed = new Set<Candidate>();
    for (const one of next) {
      const found = lineThrough(one, limits);
      if (found === null) failed.add(one);
      else drawn.set(one, found);
    }
    if (failed.size === 0) break;
    left = left.filter((one) => !failed.has(one));
  }
  let best: Chosen | null = null;
  for (const one of left) {
    const found = drawn.get(one);
    if (found !== undefined && (best === null || found.bic < best.bic - 1e-9)) best = found;
  }
  return best;
}

/** Null if no balance point is admitted, or there are too few points. */
function candidateOf(trial: Trial, shape: Shape, { least, floor, weight }: Limits): Candidate | null {
  const { grid, y, factors, classes } = trial;
  const balance = shape === 'none' ? { heating: null, cooling: null, sse: grid.rest } : balancePoints(grid, shape, least);
  if (balance === null) return null;
  const terms = (balance.heating === null ? 0 : 1) + (balance.cooling === null ? 0 : 1);
  const parameters = classes.names.length + 2 * terms + factors.length;
  if (y.length <= parameters) return null;
  // a thousand times the tolerance of least squares: far more than rounding loses in a difference of sums
  const bic = (sse: number) => bicOf(y.length, sse, parameters, { floor, weight });
  return { trial, shape, balance, parameters, bic: { low: bic(balance.sse - 1000 * least), high: bic(balance.sse + 1000 * least) } };
}

const bicOf = (many: number, sse: number, parameters: number, { floor, weight }: Pick<Limits, 'floor' | 'weight'>): number =>
  many * Math.log(Math.max(sse / weight, floor)) + parameters * Math.log(many);

/** One class set with one shape, by least squares; null if a column is a combination of the others. */
function lineThrough({ trial, shape, balance, parameters }: Candidate, limits: Limits): Chosen | null {
  const { grid, y, factors, classes } = trial;
  const at = (index: number | null) => (index === null ? null : (grid.first + index) / 10);
  const [heating, cooling] = [at(balance.heating), at(balance.cooling)];
  const line = regress(trial, columnsOf({ heatingBalance: heating, coolingBalance: cooling }, trial.term, factors));
  if (line === null) return null;
  const terms = (heating === null ? 0 : 1) + (cooling === null ? 0 : 1);
  const slope = (index: number) => line.slopes[index] as number;
  return {
    bic: bicOf(y.length, line.sse, parameters, limits),
    line,
    coefficients: {
      classes: trial.set,
      shape,
      heatingBalance: heating,
      coolingBalance: cooling,
      intercepts: classes.names.map((name, c) => ({
        class: name,
        value: line.intercepts[c] as number,
        points: classes.points[c] as number,
      })),
      heatingSlope: heating === null ? null : slope(0),
      coolingSlope: cooling === null ? null : slope(terms - 1),
      factors: factors.map(({ name }, k) => ({ name, slope: slope(terms + k) })),
      parameters,
    },
  };
}

/** The columns of a model in addition to its classes: heating, cooling, factors. */
export function columnsOf(
  { heatingBalance, coolingBalance }: Pick<Coefficients, 'heatingBalance' | 'coolingBalance'>,
  term: Trial['term'],
  factors: readonly Factor[],
): Float64Array[] {
  return [
    ...(heatingBalance === null ? [] : [term(heatingBalance, 1)]),
    ...(coolingBalance === null ? [] : [term(coolingBalance, -1)]),
    ...factors.map(({ values }) => values),
  ];
}

/** For given y: the tolerance of SSE, its floor, and Σw. */
export function limitsOf(y: Float64Array, w: Float64Array | null): Limits {
  const weight = w === null ? y.length : w.reduce((sum, one) => sum + one, 0);
  const mean = weightedSum(y, w) / weight;
  const about = y.map((value) => value - mean);
  return { least: 1e-9 * product(about, about, w), floor: floorOf(y, w), weight };
}

/** max(0, T − t) of each point (`way` 1), or max(0, t − T) (−1). */
export function degrees(t: Float64Array, balance: number, way: 1 | -1): Float64Array {
  const term = new Float64Array(t.length);
  for (let at = 0; at < t.length; at += 1) term[at] = Math.max(0, way * (balance - (t[at] as number)));
  return term;
}
