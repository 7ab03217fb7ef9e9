import { fittedDays, perDay } from './past.ts';
import { type Signals, signalCount } from './signals.ts';

/** A day this many days back has half the weight. */
const halving = 28;
/**
 * How strongly the signals other than the usual level are pulled towards zero, as a share of the squared level; the level itself more
 * strongly.
 */
const held = { others: 0.001, level: 0.02 };
/** Least absolute deviations are found by this many rounds of reweighted least squares. */
const rounds = 2;
/** Deviations below this share of the level have equal weight. */
const nearest = 0.02;
const hour = 4;
/** A level based on fewer days is not used for fitting. */
const fewest = 3;

/** Hours of earlier days, latest first: signals as known then, the measurement, and how many days back their origin is. */
export type Lessons = { readonly rows: Float64Array; readonly measured: Float64Array; readonly back: Uint8Array; readonly many: number };

/** Means of whole hours `ahead` days after their origins; origins are at the clock time of the end of the past. */
export function lessonsOf(kw: Float64Array, signals: Signals, ahead: number): Lessons {
  const most = fittedDays * 24;
  const lessons = { rows: new Float64Array(most * signalCount), measured: new Float64Array(most), back: new Uint8Array(most), many: 0 };
  const one = new Float64Array(signalCount);
  for (let back = 1 + ahead; back <= fittedDays; back += 1) {
    const origin = kw.length - back * perDay;
    const write = signals.from(origin);
    for (let at = origin + ahead * perDay; at < origin + (ahead + 1) * perDay; at += hour) {
      const row = lessons.many * signalCount;
      lessons.rows.fill(0, row, row + signalCount);
      let sum = 0;
      for (let step = at; step < at + hour; step += 1) {
        sum += write(one, 0, step) < fewest ? Number.NaN : (kw[step] as number) / hour;
        for (let signal = 0; signal < signalCount; signal += 1)
          lessons.rows[row + signal] = (lessons.rows[row + signal] as number) + (one[signal] as number) / hour;
      }
      if (Number.isNaN(sum)) continue;
      lessons.measured[lessons.many] = sum;
      lessons.back[lessons.many] = back;
      lessons.many += 1;
    }
  }
  return lessons;
}

/**
 * The weight of each signal, fitted on lessons at least `back` days back; without any, only the usual level counts. Doubling the power
 * leaves the weights unchanged.
 */
export function fitWeights(lessons: Lessons, back = 1): Float64Array {
  const { rows, back: backs, many } = lessons;
  const weights = new Float64Array(signalCount);
  weights[0] = 1;
  let first = 0;
  while (first < many && (backs[first] as number) < back) first += 1;
  let scale = 0;
  for (let at = first; at < many; at += 1) scale += Math.abs(rows[at * signalCount] as number) / (many - first);
  if (scale === 0) return weights;
  for (let round = 0; round <= rounds; round += 1) {
    const { square, right } = equations(lessons, first, scale, round === 0 ? null : weights);
    solve(square, right);
    weights.set(right);
    weights[0] = (weights[0] as number) + 1;
  }
  return weights;
}

/**
 * Normal equations of the remainder beyond the usual level. @param near weights close to the solution: lessons far from these count less
 */
function equations({ rows, measured, back, many }: Lessons, first: number, scale: number, near: Float64Array | null) {
  const square = new Float64Array(signalCount * signalCount);
  const right = new Float64Array(signalCount);
  let all = 0;
  for (let at = first; at < many; at += 1) {
    const row = at * signalCount;
    const value = measured[at] as number;
    const recent = 0.5 ** ((back[at] as number) / halving);
    const weight = near === null ? recent : (recent * scale) / Math.max(Math.abs(value - weighed(near, rows, row)), nearest * scale);
    const beyond = value - (rows[row] as number);
    all += weight;
    for (let one = 0; one < signalCount; one += 1) {
      const signal = weight * (rows[row + one] as number);
      right[one] = (right[one] as number) + signal * beyond;
      for (let other = 0; other <= one; other += 1) {
        const cell = one * signalCount + other;
        square[cell] = (square[cell] as number) + signal * (rows[row + other] as number);
      }
    }
  }
  for (let one = 0; one < signalCount; one += 1) {
    const cell = one * signalCount + one;
    square[cell] = (square[cell] as number) + all * scale * scale * (one === 0 ? held.level : held.others);
  }
  return { square, right };
}

/** The weighted sum of the signals. */
export function weighed(weights: Float64Array, rows: Float64Array, from = 0): number {
  let sum = 0;
  for (let signal = 0; signal < signalCount; signal += 1) sum += (weights[signal] as number) * (rows[from + signal] as number);
  return sum;
}

/** Solves a positive definite system by Cholesky, given its lower half; the right side is overwritten with the solution. */
function solve(lower: Float64Array, right: Float64Array): void {
  const n = right.length;
  const cell = (row: number, column: number): number => lower[row * n + column] as number;
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let value = cell(row, column);
      for (let k = 0; k < column; k += 1) value -= cell(row, k) * cell(column, k);
      lower[row * n + column] = row === column ? Math.sqrt(value) : value / cell(column, column);
    }
  }
  for (let row = 0; row < n; row += 1) {
    let value = right[row] as number;
    for (let k = 0; k < row; k += 1) value -= cell(row, k) * (right[k] as number);
    right[row] = value / cell(row, row);
  }
  for (let row = n - 1; row >= 0; row -= 1) {
    let value = right[row] as number;
    for (let k = row + 1; k < n; k += 1) value -= cell(k, row) * (right[k] as number);
    right[row] = value / cell(row, row);
  }
}
