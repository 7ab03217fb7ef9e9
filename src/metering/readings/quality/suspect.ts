import type { Finding } from '#kernel/finding.ts';

/** A day of one meter: use in 0.0001 of its unit, seconds covered, the longest span as read that touches it (s). */
export type MeterDay = { readonly day: number; readonly use: number; readonly seconds: number; readonly longest: number };

/** A doubt about whole days, `from` the first to `to` the last of them (days since 1970-01-01). */
export type DayFinding = Finding & { readonly from: number; readonly to: number };

/** A day counts as whole from this many seconds on, in spans of at most this many. */
export const fullDay = 82_800;
export const longestDay = 90_000;
const fewest = 14;
const farOff = 3;
const ordinaryShare = 0.95;
const stuckFor = 3;

/** The codes that `suspectDays` reports. */
export const suspectCodes = ['outlier', 'stuck'] as const;

/**
 * Doubts that only many days together show: outliers and stuck values. They count until someone decides otherwise. Judged from the current
 * day rows, so the order of arrival does not matter.
 *
 * An outlier is a wholly covered day whose use is more than three times that of the highest ordinary day: the day below which 95 of 100
 * wholly covered days are, of which there must be at least 14. (A hot summer after a long spring is not an outlier.) Stuck is the same use
 * above zero on three or more wholly covered days in a row. Both rules are Yaodong's own (docs/readings.md 46). A day that is only a share
 * of a longer reading (a bill) has no value of its own and is not judged.
 * @param days in order of day
 */
export function suspectDays(days: readonly MeterDay[]): DayFinding[] {
  const whole = days.filter((one) => one.seconds >= fullDay && one.longest <= longestDay);
  return [...outliers(whole), ...stuck(whole)];
}

function outliers(whole: readonly MeterDay[]): DayFinding[] {
  if (whole.length < fewest) return [];
  const ordinary = highestOrdinary(whole.map((one) => one.use));
  if (ordinary <= 0) return [];
  return whole
    .filter((one) => one.use > farOff * ordinary)
    .map((one) => ({
      code: 'outlier',
      severity: 'warning',
      evidence: { use: one.use / 1e4, ordinary: ordinary / 1e4 },
      from: one.day,
      to: one.day,
    }));
}

function stuck(whole: readonly MeterDay[]): DayFinding[] {
  const found: DayFinding[] = [];
  let first = 0;
  for (let at = 1; at <= whole.length; at++) {
    const [one, before] = [whole[at], whole[at - 1] as MeterDay];
    if (one !== undefined && one.use === before.use && one.day === before.day + 1) continue;
    const from = whole[first] as MeterDay;
    if (at - first >= stuckFor && before.use > 0) {
      found.push({
        code: 'stuck',
        severity: 'warning',
        evidence: { days: at - first, use: before.use / 1e4 },
        from: from.day,
        to: before.day,
      });
    }
    first = at;
  }
  return found;
}

/** The use below which 95 of 100 days are. */
function highestOrdinary(uses: readonly number[]): number {
  const sorted = uses.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * ordinaryShare)] as number;
}
