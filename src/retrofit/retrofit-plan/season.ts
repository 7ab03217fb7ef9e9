import { civil, dayNumber, dayText } from '#kernel/day.ts';
import type { SeasonDays } from './facts.ts';

/** `11-01:03-31`, days that exist in some year; null if invalid. @example readSeason('11-01:03-31') // { from: '11-01', to: '03-31' } */
export function readSeason(text: string): SeasonDays | null {
  const found = /^(?<from>\d{2}-\d{2}):(?<to>\d{2}-\d{2})$/u.exec(text.trim())?.groups;
  const [from, to] = [found?.['from'], found?.['to']];
  return from === undefined || to === undefined || !isDayOfYear(from) || !isDayOfYear(to) ? null : { from, to };
}

/** A day that exists in some year: 29 February does. */
function isDayOfYear(text: string): boolean {
  const [month = 0, day = 0] = text.split('-').map(Number);
  const { month: sameMonth, day: sameDay } = civil(dayNumber(2000, Math.max(month, 1), Math.max(day, 1)));
  return month === sameMonth && day === sameDay;
}

/** Days of a calendar year: 365 or 366. */
export const daysOfYear = (year: number): number => dayNumber(year + 1, 1, 1) - dayNumber(year, 1, 1);

/** Number of days of a calendar year outside a season; the first and the last day of the season belong to it. */
export const daysOutside = (year: number, season: SeasonDays): number => outside(year, season).length;

/** Consecutive days, the first and the last included. */
export type Stretch = { readonly from: string; readonly to: string };

/** The stretches of a calendar year outside a season. @example stretchesOutside(2026, season) // [{ from: '2026-04-01', … }] */
export function stretchesOutside(year: number, season: SeasonDays): Stretch[] {
  const found: [number, number][] = [];
  for (const day of outside(year, season)) {
    const last = found.at(-1);
    if (last?.[1] === day - 1) last[1] = day;
    else found.push([day, day]);
  }
  return found.map(([from, to]) => ({ from: dayText(from), to: dayText(to) }));
}

/** The day on which the given number of days outside a season is reached in a calendar year; null if it has fewer, or the number is 0. */
export function dayOutside(year: number, season: SeasonDays, count: number): string | null {
  const day = outside(year, season)[count - 1];
  return day === undefined ? null : dayText(day);
}

/** The day numbers of a calendar year outside a season. */
function outside(year: number, { from, to }: SeasonDays): number[] {
  const first = dayNumber(year, 1, 1);
  return Array.from({ length: daysOfYear(year) }, (_, at) => first + at).filter((day) => !isIn(day, from, to));
}

function isIn(number: number, from: string, to: string): boolean {
  const { month, day } = civil(number);
  const text = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return from <= to ? from <= text && text <= to : from <= text || text <= to;
}
