import type { Classes } from './day-class.ts';
import { forward, rootOf } from './linear.ts';
import { centred, meansOf, product, weightsOf } from './regression.ts';

/**
 * A degree term at each tenth of the range. Its projection on classes and factors is a row of numbers, so that its product with y and with
 * the other term is a small sum.
 */
export type DegreeTable = {
  readonly rows: Float64Array;
  /** Σw of the term's square, about classes and factors. */
  readonly self: Float64Array;
  /** Σw of term and y, about classes and factors. */
  readonly withY: Float64Array;
  /** 1 where enough points have the term, and it is not a combination of classes and factors. */
  readonly admitted: Uint8Array;
};

/** All inputs of a search for balance points. */
export type DegreeGrid = {
  /** The first balance point, in tenths of a °C: the lowest whole degree of the range. */
  readonly first: number;
  /** One for each tenth up to the highest whole degree; 0 if the range contains none. */
  readonly many: number;
  readonly width: number;
  /** The product of two terms is that of their rows, times this: −1 if no point has both (days, hours), 1 if rows are whole (spans). */
  readonly sign: 1 | -1;
  readonly heating: DegreeTable;
  readonly cooling: DegreeTable;
  /** Σw(y−ȳ)² about classes and factors: the SSE of the shape `none`. */
  readonly rest: number;
};

/** The minimum number of points for a degree term. */
export const leastPoints = 10;

export function emptyTable(many: number, width: number): Omit<DegreeTable, 'withY'> {
  return { rows: new Float64Array(many * width), self: new Float64Array(many), admitted: new Uint8Array(many) };
}

/** The tenths from the lowest whole degree at or above `min` to the highest at or below `max`. */
export function tenthsOf(min: number, max: number): { first: number; many: number } {
  const [low, high] = [Math.ceil(min), Math.floor(max)];
  return { first: low * 10, many: Math.max(0, (high - low) * 10 + 1) };
}

/** The points sorted by temperature, coldest first. */
export function byTemperature(t: Float64Array): Uint32Array {
  return Uint32Array.from(t, (_, at) => at).sort((a, b) => (t[a] as number) - (t[b] as number) || a - b);
}

/** A degree term at each tenth of the range, without y. */
type DesignTable = Omit<DegreeTable, 'withY'>;

/** The part of a grid that does not depend on y: shared by everything fitted to the same temperatures, classes and factors. */
export type DegreeDesign = Pick<DegreeGrid, 'first' | 'many' | 'width'> & {
  readonly t: Float64Array;
  readonly classes: Classes;
  /** The points by temperature. */
  readonly order: Uint32Array;
  readonly counts: Float64Array;
  /** Factors about the means of their classes, and the root of their products. */
  readonly z: readonly Float64Array[];
  readonly root: readonly (readonly number[])[];
  readonly heating: DesignTable;
  readonly cooling: DesignTable;
};

type DesignInput = Pick<DegreeDesign, 't' | 'classes' | 'order'> & { readonly factors: readonly Float64Array[] };

/**
 * Both terms of days or hours over one class set; null if the factors are linearly dependent.
 * @param input.order the points by temperature, as `byTemperature`
 */
export function degreeDesign({ t, classes, order, factors }: DesignInput): DegreeDesign | null {
  const counts = weightsOf({ w: null, classes });
  const z = factors.map((values) => centred(values, classes, meansOf(values, { w: null, classes }, counts)));
  const root = rootOf(z.map((one) => z.map((other) => product(one, other, null))));
  if (root === null) return null;
  const { first, many } = tenthsOf(t[order[0] as number] as number, t[order.at(-1) as number] as number);
  const width = counts.length + z.length;
  const [heating, cooling] = [emptyTable(many, width), emptyTable(many, width)];
  const design = { t, classes, order, first, many, width, counts, z, root, heating, cooling };
  swept(heating, design, 1);
  swept(cooling, design, -1);
  return design;
}

