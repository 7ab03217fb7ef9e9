import type { Classes } from './day-class.ts';
import { balancePoints } from './balance-points.ts';
import type { DegreeGrid } from './degree-grid.ts';
import type { ClassSet, Coefficients, Factor, Shape } from './facts.ts';
import { floorOf, weightedSum } from './quality.ts';
import { product, regress, type Line } from './regression.ts';

/** A class set that is tried: its grid, and what makes a column of a balance point. */
export type Trial = {
  readonly set: ClassSet;
  readonly classes: Classes;
  readonly y: Float64Array;
  readonly w: Float64Array | null;
  readonly grid: DegreeGrid;
  readonly term: (balance: number, way: 1 | -1) => Float64Array;
  readonly factors: readonly Factor[];
};

/** A model with all that follows from its points. */
export type Chosen = { readonly coefficients: Coefficients; readonly line: Line; readonly bic: number };

const shapes: readonly Shape[] = ['none', 'heating', 'cooling', 'both'];

/** What least squares may not be told apart by: 1e-9 of Σw(y−ȳ)². */
export type Limits = { readonly least: number; readonly floor: number; readonly weight: number };

/** Of all class sets and shapes the one of least BIC; within 1e-9 the earlier. Null where nothing can be solved. */
export function chosen(trials: Iterable<Trial>, limits: Limits): Chosen | null {
  let best: Chosen | null = null;
  for (const trial of trials)
    for (const shape of shapes) {
      const found = fitted(trial, shape, limits);
      if (found !== null && (best === null || found.bic < best.bic - 1e-9)) best = found;
    }
  return best;
}

/** One class set with one shape, by least squares; null where no balance point is admitted. */
function fitted(trial: Trial, shape: Shape, { least, floor, weight }: Limits): Chosen | null {
  const { grid, y, factors, classes } = trial;
  const balance = shape === 'none' ? { heating: null, cooling: null } : balancePoints(grid, shape, least);
  if (balance === null) return null;
  const at = (index: number | null) => (index === null ? null : (grid.first + index) / 10);
  const [heating, cooling] = [at(balance.heating), at(balance.cooling)];
  const columns = columnsOf({ heatingBalance: heating, coolingBalance: cooling }, trial.term, factors);
  const terms = (heating === null ? 0 : 1) + (cooling === null ? 0 : 1);
  const parameters = classes.names.length + 2 * terms + factors.length;
  if (y.length <= parameters) return null;
  const line = regress(trial, columns);
  if (line === null) return null;
  const slope = (index: number) => line.slopes[index] as number;
  return {
    bic: y.length * Math.log(Math.max(line.sse / weight, floor)) + parameters * Math.log(y.length),
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

/** The columns of a model beside its classes: heating, cooling, factors. */
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

/** Of some y: what SSE is not told apart by, its floor, and Σw. */
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
