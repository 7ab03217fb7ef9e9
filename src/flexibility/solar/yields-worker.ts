/** Yields of many arrays in a pool thread: two thousand take seconds. */
import type { SolarArray } from './array.ts';
import { type YearSums, yearSums } from './year-sums.ts';
import { arrayYield, type SolarHours } from './yield.ts';

export type YieldRequest = {
  readonly arrays: readonly SolarArray[];
  readonly hours: SolarHours;
  readonly months: Uint8Array;
  /** Each hour is returned as well. */
  readonly hourly: boolean;
};

export type YieldAnswer = YearSums & { /** kWh; null if unknown. */ readonly hours?: readonly (number | null)[] };

export function yieldsOf({ arrays, hours, months, hourly }: YieldRequest): YieldAnswer[] {
  return arrays.map((array) => {
    const made = arrayYield(array, hours);
    const sums = yearSums(array.kw, made, months);
    return hourly ? { ...sums, hours: Array.from(made.ac, (kwh) => (Number.isNaN(kwh) ? null : Math.round(kwh * 1e6) / 1e6)) } : sums;
  });
}
