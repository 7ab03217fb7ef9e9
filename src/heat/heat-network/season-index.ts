import { exact, type Exact } from '#kernel/exact-number.ts';
import type { LeftOutReason } from './codes.ts';
import { areaOn, daysWhere, degreeDaysOn, degreesOf, heatOn, isZero, type PointDays } from './point-days.ts';

/** A settlement point over the days of a season that were read completely and have a known temperature (`heat.md` 5). */
export type PointIndex = {
  readonly point: string;
  /** m², the mean of these days. */
  readonly area: Exact;
  /** GJ. */
  readonly heat: Exact;
  /** How many of the days count. */
  readonly days: number;
  readonly coverage: Exact;
  /** GJ/m². */
  readonly index: Exact;
  /** K·d of these days. */
  readonly degreeDays: Exact;
  readonly corrected: Exact;
  /** 1 is the highest; equal ones share a rank. */
  readonly rank: number;
  /** Beyond Tukey's fences. */
  readonly outlier: 'high' | 'low' | null;
};

export type LeftOut = { readonly point: string; readonly why: LeftOutReason; readonly coverage: Exact | null };

/** Degree days are counted below this base; a point counts if at least this share of the days does (`heat.md` 5). */
export const usualBase = exact('18');
const leastCoverage = exact('0.95');

/**
 * Settlement points by their heat per square metre, corrected to the same degree days, highest first.
 * @param of by point: contains exactly the past days of its season
 */
export function indexPoints(of: readonly PointDays[], reference: Exact): { points: PointIndex[]; excluded: LeftOut[] } {
  const excluded: LeftOut[] = [];
  const found: Omit<PointIndex, 'rank' | 'outlier'>[] = [];
  for (const point of of) {
    const one = indexOf(point, reference);
    if ('why' in one) excluded.push(one);
    else found.push(one);
  }
  const ordered = found.toSorted((a, b) => b.corrected.compare(a.corrected) || (a.point < b.point ? -1 : 1));
  const fences = fencesOf(ordered.map(({ corrected }) => corrected));
  const points = ordered.map((one): PointIndex => {
    const rank = 1 + ordered.findIndex(({ corrected }) => corrected.compare(one.corrected) === 0);
    return { ...one, rank, outlier: outside(one.corrected, fences) };
  });
  return { points, excluded };
}

function indexOf(point: PointDays, reference: Exact): Omit<PointIndex, 'rank' | 'outlier'> | LeftOut {
  const { heat: told, temperature } = point;
  const left = (why: LeftOutReason, coverage: Exact | null = null): LeftOut => ({ point: point.point, why, coverage });
  if (told === null) return left('no-meter');
  const days = daysWhere(temperature.length, (day) => told.whole[day] === 1 && degreesOf(point, day, usualBase) !== null);
  if (temperature.length === 0) return left('not-covered', exact(0n));
  const coverage = exact(BigInt(days.length)).div(exact(BigInt(temperature.length)));
  if (coverage.compare(leastCoverage) < 0) return left('not-covered', coverage);
  const area = areaOn(point.areas.values(), days);
  if (isZero(area)) return left('no-area', coverage);
  const degreeDays = degreeDaysOn(point, days, usualBase);
  if (isZero(degreeDays)) return left('no-degrees', coverage);
  const heat = heatOn(told, days);
  const index = heat.div(area);
  const corrected = index.mul(reference).div(degreeDays);
  return { point: point.point, area, heat, days: days.length, coverage, index, degreeDays, corrected };
}

/** The median; for an even count, the mean of the middle two. Null for no numbers. */
export function medianOf(numbers: readonly Exact[]): Exact | null {
  return quantile(
    numbers.toSorted((a, b) => a.compare(b)),
    2n,
  );
}

/** The value below which a quarter or half of the numbers are, interpolated linearly between two of them (Hyndman and Fan 1996, type 7). */
function quantile(sorted: readonly Exact[], quarters: bigint): Exact | null {
  if (sorted.length === 0) return null;
  const place = quarters * BigInt(sorted.length - 1);
  const low = sorted[Number(place / 4n)] as Exact;
  const high = sorted[Number((place + 3n) / 4n)] as Exact;
  return low.add(high.sub(low).mul(exact(place % 4n).div(exact(4n))));
}

type Fences = { readonly low: Exact; readonly high: Exact };

/** With fewer numbers, outliers cannot be identified. */
const leastForFences = 8;

/** 1.5 interquartile ranges beyond each quartile (Tukey 1977, Exploratory Data Analysis). */
function fencesOf(numbers: readonly Exact[]): Fences | null {
  if (numbers.length < leastForFences) return null;
  const sorted = numbers.toSorted((a, b) => a.compare(b));
  const [first, third] = [quantile(sorted, 1n) as Exact, quantile(sorted, 3n) as Exact];
  const reach = third.sub(first).mul(exact('1.5'));
  return { low: first.sub(reach), high: third.add(reach) };
}

function outside(value: Exact, fences: Fences | null): 'high' | 'low' | null {
  if (fences === null) return null;
  return value.compare(fences.high) > 0 ? 'high' : value.compare(fences.low) < 0 ? 'low' : null;
}
