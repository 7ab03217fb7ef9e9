import type { Carrier } from '#kernel/carrier.ts';
import { type EntryOf, isFormal } from '#platform/knowledge/facts.ts';
import { type Interval, type IntervalOn, monthsLater } from './rule.ts';

type Entry = EntryOf<'verification-interval'>;

/**
 * The verification intervals of carriers by day, each day looked up once. Of several of one carrier the last by its id holds.
 * @param inForce the entries in force on a day
 */
export function intervalsFrom(inForce: (day: string) => readonly Entry[]): (carrier: Carrier) => IntervalOn {
  const byDay = new Map<string, ReadonlyMap<Carrier, Interval>>();
  const on = (day: string): ReadonlyMap<Carrier, Interval> => {
    const before = byDay.get(day);
    if (before !== undefined) return before;
    const ordered = inForce(day).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const found = new Map(ordered.map((one) => [one.carrier, { due: monthsLater(day, one.months), formal: isFormal(one) }]));
    byDay.set(day, found);
    return found;
  };
  return (carrier) => (day) => on(day).get(carrier) ?? null;
}
