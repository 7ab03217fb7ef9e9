import { type Facts, fieldOn } from '#heat/heat-billing/facts.ts';
import type { PointCalculation } from '#heat/heat-billing/heat-billing.ts';
import { dayText, parseDay } from '#kernel/day.ts';

/** Days of a household without any change, `to` excluded. */
export type Stretch = {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly area: string;
  readonly height: string | null;
  readonly status: string;
  readonly account: string;
};

type Season = { readonly from: string; readonly to: string };

/** A household's days in a season, split where its area, height, state or account changes; days before its first row are left out. */
export function stretchesOf(facts: Facts, { from, to }: Season): Stretch[] {
  const [first, end] = [parseDay(from) ?? 0, parseDay(to) ?? 0];
  const cuts = ['area', 'height', 'status', 'account'].flatMap((field) =>
    (facts.dated[field] ?? []).map(({ from: day }) => parseDay(day ?? '') ?? first),
  );
  const edges = [...new Set([first, ...cuts.filter((day) => day > first && day < end)])].toSorted((a, b) => a - b);
  return edges.flatMap((day, at): Stretch[] => {
    const area = fieldOn(facts, 'area', day);
    if (area === null) return [];
    const until = edges[at + 1] ?? end;
    const said = { area, height: fieldOn(facts, 'height', day), status: fieldOn(facts, 'status', day) ?? 'supplied' };
    return [{ from: dayText(day), to: dayText(until), days: until - day, ...said, account: fieldOn(facts, 'account', day) ?? facts.code }];
  });
}

/** GJ per square metre of charged area; null if unknown. `others`: the number of values behind the median. */
export type PerArea = { readonly own: number | null; readonly median: number | null; readonly others: number };

/** A median of fewer would reveal individual use. */
const fewest = 3;

/** The heat that a household is charged per square metre, next to the median of the others of its point that are billed by heat. */
export function heatPerArea(
  { bill, households, season }: Pick<PointCalculation, 'bill' | 'households' | 'season'>,
  household: string,
): PerArea {
  const rates = new Map<string, number>();
  for (const { household: code, held, accounts } of bill.households) {
    const facts = households.get(code)?.facts;
    if (held !== null || facts === undefined || accounts.every(({ days }) => days.metered === 0)) continue;
    const units = accounts.reduce((sum, { quantity }) => sum + quantity, 0n);
    const area = meanArea(stretchesOf(facts, season));
    if (area > 0) rates.set(code, Number(units) / 1e4 / area);
  }
  const others = [...rates].flatMap(([code, rate]) => (code === household ? [] : [rate])).toSorted((a, b) => a - b);
  return { own: rates.get(household) ?? null, median: others.length < fewest ? null : medianOf(others), others: others.length };
}

/** The mean area over the supplied days. */
function meanArea(stretches: readonly Stretch[]): number {
  const supplied = stretches.filter(({ status }) => status === 'supplied');
  const days = supplied.reduce((sum, one) => sum + one.days, 0);
  return days === 0 ? 0 : supplied.reduce((sum, one) => sum + Number(one.area) * one.days, 0) / days;
}

function medianOf(sorted: readonly number[]): number {
  const at = sorted.length / 2;
  return sorted.length % 2 === 1 ? (sorted[Math.floor(at)] as number) : ((sorted[at - 1] as number) + (sorted[at] as number)) / 2;
}
