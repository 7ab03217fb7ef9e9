/**
 * The values of simulated devices: a rule that anyone can calculate, so that no one takes them for measurements. Meters and rooms are
 * numbered from 1; every value follows from the instant (ms) alone, not from earlier values.
 */

const hour = 3_600_000;
const start = Date.parse('2026-01-01T00:00:00Z');

/**
 * A counter that increases by NUMBER an hour since 2026-01-01 00:00 UTC, to 0.01.
 * @example counted(2, Date.parse('2026-01-01T03:00:00Z')) // 6
 */
export const counted = (number: number, at: number): number => Math.max(0, Math.floor(((at - start) / hour) * number * 100) / 100);

/** degC of a room: 21 + NUMBER ÷ 2, varying by one degree over the day: highest at 15:00 in UTC+8. */
export function warmth(number: number, at: number): number {
  const hours = (at / hour + 8 - 9) % 24;
  return Math.round((21 + number / 2 + Math.sin((hours / 24) * 2 * Math.PI)) * 100) / 100;
}

/** kW: the increase of its counter per hour. */
export const power = (number: number): number => number;

/** Whether it runs: 1 from 7:00 to 19:00 in UTC+8, otherwise 0. */
export function running(at: number): number {
  const hours = (at / hour + 8) % 24;
  return hours >= 7 && hours < 19 ? 1 : 0;
}
