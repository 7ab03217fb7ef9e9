import { civil, dayText } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import type { Zone } from '#kernel/zone.ts';
import { minuteOf, type EntryOf } from '#platform/knowledge/facts.ts';

export type Tariff = EntryOf<'tariff'>;

export type PriceStep = {
  /** Seconds since 1970. */
  readonly start: number;
  readonly period: string;
  /** Yuan per kWh, as the tariff writes it. */
  readonly import: string;
  readonly export: string;
};

export type PriceQuestion = {
  readonly from: number;
  readonly to: number;
  /** Seconds. */
  readonly step: number;
  readonly zone: Zone;
  /** The version in force on a day. Throws if there is none. */
  readonly tariffOn: (day: string) => Tariff;
  readonly isWorked: (day: number) => boolean;
};

/**
 * The price of each step: the clock time at its start decides, also on days when clocks change. Steps are aligned to the clock; the first
 * and the last may be cut short (`cli.md` 3).
 */
export function tariffPrices({ from, to, step, zone, tariffOn, isWorked }: PriceQuestion): PriceStep[] {
  const steps: PriceStep[] = [];
  let [day, prices] = [Number.NaN, null as DayPrices | null];
  for (let start = from; start < to;) {
    const local = start + zone.offsetAt(start);
    const today = Math.floor(local / 86_400);
    if (today !== day || prices === null) {
      day = today;
      prices = pricesOfDay(tariffOn(dayText(day)), civil(day).month, isWorked(day));
    }
    const period = prices.at(Math.floor((local - day * 86_400) / 60));
    steps.push({ start, period: period.name, import: period.price, export: prices.export });
    start += step - (((local % step) + step) % step);
  }
  return steps;
}

type Period = Tariff['periods'][number];
type DayPrices = { readonly at: (minute: number) => Period; readonly export: string };

function pricesOfDay(tariff: Tariff, month: number, isWorkday: boolean): DayPrices {
  const dayType = isWorkday ? 'workday' : 'rest';
  const own = tariff.periods.filter(({ months, days }) => months?.includes(month) !== false && (days === 'all' || days === dayType));
  const covers = ({ from, to }: Period, minute: number): boolean => {
    const [begin, end] = [minuteOf(from), minuteOf(to)];
    return begin < end ? minute >= begin && minute < end : minute >= begin || minute < end;
  };
  return {
    export: tariff.export,
    at(minute) {
      const found = own.find((one) => covers(one, minute));
      const minuteText = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      if (found === undefined)
        throw new Problem('cannot-do', 'tariff-gap', { about: 'price', tariff: tariff.id, month, dayType, minute: minuteText });
      return found;
    },
  };
}
