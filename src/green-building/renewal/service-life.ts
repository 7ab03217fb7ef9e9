import { addMonths, parseDay } from '#kernel/day.ts';
import { firstDay, lastDay } from '#registry/in-buildings/installed.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/**
 * Whether a service life ended before a day. It ends on the corresponding day of the month, otherwise on the month's last day (Civil Code
 * 202), and is over from the next day on.
 * @param from the local day on which it began; @param years whole years
 * @example isPast('2004-02-29', 15, '2019-03-01') // true: it ended with 28 February
 */
export function isPast(from: string, years: number, on: string): boolean {
  const [begun, asked] = [parseDay(from), parseDay(on)];
  return begun !== null && asked !== null && addMonths(begun, years * 12) < asked;
}

/**
 * Whether equipment is past its service life. If only its month or year is known, or lives differ, it is decided when the earliest and the
 * latest possibility agree.
 * @param installed `2008-05-06`, `2008-05` or `2008`; @param lives years, one or more that may apply
 */
export function pastLife(installed: string | null, lives: readonly number[], on: string): Answer {
  if (installed === null || lives.length === 0) return 'unknown';
  if (isPast(lastDay(installed), Math.max(...lives), on)) return 'yes';
  return isPast(firstDay(installed), Math.min(...lives), on) ? 'unknown' : 'no';
}
