import { exact, type Exact } from '#kernel/exact-number.ts';
import type { HeatAdvice } from './codes.ts';
import { areaOn, daysWhere, heatOn, isZero, type PointDays } from './point-days.ts';

/** The room samples of a point: °C. */
export type Samples = { readonly temperatures: readonly Exact[] };

export type BalanceTerms = {
  /** GJ/m²; null: the mean of the substation. */
  readonly target: Exact | null;
  readonly tolerance: Exact;
  /** °C below which a home is cold; null if not defined. */
  readonly limit: Exact | null;
};

export type PointBalance = {
  readonly point: string;
  /** m² and GJ over the days on which all were read; null if it was never read. */
  readonly area: Exact | null;
  readonly heat: Exact | null;
  readonly index: Exact | null;
  /** Index divided by target. */
  readonly ratio: Exact | null;
  readonly samples: { readonly count: number; readonly mean: Exact | null; readonly below: number | null };
  readonly advice: HeatAdvice;
  /** GJ: the amount above the target if closing is advised; otherwise 0. Null if nothing is known. */
  readonly saving: Exact | null;
};

export type Balance = {
  readonly target: Exact | null;
  /** The days on which all points that were ever read were read completely, by number. */
  readonly days: readonly number[];
  readonly points: readonly PointBalance[];
  /** GJ, of the points whose saving is known; null if there are none. */
  readonly saving: Exact | null;
};

const zero = exact(0n);

/**
 * Compares the points of a substation with each other over the days on which all of them were read completely (`heat.md` 5). Saving heat
 * must not leave a home cold: a point with a sample below the limit is to be inspected instead.
 * @param samples by point; @param length the number of days
 */
export function balancePoints(
  points: readonly PointDays[],
  samples: ReadonlyMap<string, Samples>,
  terms: BalanceTerms,
  length: number,
): Balance {
  const read = points.filter(({ heat }) => heat?.whole.includes(1) === true);
  const days = read.length === 0 ? [] : daysWhere(length, (day) => read.every(({ heat }) => heat?.whole[day] === 1));
  const measured = days.length === 0 ? [] : read.flatMap((one) => measuredOf(one, days));
  const target = terms.target ?? meanOf(measured);
  const byPoint = new Map(measured.map((one) => [one.point, one]));
  const told = points.map(({ point }) =>
    balanceOf(point, byPoint.get(point), samples.get(point)?.temperatures ?? [], { ...terms, target }),
  );
  const savings = told.flatMap(({ saving }) => saving ?? []);
  return { target, days, points: told, saving: savings.length === 0 ? null : savings.reduce((sum, one) => sum.add(one), zero) };
}

type Measured = { readonly point: string; readonly heat: Exact; readonly area: Exact };

/** A point without supplied households has no heat per square metre: it is left out. */
function measuredOf({ point, heat, areas }: PointDays, days: readonly number[]): Measured[] {
  const area = areaOn(areas.values(), days);
  return heat === null || isZero(area) ? [] : [{ point, heat: heatOn(heat, days), area }];
}

function meanOf(measured: readonly Measured[]): Exact | null {
  const area = measured.reduce((sum, one) => sum.add(one.area), zero);
  return isZero(area) ? null : measured.reduce((sum, one) => sum.add(one.heat), zero).div(area);
}

function balanceOf(
  point: string,
  measured: Measured | undefined,
  temperatures: readonly Exact[],
  { target, tolerance, limit }: BalanceTerms,
): PointBalance {
  const count = temperatures.length;
  const mean = count === 0 ? null : temperatures.reduce((sum, one) => sum.add(one), zero).div(exact(BigInt(count)));
  const below = limit === null ? null : temperatures.filter((one) => one.compare(limit) < 0).length;
  const samples = { count, mean, below };
  const nothing = { area: null, heat: null, index: null, ratio: null, saving: null };
  if (measured === undefined) return { point, ...nothing, samples, advice: 'unknown' };
  const { heat, area } = measured;
  const index = heat.div(area);
  if (target === null || isZero(target)) return { point, area, heat, index, ratio: null, samples, advice: 'unknown', saving: null };
  const ratio = index.div(target);
  const advice = adviceOf(ratio, tolerance, (below ?? 0) > 0);
  return { point, area, heat, index, ratio, samples, advice, saving: advice === 'close' ? heat.sub(target.mul(area)) : zero };
}

function adviceOf(ratio: Exact, tolerance: Exact, isCold: boolean): HeatAdvice {
  const one = exact(1n);
  if (ratio.compare(one.add(tolerance)) > 0) return isCold ? 'look' : 'close';
  return ratio.compare(one.sub(tolerance)) < 0 ? 'open' : 'leave';
}
