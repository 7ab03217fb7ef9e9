import type { PointCalculation } from '#heat/heat-billing/heat-billing.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { isOwn, ownDays } from '#heat/heat-notes/public/own-days.ts';

type MeterDays = ReadonlyMap<string, { readonly use: Float64Array; readonly faulty: Uint8Array }>;

/** Heat by day, GJ; null if nothing was measured, or the day did not belong to the account. */
export type HeatByDay = { readonly from: string; readonly values: readonly (number | null)[] };

/** The meter that provides heat by day: the household's own, or that of its settlement point; null if neither does. */
export function meterOfDays(
  { method, pointMeter, households }: PointCalculation,
  household: string,
): { readonly meter: string; readonly isPoint: boolean } | null {
  const own = households.get(household)?.meter ?? null;
  if (method === 'area') return null;
  if (method === 'household' || (method === 'share-meter' && own !== null)) return own === null ? null : { meter: own, isPoint: false };
  return pointMeter === null ? null : { meter: pointMeter, isPoint: true };
}

/** The days of a season as first day and the one after the last, since 1970-01-01. */
export function spanOf({ season }: Pick<PointCalculation, 'season'>): { readonly from: number; readonly to: number } {
  return { from: parseDay(season.from) ?? 0, to: parseDay(season.to) ?? 0 };
}

/** A meter's readings on the days that an account had a household. @param until the last day that has come */
export function ownHeat(
  one: PointCalculation,
  {
    household,
    account,
    meter,
    until,
  }: { readonly household: string; readonly account: string; readonly meter: string; readonly until: string },
  days: MeterDays,
): HeatByDay {
  const { from, to } = spanOf(one);
  const own = ownDays(one, household, account);
  const told = days.get(meter);
  const values = Array.from({ length: Math.max(0, to - from) }, (_, at): number | null => {
    const day = dayText(from + at);
    const use = told?.use[at] ?? Number.NaN;
    const isTheirs = isOwn(own, day) && own.spans.some((span) => span.from <= day && day < span.to);
    return !isTheirs || day > until || Number.isNaN(use) || told?.faulty[at] === 1 ? null : use / 1e4;
  });
  return { from: one.season.from, values };
}
