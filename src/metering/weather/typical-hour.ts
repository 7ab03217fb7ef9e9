import { civil, dayNumber } from '#kernel/day.ts';
import type { Zone } from '#kernel/zone.ts';
import { typicalYear } from './epw.ts';

const hour = 3600;

/** All hours of a typical year, s. */
export const typicalSpan = { from: dayNumber(typicalYear, 1, 1) * 86_400, to: dayNumber(typicalYear + 1, 1, 1) * 86_400 } as const;

/**
 * The place of a clock time in a typical year, whatever the year it was written with; null on 29 February, which it does not have. @param
 * at s
 */
export function typicalTimeOf(at: number): number | null {
  const { month, day } = civil(Math.floor(at / 86_400));
  return month === 2 && day === 29 ? null : dayNumber(typicalYear, month, day) * 86_400 + (((at % 86_400) + 86_400) % 86_400);
}

/**
 * The hour of a typical year that represents an instant: the same date and hour in standard time, 29 February by the 28th.
 * @returns in the form in which typical years are stored: local standard time of 2001, s
 * @example typicalHourOf(zone, Date.parse('2026-07-01T04:30:00Z') / 1000) // 2001-07-01 12:00 in Asia/Shanghai
 */
export function typicalHourOf(zone: Zone, at: number): number {
  const { year } = civil(zone.dayOf(at));
  // standard time: the clock without summer time
  const local = at + Math.min(...[1, 7].map((month) => zone.offsetAt(dayNumber(year, month, 1) * 86_400)));
  const { month, day } = civil(Math.floor(local / 86_400));
  const midnight = dayNumber(typicalYear, month, month === 2 ? Math.min(day, 28) : day) * 86_400;
  return midnight + Math.floor((((local % 86_400) + 86_400) % 86_400) / hour) * hour;
}
