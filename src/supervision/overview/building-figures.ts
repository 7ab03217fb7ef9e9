import type { Carrier } from '#kernel/carrier.ts';
import { addMonths, civil, dayNumber, dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { keptYears } from '#kernel/kept-time.ts';
import { assess, type HowCompared, type Measure } from '#supervision/benchmarking/public/assess.ts';
import { coalOf } from '#supervision/benchmarking/public/intensity.ts';
import type { YearUse } from '#supervision/benchmarking/facts.ts';
import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';
import { measuredParts, placeIntensity, type HeatingDegrees } from './public/key-figures.ts';

/** A building's energy per square metre in a year. */
export type BuildingIntensity = {
  readonly measure: 'total' | 'electricity';
  /** kgce/m2 or kWh/m2; null if the year is not measured well enough (`missing` says why). */
  readonly value: number | null;
  readonly coverage: number;
  readonly change: number | null;
  readonly changeAtWeather: number | null;
  readonly missing: Finding | null;
};

/**
 * What a building is compared by: all energy if all of it is known, together with electricity; only electricity if only that is known;
 * otherwise all energy, with why it is unknown. Values are as measured, never scaled.
 * @param how by all energy in standard coal
 * @example intensitiesOf(one, how, { now: 2700, before: 3000 })[0].value // 12.3
 */
export function intensitiesOf(one: YearBuilding, how: HowCompared, degrees: HeatingDegrees): BuildingIntensity[] {
  const total = intensityBy(one, how, 'total', isHeated(one, how) ? degrees : null);
  const electricity = intensityBy(one, how, 'electricity', null);
  if (total.value === null) return electricity.value === null ? [total] : [{ ...electricity, missing: total.missing }];
  return electricity.value === null ? [total] : [total, electricity];
}

function intensityBy(one: YearBuilding, how: HowCompared, measure: 'total' | 'electricity', degrees: HeatingDegrees): BuildingIntensity {
  const by = { ...how, measure };
  const judged = assess(one.building, one.uses, by);
  if ('excluded' in judged) {
    const { reason, evidence } = judged.excluded;
    const missing: Finding = { code: `excluded-${reason}`, severity: 'warning', evidence };
    return { measure, value: null, coverage: 0, change: null, changeAtWeather: null, missing };
  }
  const { change, changeAtWeather } = placeIntensity(measuredParts([one], by).values(), degrees);
  const { intensity, coverage } = judged.ranked;
  return { measure, value: intensity, coverage, change, changeAtWeather, missing: null };
}

/** District heat is measured in both years: without it there is nothing to adjust for weather. */
function isHeated({ uses, before }: YearBuilding, { coefficients }: HowCompared): boolean {
  const heats = (of: readonly YearUse[]) =>
    of.some((use) => use.carrier === 'heat' && (use.value ?? 0) > 0 && coalOf(use, coefficients) !== null);
  return heats(uses) && heats(before);
}

/** The least covered carrier determines how well a building is measured; null: it has no meter. */
export function coverageOf(uses: readonly YearUse[]) {
  const carriers = uses.filter(({ meters }) => meters > 0).map(({ carrier, coverage }) => ({ carrier, coverage }));
  return { value: carriers.length === 0 ? null : Math.min(...carriers.map(({ coverage }) => coverage)), carriers };
}

/** The carrier of the trend: electricity, which nearly every building meters, otherwise the first metered one; null: none is. */
export function trendCarrier(uses: readonly YearUse[]): Carrier | null {
  const metered = uses.filter(({ meters }) => meters > 0).map(({ carrier }) => carrier);
  return metered.find((carrier) => carrier === 'electricity') ?? metered[0] ?? null;
}

const monthsShown = 36;

/**
 * The months of the trend as local days, half-open: they end with the year, and before the month that is not over.
 * @param year as requested
 * @param today the local day as of which it is known, days since 1970-01-01
 * @returns null if there is no such month
 */
export function trendSpan(year: number, today: number): { readonly from: string; readonly to: string } | null {
  const now = civil(today);
  const end = Math.min(dayNumber(year + 1, 1, 1), dayNumber(now.year, now.month, 1));
  const from = Math.max(addMonths(end, -monthsShown), dayNumber(keptYears.first, 1, 1));
  return from < end ? { from: dayText(from), to: dayText(end) } : null;
}

/** The last calendar year that was over. @param today days since 1970-01-01 */
export function lastWholeYear(today: number): number {
  return Math.max(civil(today).year - 1, keptYears.first);
}

/** The measure by which a building is ranked. */
export function rankedBy([first]: readonly BuildingIntensity[]): Measure {
  return first?.measure ?? 'total';
}
