import { civil, dayNumber } from '#kernel/day.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Hours } from '#metering/weather/facts.ts';
import { typicalYear } from '#metering/weather/facts.ts';
import { beyondAir } from './radiation.ts';

const dayLong = 86_400;

/** Consecutive hours, each with its month and day of the year. */
export type HourGrid = {
  /** The start of the first hour, s UTC. */
  readonly start: number;
  /** Where it starts in the store: for a typical year, its local standard time. */
  readonly kept: number;
  /** From 0. */
  readonly months: Uint8Array;
  /** From 1. */
  readonly daysOfYear: Uint16Array;
};

/** The hours of a typical year in the standard time of its place, with the dates of 2001. */
export function typicalGrid(zone: Zone): HourGrid {
  const [first, last] = [dayNumber(typicalYear, 1, 1), dayNumber(typicalYear + 1, 1, 1)];
  const kept = first * dayLong;
  return { start: kept - standardOffset(zone), kept, ...datesOf((last - first) * 24, (at) => first + Math.floor(at / 24)) };
}

/** The hours from one local day to another. */
export function observedGrid(zone: Zone, from: number, to: number): HourGrid {
  const [start, end] = [zone.dayStart(from), zone.dayStart(to)];
  return { start, kept: start, ...datesOf(Math.round((end - start) / 3600), (at) => zone.dayOf(start + at * 3600)) };
}

/** The hours between edges that are an hour apart (s UTC), with dates in a time zone. */
export function gridFrom(edges: Float64Array, zone: Zone): HourGrid {
  const hours = edges.length - 1;
  const start = hours > 0 ? (edges[1] as number) - 3600 : 0;
  return { start, kept: start, ...datesOf(hours, (at) => zone.dayOf(start + at * 3600)) };
}

/** The hour of a typical year used for each of a grid: the same date and hour in standard time, 29 February as the 28th. */
export function typicalPlace({ start, months }: HourGrid, zone: Zone): Int32Array {
  const [offset, first] = [standardOffset(zone), dayNumber(typicalYear, 1, 1)];
  return Int32Array.from(months, (_, at) => {
    const local = start + offset + at * 3600;
    const { month, day } = civil(Math.floor(local / dayLong));
    const hour = Math.floor((((local % dayLong) + dayLong) % dayLong) / 3600);
    return (dayNumber(typicalYear, month, month === 2 ? Math.min(day, 28) : day) - first) * 24 + hour;
  });
}

/** The offset of a zone from UTC outside daylight saving time, s; in the year used for typical years. */
export const standardOffset = (zone: Zone): number =>
  Math.min(...[1, 7].map((month) => zone.offsetAt(dayNumber(typicalYear, month, 15) * dayLong)));

function datesOf(hours: number, dayAt: (at: number) => number): Pick<HourGrid, 'months' | 'daysOfYear'> {
  const [months, daysOfYear] = [new Uint8Array(hours), new Uint16Array(hours)];
  let [day, month, ofYear] = [Number.NaN, 0, 0];
  for (let at = 0; at < hours; at += 1) {
    const next = dayAt(at);
    if (next !== day) {
      const date = civil(next);
      [day, month, ofYear] = [next, date.month - 1, next - dayNumber(date.year, 1, 1) + 1];
    }
    months[at] = month;
    daysOfYear[at] = ofYear;
  }
  return { months, daysOfYear };
}

/** The middle of each hour, s UTC, at which the sun's position is taken. */
export const middles = ({ start, months }: HourGrid): Float64Array => Float64Array.from(months, (_, at) => start + (at + 0.5) * 3600);

/** Extraterrestrial radiation in each hour, W/m². */
export function outsideOf({ daysOfYear }: HourGrid): Float64Array {
  const byDay = Float64Array.from({ length: 367 }, (_, day) => beyondAir(day));
  return Float64Array.from(daysOfYear, (day) => byDay[day] as number);
}

/** The known values of each hour of a grid; NaN if unknown. */
export function onGrid({ kept, months }: HourGrid, hours: Hours): Float64Array {
  const values = new Float64Array(months.length).fill(Number.NaN);
  for (let at = 0; at < hours.at.length; at += 1) {
    const place = ((hours.at[at] as number) - kept) / 3600;
    if (place >= 0 && place < values.length) values[place] = hours.value[at] as number;
  }
  return values;
}
