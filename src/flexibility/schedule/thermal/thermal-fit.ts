import type { Finding } from '#kernel/finding.ts';

/** Rows one step apart: temperatures degC, heat kW as the mean until the next row (negative if removed). The last row ends the run. */
export type ThermalRun = { readonly indoor: readonly number[]; readonly outdoor: readonly number[]; readonly heat: readonly number[] };

export type ThermalFit = {
  /** K/kW, kWh/K, kW; null if the data does not determine them. */
  readonly r: number | null;
  readonly c: number | null;
  readonly gain: number | null;
  /** Standard errors. */
  readonly errors: { readonly r: number | null; readonly c: number | null; readonly gain: number | null };
  readonly usable: boolean;
  readonly findings: readonly Finding[];
};

/** The range of time constants tried, h: from a glass box to a rock. */
const shortest = 0.1;
const longest = 5000;

/**
 * A room with one resistance and one capacity: T' = αT + (1 − α)(outdoor + r(heat + gain)), α = e^(−h/(r·c)) (`flexibility.md` 3), by least
 * squares of the simulated indoor temperature, with the first temperature of each run as a parameter. For a given time constant everything
 * else is linear, so only that is searched.
 * @param h hours between rows
 */
export function fitThermal(runs: readonly ThermalRun[], h: number): ThermalFit {
  const long = runs.filter(({ indoor }) => indoor.length >= 2);
  const count = long.reduce((sum, { indoor }) => sum + indoor.length, 0);
  if (count < long.length + 4) return nothing('thermal-too-short', { rows: count });
  if (long.every(({ heat }) => heat.every((kw) => kw === 0))) return nothing('thermal-no-heat', {});
  const tau = leastTau((one) => linear(long, h, one)?.squares ?? Infinity);
  const best = linear(long, h, tau);
  if (best === null) return nothing('thermal-no-heat', {});
  const [r, c, gain] = [best.r, tau / best.r, best.lift / best.r];
  const errors = errorsOf(long, h, { tau, best, freedom: count - long.length - 3 });
  if (!(r > 0) || errors === null) return nothing('thermal-no-heat', {});
  const findings = doubtsOf(long, h, { r, c, gain }, errors);
  return { r, c, gain, errors, usable: findings.length === 0, findings };
}

const nothing = (code: string, evidence: Finding['evidence']): ThermalFit => ({
  r: null,
  c: null,
  gain: null,
  errors: { r: null, c: null, gain: null },
  usable: false,
  findings: [{ code, severity: 'warning', evidence }],
});

type Linear = { readonly r: number; readonly lift: number; readonly squares: number; readonly firsts: readonly number[] };

/**
 * For a run and a time constant: the remaining share of the first temperature, the effect of heat per K/kW, and the effect of the outdoor
 * temperature.
 */
function columnsOf({ indoor, outdoor, heat }: ThermalRun, alpha: number) {
  const [left, warmed, rest] = [[1], [0], [indoor[0] as number]];
  let [a, w, o] = [1, 0, 0];
  for (let k = 1; k < indoor.length; k += 1) {
    a *= alpha;
    w = alpha * w + (1 - alpha) * (heat[k - 1] as number);
    o = alpha * o + (1 - alpha) * (outdoor[k - 1] as number);
    left.push(a);
    warmed.push(w);
    rest.push((indoor[k] as number) - o);
  }
  return { left, warmed, rest };
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, one, k) => sum + one * (b[k] as number), 0);

/** The remainder of a column after projecting out that of the first temperature. */
function without(column: readonly number[], left: readonly number[]): { share: number; column: number[] } {
  const share = dot(column, left) / dot(left, left);
  return { share, column: column.map((one, k) => one - share * (left[k] as number)) };
}

/** Least squares of r and of r·gain at a time constant; null if heat carries no information. */
function linear(runs: readonly ThermalRun[], h: number, tau: number): Linear | null {
  const alpha = Math.exp(-h / tau);
  let [hh, ho, oo, hy, oy, yy] = [0, 0, 0, 0, 0, 0];
  const parts = runs.map((run) => {
    const { left, warmed, rest } = columnsOf(run, alpha);
    const [heat, ones, y] = [
      without(warmed, left),
      without(
        left.map(() => 1),
        left,
      ),
      without(rest, left),
    ];
    hh += dot(heat.column, heat.column);
    ho += dot(heat.column, ones.column);
    oo += dot(ones.column, ones.column);
    hy += dot(heat.column, y.column);
    oy += dot(ones.column, y.column);
    yy += dot(y.column, y.column);
    return { heat: heat.share, ones: ones.share, y: y.share };
  });
  const determinant = hh * oo - ho * ho;
  if (!(determinant > 1e-12 * hh * oo)) return null;
  const r = (hy * oo - oy * ho) / determinant;
  const lift = (oy * hh - hy * ho) / determinant;
  return {
    r,
    lift,
    squares: Math.max(0, yy - r * hy - lift * oy),
    firsts: parts.map((one) => one.y - r * one.heat - lift * one.ones + lift),
  };
}

/** The time constant with the least squares: a grid, then a golden-section search around its best. */
function leastTau(squares: (tau: number) => number): number {
  const steps = 100;
  const at = (k: number): number => shortest * (longest / shortest) ** (k / steps);
  let best = 0;
  let least = Infinity;
  for (let k = 0; k <= steps; k += 1) {
    const value = squares(at(k));
    if (value < least) [best, least] = [k, value];
  }
  let [low, high] = [Math.log(at(Math.max(0, best - 1))), Math.log(at(Math.min(steps, best + 1)))];
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let round = 0; round < 40; round += 1) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (squares(Math.exp(a)) < squares(Math.exp(b))) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}

