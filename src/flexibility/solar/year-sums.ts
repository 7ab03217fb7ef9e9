import type { ArrayYield } from './yield.ts';

/** What an array generates in a year, kWh; null if no hour of the period is known. Nothing is extrapolated to unknown hours. */
export type YearSums = {
  readonly year: number | null;
  /** kWh per kW. */
  readonly specific: number | null;
  /** The ratio of what it generates to what its modules would under light of 1000 W/m² alone. */
  readonly performanceRatio: number | null;
  readonly months: readonly (number | null)[];
  /** Share of the hours that are known. */
  readonly coverage: number;
};

/** When nothing is known. */
export const unknownYear: YearSums = {
  year: null,
  specific: null,
  performanceRatio: null,
  months: Array.from({ length: 12 }, () => null),
  coverage: 0,
};

/** @param months the month of each hour, from 0 */
export function yearSums(kw: number, { ac, plane }: ArrayYield, months: Uint8Array): YearSums {
  const [sums, counts] = [new Float64Array(12), new Uint32Array(12)];
  let [sum, light, hours] = [0, 0, 0];
  for (let at = 0; at < ac.length; at += 1) {
    const kwh = ac[at] as number;
    if (Number.isNaN(kwh)) continue;
    const month = months[at] as number;
    sums[month] = (sums[month] as number) + kwh;
    counts[month] = (counts[month] as number) + 1;
    sum += kwh;
    light += plane[at] as number;
    hours += 1;
  }
  return {
    year: hours === 0 ? null : rounded(sum),
    specific: hours === 0 ? null : rounded(sum / kw),
    performanceRatio: light === 0 ? null : rounded(sum / ((kw * light) / 1000), 1e6),
    months: Array.from(sums, (one, month) => (counts[month] === 0 ? null : rounded(one))),
    coverage: ac.length === 0 ? 0 : hours === ac.length ? 1 : Math.min(rounded(hours / ac.length, 1e6), 0.999_999),
  };
}

const rounded = (value: number, parts = 1000): number => Math.round(value * parts) / parts;
