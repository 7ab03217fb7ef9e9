import { compare, fraction, minus, over, type Fraction } from './fraction.ts';
import type { Found, Point } from './types.ts';

const day = 24 * 3600;

/** Readings that are set aside, and the finding about it. */
export type Run = { readonly points: readonly Point[]; readonly found: Found };

/** The dropouts and spikes of a line, judged at each of its falls on the current readings. */
export function runs(points: readonly Point[], digits: number | null): Run[] {
  return points.flatMap((low, n) => {
    const high = points[n - 1];
    if (high === undefined || compare(low.shown, high.shown) >= 0) return [];
    const dropout = readingsAfter(points, n - 1, high);
    const spike = readingsBefore(points, n, low);
    return [...run('dropout', dropout, digits), ...run('spike', spike, digits)];
  });
}

/** The readings after the fall, up to the first that is `high` or more again; none if there is no such reading. */
function readingsAfter(points: readonly Point[], highAt: number, high: Point): Point[] {
  const end = points.findIndex((point, n) => n > highAt && compare(point.shown, high.shown) >= 0);
  return end === -1 ? [] : points.slice(highAt + 1, end);
}

/** The readings before the fall, back to the last that is `low` or less; none if there is no such reading. */
function readingsBefore(points: readonly Point[], lowAt: number, low: Point): Point[] {
  const start = points.findLastIndex((point, n) => n < lowAt && compare(point.shown, low.shown) <= 0);
  return start === -1 ? [] : points.slice(start + 1, lowAt);
}

/** Readings form a run if they last at most 24 h and are not a counter that rolled over. */
function run(code: 'dropout' | 'spike', points: readonly Point[], digits: number | null): Run[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at > day || wentRound(first, last, digits)) return [];
  return [{ points, found: { code, from: first.at, to: last.at, value: null } }];
}

/** Whether the run climbs, from its first reading to its last, by more than half of 10^digits. */
function wentRound(first: Point, last: Point, digits: number | null): boolean {
  if (digits === null) return false;
  return compare(minus(last.shown, first.shown), over(wrap(digits), fraction(2))) > 0;
}

/** 10^digits, in 0.0001. */
export function wrap(digits: number): Fraction {
  return fraction(10n ** BigInt(digits) * 10_000n);
}