/** Simulated indoor temperatures from a first one on, for the same number of rows. */
export function simulated(
  { outdoor, heat }: Pick<ThermalRun, 'outdoor' | 'heat'>,
  h: number,
  { r, tau, lift, first, rows, from = 0 }: { r: number; tau: number; lift: number; first: number; rows: number; from?: number },
): number[] {
  const alpha = Math.exp(-h / tau);
  const all = [first];
  for (let k = 1; k < rows; k += 1) {
    const by = from + k - 1;
    all.push(alpha * (all[k - 1] as number) + (1 - alpha) * ((outdoor[by] as number) + r * (heat[by] as number) + lift));
  }
  return all;
}

type Found = { readonly tau: number; readonly best: Linear; readonly freedom: number };

/** Standard errors of r, c and gain; null if the three cannot be separated. */
function errorsOf(runs: readonly ThermalRun[], h: number, { tau, best, freedom }: Found): { r: number; c: number; gain: number } | null {
  const alpha = Math.exp(-h / tau);
  const matrix = [0, 0, 0].map(() => [0, 0, 0]);
  for (const [at, run] of runs.entries()) {
    const { left, warmed } = columnsOf(run, alpha);
    const of = (other: number): number[] =>
      simulated(run, h, { r: best.r, tau: other, lift: best.lift, first: best.firsts[at] as number, rows: run.indoor.length });
    const [more, less] = [of(tau * 1.0001), of(tau * 0.9999)];
    const slope = more.map((one, k) => (one - (less[k] as number)) / (tau * 0.0002));
    // the effect of r·gain is 1 − α^k: with the first temperature projected out, the same as 1
    const columns = [slope, warmed, left.map(() => 1)].map((column) => without(column, left).column);
    for (let i = 0; i < 3; i += 1)
      for (let j = 0; j < 3; j += 1)
        (matrix[i] as number[])[j] = ((matrix[i] as number[])[j] as number) + dot(columns[i] as number[], columns[j] as number[]);
  }
  const covariance = inverse(matrix);
  if (covariance === null) return null;
  const spread = best.squares / Math.max(1, freedom);
  const { r, lift } = best;
  const error = (by: readonly number[]): number => {
    let sum = 0;
    for (let i = 0; i < 3; i += 1)
      for (let j = 0; j < 3; j += 1) sum += (by[i] as number) * (by[j] as number) * ((covariance[i] as number[])[j] as number);
    return Math.sqrt(Math.max(0, sum * spread));
  };
  return { r: error([0, 1, 0]), c: error([1 / r, -tau / r ** 2, 0]), gain: error([0, -lift / r ** 2, 1 / r]) };
}

/** The inverse of a symmetric 3×3 matrix, by its cofactors after scaling; null if it is singular. */
function inverse(matrix: readonly (readonly number[])[]): number[][] | null {
  const scale = matrix.map((row, at) => 1 / Math.sqrt(row[at] as number));
  if (!scale.every(Number.isFinite)) return null;
  const m = (i: number, j: number): number => (matrix[i % 3]?.[j % 3] as number) * (scale[i % 3] as number) * (scale[j % 3] as number);
  const cofactor = (i: number, j: number): number => m(i + 1, j + 1) * m(i + 2, j + 2) - m(i + 1, j + 2) * m(i + 2, j + 1);
  const determinant = [0, 1, 2].reduce((sum, j) => sum + m(0, j) * cofactor(0, j), 0);
  if (!(determinant > 1e-14)) return null;
  return [0, 1, 2].map((i) => [0, 1, 2].map((j) => (cofactor(j, i) / determinant) * (scale[i] as number) * (scale[j] as number)));
}

type Room = { readonly r: number; readonly c: number; readonly gain: number };

/** Reasons against using the fit: errors that are too wide, or day-ahead predictions no better than "no change". */
function doubtsOf(runs: readonly ThermalRun[], h: number, room: Room, errors: Room): Finding[] {
  const findings: Finding[] = [];
  const told = (code: string, evidence: Finding['evidence']) => findings.push({ code, severity: 'warning', evidence });
  for (const name of ['r', 'c'] as const)
    if (!(1.96 * errors[name] < room[name] / 2)) told('thermal-uncertain', { parameter: name, value: room[name], error: errors[name] });
  const [ours, still] = dayAhead(runs, h, room);
  if (still === null) told('thermal-no-day', {});
  else if (!(ours < still)) told('thermal-no-better', { ours: Math.sqrt(ours), still: Math.sqrt(still) });
  return findings;
}

/** Mean squared errors of days predicted from their first temperature, and of "no change"; null if no run is a day long. */
function dayAhead(runs: readonly ThermalRun[], h: number, { r, c, gain }: Room): readonly [number, number | null] {
  const rows = Math.round(24 / h) + 1;
  let [ours, still, count] = [0, 0, 0];
  for (const run of runs)
    for (let from = 0; from + rows <= run.indoor.length; from += rows - 1) {
      const first = run.indoor[from] as number;
      const told = simulated(run, h, { r, tau: r * c, lift: r * gain, first, rows, from });
      for (let k = 1; k < rows; k += 1) {
        const was = run.indoor[from + k] as number;
        ours += ((told[k] as number) - was) ** 2;
        still += (first - was) ** 2;
        count += 1;
      }
    }
  return count === 0 ? [0, null] : [ours / count, still / count];
}
