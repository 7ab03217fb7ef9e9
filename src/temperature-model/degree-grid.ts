import type { Classes } from './day-class.ts';
import { forward, rootOf } from './linear.ts';
import { centred, meansOf, product, weightsOf } from './regression.ts';

/**
 * A degree term at each tenth of the range. What classes and factors take of it is a row of numbers, so that what a term shares with y
 * and with the other term is a small sum.
 */
export type DegreeTable = {
  readonly rows: Float64Array;
  /** Σw of the term's square, about classes and factors. */
  readonly self: Float64Array;
  /** Σw of term and y, about classes and factors. */
  readonly withY: Float64Array;
  /** 1 where enough points have the term, and it is no sum of classes and factors. */
  readonly admitted: Uint8Array;
};

/** All that a search of balance points looks at. */
export type DegreeGrid = {
  /** The first balance point, in tenths of a °C: the lowest whole degree of the range. */
  readonly first: number;
  /** One for each tenth up to the highest whole degree; 0 where the range has none. */
  readonly many: number;
  readonly width: number;
  /** What two terms share is their rows' product, times this: −1 where no point has both (days, hours), 1 where rows are whole (spans). */
  readonly sign: 1 | -1;
  readonly heating: DegreeTable;
  readonly cooling: DegreeTable;
  /** Σw(y−ȳ)² about classes and factors: the SSE of the shape `none`. */
  readonly rest: number;
};

/** The least points that a degree term must have. */
export const leastPoints = 10;

export function emptyTable(many: number, width: number): DegreeTable {
  return {
    rows: new Float64Array(many * width),
    self: new Float64Array(many),
    withY: new Float64Array(many),
    admitted: new Uint8Array(many),
  };
}

/** The tenths from the lowest whole degree at or above `min` to the highest at or below `max`. */
export function tenthsOf(min: number, max: number): { first: number; many: number } {
  const [low, high] = [Math.ceil(min), Math.floor(max)];
  return { first: low * 10, many: Math.max(0, (high - low) * 10 + 1) };
}

type GridInput = {
  readonly t: Float64Array;
  readonly y: Float64Array;
  readonly classes: Classes;
  readonly factors: readonly Float64Array[];
};

/** The points by their temperature, coldest first. */
export function byTemperature(t: Float64Array): Uint32Array {
  return Uint32Array.from(t, (_, at) => at).sort((a, b) => (t[a] as number) - (t[b] as number) || a - b);
}

/** The columns beside the degree terms, about the means of their classes, and what they take of y. */
function prepared({ y, classes, factors }: GridInput) {
  const counts = weightsOf({ w: null, classes });
  const about = (values: Float64Array) => centred(values, classes, meansOf(values, { w: null, classes }, counts));
  const [rest, z] = [about(y), factors.map(about)];
  const root = rootOf(z.map((one) => z.map((other) => product(one, other, null))));
  if (root === null) return null;
  const taken = forward(
    root,
    z.map((one) => product(one, rest, null)),
  );
  return { counts, rest, z, root, taken, total: product(rest, rest, null) - sumOfSquares(taken) };
}

type Prepared = NonNullable<ReturnType<typeof prepared>>;

const sumOfSquares = (values: readonly number[]): number => values.reduce((sum, value) => sum + value * value, 0);

/**
 * Both terms of days or hours over one class set; null where the factors are made of each other. Since T_h ≤ T_c no point has both terms.
 * @param order the points by temperature, as `byTemperature`
 */
export function degreeGrid(input: GridInput, order: Uint32Array): DegreeGrid | null {
  const ready = prepared(input);
  if (ready === null) return null;
  const { t } = input;
  const last = order.length - 1;
  const { first, many } = tenthsOf(t[order[0] as number] as number, t[order[last] as number] as number);
  const width = ready.counts.length + ready.z.length;
  const [heating, cooling] = [emptyTable(many, width), emptyTable(many, width)];
  const sweep = { ...input, ready, order, first, many, width };
  swept(heating, sweep, 1);
  swept(cooling, sweep, -1);
  return { first, many, width, sign: -1, heating, cooling, rest: ready.total };
}

type Sweep = GridInput & { ready: Prepared; order: Uint32Array; first: number; many: number; width: number };

/**
 * From the coldest point upwards (`way` 1, heating) or from the warmest down (−1, cooling): what the points passed have of the term grows
 * by their number at each tenth. Sums only grow, so nothing is lost by differences.
 */
function swept(table: DegreeTable, { t, classes, ready, order, first, many, width }: Sweep, way: 1 | -1): void {
  const { counts, rest, z } = ready;
  const [passed, term] = [new Float64Array(counts.length), new Float64Array(counts.length)];
  const [zPassed, zTerm] = [new Float64Array(z.length), new Float64Array(z.length)];
  let [square, allTerm, yPassed, yTerm, taken, before] = [0, 0, 0, 0, 0, 0];
  for (let step = 0; step < many; step += 1) {
    const at = way === 1 ? step : many - 1 - step;
    const balance = (first + at) / 10;
    const delta = Math.abs(balance - before);
    before = balance;
    if (taken > 0) {
      square += delta * (2 * allTerm + delta * taken);
      allTerm += delta * taken;
      yTerm += delta * yPassed;
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
      yTerm += value * (rest[point] as number);
      yPassed += rest[point] as number;
      passed[c]! += 1;
      term[c]! += value;
      for (let k = 0; k < z.length; k += 1) {
        zPassed[k]! += z[k]?.[point] as number;
        zTerm[k]! += value * (z[k]?.[point] as number);
      }
    }
    entered(table, { at, width, square, yTerm, term, zTerm, ready, enough: taken >= leastPoints });
  }
}

type Entered = {
  at: number;
  width: number;
  square: number;
  yTerm: number;
  term: Float64Array;
  zTerm: Float64Array;
  ready: Prepared;
  enough: boolean;
};

function entered(table: DegreeTable, { at, width, square, yTerm, term, zTerm, ready, enough }: Entered): void {
  if (!enough) return;
  const { counts, root, taken } = ready;
  let [self, withY] = [square, yTerm];
  for (let c = 0; c < counts.length; c += 1) {
    const part = (term[c] as number) / Math.sqrt(counts[c] as number);
    table.rows[at * width + c] = part;
    self -= part * part;
  }
  if (root.length > 0) {
    for (const [k, part] of forward(root, zTerm).entries()) {
      table.rows[at * width + counts.length + k] = part;
      self -= part * part;
      withY -= part * (taken[k] as number);
    }
  }
  table.self[at] = self;
  table.withY[at] = withY;
  table.admitted[at] = self > 1e-10 * square ? 1 : 0;
}
