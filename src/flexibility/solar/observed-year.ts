import { civil, dayNumber } from '#kernel/day.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Hours } from '#metering/weather/facts.ts';

/**
 * The year of observations that yields are told of: twelve whole local months, those to the last with a value or those to the month before
 * it, whichever has more hours; the later of equals. Days since 1970-01-01, half-open; null where there is nothing.
 */
export function observedYear(hours: Hours, zone: Zone): { readonly from: number; readonly to: number } | null {
  const last = hours.at[hours.at.length - 1];
  if (last === undefined) return null;
  const { year, month } = civil(zone.dayOf(last));
  const yearTo = (end: number) => ({ from: dayNumber(year, end - 12, 1), to: dayNumber(year, end, 1) });
  const [whole, before] = [yearTo(month + 1), yearTo(month)];
  const count = ({ from, to }: typeof whole): number => hoursWithin(hours, zone.dayStart(from), zone.dayStart(to));
  return count(before) > count(whole) ? before : whole;
}

function hoursWithin({ at }: Hours, from: number, to: number): number {
  let count = 0;
  for (let place = 0; place < at.length; place += 1) if ((at[place] as number) >= from && (at[place] as number) < to) count += 1;
  return count;
}
