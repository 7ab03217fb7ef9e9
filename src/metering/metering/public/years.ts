import type { CombinedStep } from '../sums/combine.ts';

/** The minimum coverage of both years for a comparison. */
export const coverageToCompare = 0.95;

/** One calendar year of a carrier or item. Values in the sum's unit. */
export type YearOfUse = {
  readonly year: number;
  readonly total: CombinedStep;
  /** Compared with the year before: 0.1 is a tenth more. Null if either is not measured well, or the year before used nothing. */
  readonly change: number | null;
  /** January to December. */
  readonly months: readonly CombinedStep[];
};

/** The relative change from the year before. */
export function changeOf(now: CombinedStep, before: CombinedStep | undefined): number | null {
  if (before === undefined || now.value === null || before.value === null || before.value <= 0) return null;
  if (Math.min(now.coverage, before.coverage) < coverageToCompare) return null;
  return Math.round((now.value / before.value - 1) * 1e6) / 1e6;
}

/** The years from the first in which any row has a known value; at least the last one. */
export function firstKnown(rows: readonly (readonly YearOfUse[])[], count: number): number {
  const known = (at: number) => rows.some((years) => years[at]?.total.value !== null && years[at] !== undefined);
  const first = Array.from({ length: count }, (_, at) => at).find(known);
  return first ?? count - 1;
}
