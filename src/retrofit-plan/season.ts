import { civil, dayNumber } from '#kernel/day.ts';
import type { SeasonDays } from './facts.ts';

/** `11-01:03-31`, days that some year has; null where it is none. @example readSeason('11-01:03-31') // { from: '11-01', to: '03-31' } */
export function readSeason(text: string): SeasonDays | null {
  const found = /^(?<from>\d{2}-\d{2}):(?<to>\d{2}-\d{2})$/u.exec(text.trim())?.groups;
  const [from, to] = [found?.['from'], found?.['to']];
  return from === undefined || to === undefined || !isDayOfYear(from) || !isDayOfYear(to) ? null : { from, to };
}

/** A day that some year has: 29 February is one. */
function isDayOfYear(text: string): boolean {
  const [month = 0, day = 0] = text.split('-').map(Number);
  const { month: sameMonth, day: sameDay } = civil(dayNumber(2000, Math.max(month, 1), Math.max(day, 1)));
  return month === sameMonth && day === sameDay;
}

/** Days of a calendar year: 365 or 366. */
export const daysOfYear = (year: number): number => dayNumber(year + 1, 1, 1) - dayNumber(year, 1, 1);

/** Days of a calendar year that lie outside a season; the first and the last day of the season lie in it. */
export function daysOutside(year: number, { from, to }: SeasonDays): number {
  const first = dayNumber(year, 1, 1);
  let outside = 0;
  for (let day = first; day < first + daysOfYear(year); day += 1) if (!isIn(day, from, to)) outside += 1;
  return outside;
}

function isIn(number: number, from: string, to: string): boolean {
  const { month, day } = civil(number);
  const text = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return from <= to ? from <= text && text <= to : from <= text || text <= to;
}
