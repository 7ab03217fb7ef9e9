import { formatInstant } from '#kernel/instant.ts';
import type { Ahead } from './ahead.ts';
import { quarter } from './past.ts';

/** kW to a tenth of a watt, null if unknown. */
export const kwShown = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : Math.round(value * 1e4) / 1e4;

/** The steps of a forecast as responses show them. */
export const stepsShown = ({ p10, p50, p90 }: Ahead, start: number) =>
  Array.from(p50, (value, at) => ({
    start: formatInstant(start + at * quarter),
    p10: kwShown(p10[at]),
    p50: kwShown(value),
    p90: kwShown(p90[at]),
  }));

/** A share as percent with two digits. */
export const percent = (part: number | null): number | null => (part === null ? null : Math.round(part * 1e4) / 1e2);

/** The median of the known values. */
export function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((one) => one !== null).toSorted((a, b) => a - b);
  if (known.length === 0) return null;
  const middle = known.length >> 1;
  return known.length % 2 === 1 ? (known[middle] as number) : ((known[middle - 1] as number) + (known[middle] as number)) / 2;
}
