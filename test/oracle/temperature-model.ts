/**
 * The model of savings by brute force: every candidate is a plain least squares fit over the whole design (Householder), with nothing
 * shared and nothing cached. Written from the text of the specification alone, and slow.
 */
export type OraclePoint = {
  readonly y: number;
  readonly w: number;
  /** The degree terms of the point at a balance point, in °C. */
  readonly heating: (balance: number) => number;
  readonly cooling: (balance: number) => number;
  readonly factors: readonly number[];
};

export type OracleTrial = { readonly set: string; readonly classOf: readonly string[] };

export type OracleInput = {
  readonly points: readonly OraclePoint[];
  readonly trials: readonly OracleTrial[];
  readonly min: number;
  readonly max: number;
  /** A term is admitted if at least that many points have more than this much of it. */
  readonly admit: { readonly points: number; readonly above: number };
};

export type OracleFit = {
  readonly set: string;
  readonly shape: string;
  readonly heating: number | null;
  readonly cooling: number | null;
  /** By class, then heating, cooling, factors. */
  readonly names: readonly string[];
  readonly beta: readonly number[];
  readonly parameters: number;
  readonly residuals: readonly number[];
  readonly sse: number;
  readonly design: readonly (readonly number[])[];
};

/** Coefficients of weighted least squares; null if the design does not have full rank. */
export function leastSquares(design: readonly (readonly number[])[], y: readonly number[], w: readonly number[]): number[] | null {
  const many = design[0]?.length ?? 0;
  const a = design.map((row, i) => [...row, y[i]!].map((value) => value * Math.sqrt(w[i]!)));
  const sizes = Array.from({ length: many }, (_, k) => Math.hypot(...a.map((row) => row[k]!)));
  for (let k = 0; k < many; k += 1) {
    let length = 0;
    for (let i = k; i < a.length; i += 1) length += a[i]![k]! ** 2;
    length = Math.sqrt(length);
    if (!(length > 1e-5 * sizes[k]!)) return null;
    if (a[k]![k]! > 0) length = -length;
    const v = a.map((row, i) => (i < k ? 0 : row[k]!));
    v[k]! -= length;
    let square = 0;
    for (let i = k; i < v.length; i += 1) square += v[i]! ** 2;
    for (let j = k; j <= many; j += 1) {
      let dot = 0;
      for (let i = k; i < a.length; i += 1) dot += v[i]! * a[i]![j]!;
      for (let i = k; i < a.length; i += 1) a[i]![j]! -= ((2 * dot) / square) * v[i]!;
    }
  }
  const beta = Array.from({ length: many }, () => 0);
  for (let k = many - 1; k >= 0; k -= 1) {
    let sum = a[k]![many]!;
    for (let j = k + 1; j < many; j += 1) sum -= a[k]![j]! * beta[j]!;
    beta[k] = sum / a[k]![k]!;
  }
  return beta;
}

type Candidate = { readonly heating: number | null; readonly cooling: number | null; readonly fit: OracleFit };

/** One class set, one shape, one pair of balance points; null where it is not admitted. */
function candidate({ points, admit }: OracleInput, trial: OracleTrial, heating: number | null, cooling: number | null): OracleFit | null {
  const names = [...new Set(trial.classOf)];
  const terms: number[][] = [];
  if (heating !== null) terms.push(points.map((point) => point.heating(heating)));
  if (cooling !== null) terms.push(points.map((point) => point.cooling(cooling)));
  if (terms.some((term) => term.filter((value) => value > admit.above).length < admit.points)) return null;
  const design = points.map((point, i) => [
    ...names.map((name) => (trial.classOf[i] === name ? 1 : 0)),
    ...terms.map((term) => term[i]!),
    ...point.factors,
  ]);
  const [y, w] = [points.map((point) => point.y), points.map((point) => point.w)];
  const beta = leastSquares(design, y, w);
  if (beta === null || terms.some((_, k) => !(beta[names.length + k]! > 0))) return null;
  const residuals = design.map((row, i) => y[i]! - row.reduce((sum, value, k) => sum + value * beta[k]!, 0));
  return {
    set: trial.set,
    shape: heating === null ? (cooling === null ? 'none' : 'cooling') : cooling === null ? 'heating' : 'both',
    heating,
    cooling,
    names,
    beta,
    parameters: names.length + 2 * terms.length + (points[0]?.factors.length ?? 0),
    residuals,
    sse: residuals.reduce((sum, e, i) => sum + w[i]! * e * e, 0),
    design,
  };
}

/** Whole degrees, or tenths within 0.9 of a balance point, ascending. */
function degreesAbout(input: OracleInput, about: number | null): number[] {
  const [low, high] = [Math.ceil(input.min), Math.floor(input.max)];
  const found: number[] = [];
  for (let tenth = low * 10; tenth <= high * 10; tenth += 1)
    if (about === null ? tenth % 10 === 0 : Math.abs(tenth - Math.round(about * 10)) <= 9) found.push(tenth / 10);
  return found;
}

function search(input: OracleInput, trial: OracleTrial, shape: string, least: number): OracleFit | null {
  let best: Candidate | null = null;
  const round = (about: Candidate | null): void => {
    const heatings = shape === 'cooling' ? [null] : degreesAbout(input, about?.heating ?? null);
    const coolings = shape === 'heating' ? [null] : degreesAbout(input, about?.cooling ?? null);
    for (const heating of heatings)
      for (const cooling of coolings) {
        if (heating !== null && cooling !== null && heating > cooling) continue;
        const fit = candidate(input, trial, heating, cooling);
        if (fit !== null && (best === null || fit.sse < best.fit.sse - least)) best = { heating, cooling, fit };
      }
  };
  const bestNow = (): Candidate | null => best;
  round(null);
  for (let before = bestNow(); before !== null;) {
    round(before);
    const after = bestNow();
    if (after === before) break;
    before = after;
  }
  return bestNow()?.fit ?? null;
}

/** The fit with the lowest BIC over all class sets and shapes. */
export function oracleFit(input: OracleInput): OracleFit | null {
  const { points, trials } = input;
  const n = points.length;
  const weight = points.reduce((sum, { w }) => sum + w, 0);
  const mean = points.reduce((sum, { y, w }) => sum + w * y, 0) / weight;
  const size = points.reduce((sum, { y, w }) => sum + w * Math.abs(y), 0) / weight;
  const least = 1e-9 * points.reduce((sum, { y, w }) => sum + w * (y - mean) ** 2, 0);
  let best: { bic: number; fit: OracleFit } | null = null;
  for (const trial of trials)
    for (const shape of ['none', 'heating', 'cooling', 'both']) {
      const fit = shape === 'none' ? candidate(input, trial, null, null) : search(input, trial, shape, least);
      if (fit === null || n <= fit.parameters) continue;
      const bic = n * Math.log(Math.max(fit.sse / weight, (1e-6 * size) ** 2)) + fit.parameters * Math.log(n);
      if (best === null || bic < best.bic - 1e-9) best = { bic, fit };
    }
  return best?.fit ?? null;
}