/** The grid of one y over a design. Since T_h ≤ T_c no point has both terms. */
export function degreeGrid(design: DegreeDesign, y: Float64Array): DegreeGrid {
  const { classes, counts, z, root, first, many, width, heating, cooling } = design;
  const rest = centred(y, classes, meansOf(y, { w: null, classes }, counts));
  const taken = forward(
    root,
    z.map((one) => product(one, rest, null)),
  );
  const total = product(rest, rest, null) - sumOfSquares(taken);
  const table = (of: DesignTable, way: 1 | -1) => ({ ...of, withY: sharedWith(rest, taken, design, of, way) });
  return { first, many, width, sign: -1, heating: table(heating, 1), cooling: table(cooling, -1), rest: total };
}

const sumOfSquares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);

type Sweep = Omit<DegreeDesign, 'heating' | 'cooling'>;

/**
 * From the coldest point upwards (`way` 1, heating) or from the warmest down (−1, cooling): the term's sum over the points passed grows
 * with their number at each tenth. Sums only grow, so no precision is lost in differences.
 */
function swept(table: DesignTable, sweep: Sweep, way: 1 | -1): void {
  const { t, classes, order, first, many, counts, z } = sweep;
  const [passed, term] = [new Float64Array(counts.length), new Float64Array(counts.length)];
  const [zPassed, zTerm] = [new Float64Array(z.length), new Float64Array(z.length)];
  let [square, allTerm, taken, before] = [0, 0, 0, 0];
  for (let step = 0; step < many; step += 1) {
    const at = way === 1 ? step : many - 1 - step;
    const balance = (first + at) / 10;
    const delta = Math.abs(balance - before);
    before = balance;
    if (taken > 0) {
      square += delta * (2 * allTerm + delta * taken);
      allTerm += delta * taken;
      for (let c = 0; c < term.length; c += 1) term[c]! += delta * (passed[c] as number);
      for (let k = 0; k < z.length; k += 1) zTerm[k]! += delta * (zPassed[k] as number);
    }
    for (; taken < order.length; taken += 1) {
      const point = order[way === 1 ? taken : order.length - 1 - taken] as number;
      const value = way * (balance - (t[point] as number));
      if (value <= 0) break;
      const c = classes.of[point] as number;
      square += value * value;
      allTerm += value;
      passed[c]! += 1;
      term[c]! += value;
      for (let k = 0; k < z.length; k += 1) {
        zPassed[k]! += z[k]?.[point] as number;
        zTerm[k]! += value * (z[k]?.[point] as number);
      }
    }
    if (taken >= leastPoints) entered(table, sweep, { at, square, term, zTerm });
  }
}

type Passed = { readonly at: number; readonly square: number; readonly term: Float64Array; readonly zTerm: Float64Array };

function entered(table: DesignTable, { counts, root, width }: Sweep, { at, square, term, zTerm }: Passed): void {
  let self = square;
  for (let c = 0; c < counts.length; c += 1) {
    const part = (term[c] as number) / Math.sqrt(counts[c] as number);
    table.rows[at * width + c] = part;
    self -= part * part;
  }
  if (root.length > 0) {
    for (const [k, part] of forward(root, zTerm).entries()) {
      table.rows[at * width + counts.length + k] = part;
      self -= part * part;
    }
  }
  table.self[at] = self;
  table.admitted[at] = self > 1e-10 * square ? 1 : 0;
}

/** The product of the term with y at each tenth, swept like its table. `taken`: the part of y explained by the factors. */
function sharedWith(
  rest: Float64Array,
  taken: readonly number[],
  { t, order, first, many, width, counts }: Sweep,
  { rows }: DesignTable,
  way: 1 | -1,
): Float64Array {
  const withY = new Float64Array(many);
  let [passed, term, reached, before] = [0, 0, 0, 0];
  for (let step = 0; step < many; step += 1) {
    const at = way === 1 ? step : many - 1 - step;
    const balance = (first + at) / 10;
    if (reached > 0) term += Math.abs(balance - before) * passed;
    before = balance;
    for (; reached < order.length; reached += 1) {
      const point = order[way === 1 ? reached : order.length - 1 - reached] as number;
      const value = way * (balance - (t[point] as number));
      if (value <= 0) break;
      term += value * (rest[point] as number);
      passed += rest[point] as number;
    }
    if (reached < leastPoints) continue;
    let shared = term;
    for (let k = 0; k < taken.length; k += 1) shared -= (rows[at * width + counts.length + k] as number) * (taken[k] as number);
    withY[at] = shared;
  }
  return withY;
}
