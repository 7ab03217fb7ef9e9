import type { Annual, LimitCompared, ReviewLimits } from '#green-building/policy/policy.ts';
import { isNegative, type Judge, type YearBuilding } from '#supervision/benchmarking/benchmarking.ts';
import type { YearOfBuilding } from '#supervision/benchmarking/facts.ts';
import { totalOf, type CoalCoefficients } from '#supervision/benchmarking/public/intensity.ts';
import { exactSum, productOf, tceSum } from './exact-sums.ts';
import { coverageToRank } from '#supervision/benchmarking/public/ranking.ts';

/** How the yearly energy of a project or building is known. */
export const ways = ['declared', 'estimated', 'metered'] as const;

export type Way = (typeof ways)[number];

/** The limit value that an estimate is made with. */
export type Ground = {
  readonly document: string;
  readonly clause: string;
  readonly status: string;
  readonly perUnit: number;
  readonly unit: string;
};

/** The yearly energy as known in one way, beside the limits of the review. */
export type KnownUse = {
  readonly way: Way;
  readonly kwh: number | null;
  /** By equivalent value. */
  readonly tce: number | null;
  /** Of meters: the lowest share of the year that is measured, of any carrier and building. */
  readonly coverage: number | null;
  /** Whether the figures are all of the energy; otherwise they are a minimum, or electricity alone. */
  readonly whole: boolean;
  /** Null: open. */
  readonly reached: boolean | null;
  /** Would reach a limit if the time that is not measured were like the rest. */
  readonly likely: boolean;
  /** The limits that are reached. */
  readonly compared: readonly LimitCompared[];
  readonly ground: Ground | null;
};

/** Judges a year's use by the limits in force. */
export type Limits = (annual: Annual) => ReviewLimits;

const reachedIn = ({ compared }: ReviewLimits): LimitCompared[] => compared.filter(({ reached }) => reached === true);

/** What a project declares; null if it declares neither figure. */
export function declaredUse(facts: Readonly<Record<string, unknown>>, limits: Limits): KnownUse | null {
  const [tce, kwh] = [numberOf(facts['annualTce']), numberOf(facts['annualKwh'])];
  if (tce === null && kwh === null) return null;
  const judged = limits({ tce, kwh, whole: true });
  const whole = tce !== null && kwh !== null;
  return { ...nothing, way: 'declared', tce, kwh, whole, reached: judged.needsReview, compared: reachedIn(judged) };
}

const nothing = { coverage: null, likely: false, ground: null } as const;

const numberOf = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/**
 * An estimate of the electricity by floor area and use: the constraint value of the quota table that judges such a building, times its
 * area. Null if no table, row or area is known. The tables leave space heating out, so a figure below the limit says nothing.
 */
export function estimatedUse(building: YearOfBuilding, judge: Judge, limits: Limits): KnownUse | null {
  const part = judge(building, []).parts.find(
    ({ carrier, constraint, divisor }) => carrier === 'electricity' && constraint !== null && divisor !== null,
  );
  if (part === undefined || part.constraint === null || part.divisor === null || !part.unit.startsWith('kWh/')) return null;
  const kwh = productOf(part.constraint, part.divisor);
  const judged = limits({ tce: null, kwh, whole: false });
  const { document, clause, status } = part.source;
  const ground = { document, clause, status, perUnit: part.constraint, unit: part.unit };
  const reached = judged.needsReview === true ? true : null;
  return { ...nothing, way: 'estimated', tce: null, kwh, whole: false, reached, compared: reachedIn(judged), ground };
}

/**
 * What the meters of one or several buildings measured in a year; null if none has a meter. @param heating the carrier that each is heated
 * with
 */
export function meteredUse(
  buildings: readonly YearBuilding[],
  {
    coefficients,
    heating,
  }: { readonly coefficients: CoalCoefficients; readonly heating: (one: YearBuilding) => string | null | undefined },
  limits: Limits,
): KnownUse | null {
  const each = buildings.map((one) => measured(one, coefficients, heating(one)));
  if (each.every(({ tce }) => tce === null)) return null;
  const sum = (values: readonly (number | null)[], as: 'tce' | 'quantity') => {
    const known = values.filter((one) => one !== null);
    return known.length === 0 ? null : exactSum(known, as);
  };
  const tce = sum(
    each.map((one) => one.tce),
    'tce',
  );
  const kwh = sum(
    each.map((one) => one.kwh),
    'quantity',
  );
  const coverage = Math.min(...each.map((one) => one.coverage));
  const whole = each.every((one) => one.whole);
  const judged = limits({ tce, kwh: whole || isAbove(kwh, limits) ? kwh : null, whole });
  const scaled = (value: number | null) => (value === null ? null : value / coverage);
  const likely = coverage > 0 && !whole && limits({ tce: scaled(tce), kwh: scaled(kwh), whole: true }).needsReview === true;
  return { ...nothing, way: 'metered', tce, kwh, coverage, whole, reached: judged.needsReview, likely, compared: reachedIn(judged) };
}

/** Whether electricity alone reaches a limit: what is not measured can only add to it. */
const isAbove = (kwh: number | null, limits: Limits): boolean =>
  kwh !== null && limits({ tce: null, kwh, whole: false }).needsReview === true;

function measured({ uses }: YearBuilding, coefficients: CoalCoefficients, heating: string | null | undefined) {
  const sound = uses.filter((use) => !isNegative(use));
  const { kgce, coverage, without, parts } = totalOf(sound, coefficients);
  const power = sound.find(({ carrier, unit, meters }) => carrier === 'electricity' && unit === 'kWh' && meters > 0);
  const isHeated = heating === null || sound.some(({ carrier, meters }) => carrier === heating && meters > 0);
  return {
    tce: kgce === null ? null : tceSum(parts.flatMap(({ use, factor }) => (use.value === null ? [] : [[use.value, factor] as const]))),
    kwh: power?.value ?? null,
    coverage,
    whole: sound.length === uses.length && without.length === 0 && isHeated && kgce !== null && coverage >= coverageToRank,
  };
}
