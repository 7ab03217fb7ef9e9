import type { Finding } from '#kernel/finding.ts';

/** A period as written (s on the clock that wrote it). */
export type Written = { readonly start: number; readonly end: number };

/** The sender's option for the ends of periods: whether the last named day or time belongs to a period. */
export type EndsGiven = 'included' | 'excluded';

/** How much (s) belongs to a period after its written end, and the findings about that. */
export type Ends = { readonly included: number; readonly findings: readonly Finding[] };

const day = 86_400;
/**
 * From this share on, the evidence for one side outweighs that for the other, which is then reported; below the remaining share nothing is
 * reported.
 */
const most = 0.9;

/**
 * Whether the ends of a file's periods belong to them (docs/readings.md 26): bills from the 1st to the 31st, the next of which begins on
 * the 1st; quarter-hours from 00:00 to 00:14.
 * @param periods of each metering point; those that end before they begin are skipped
 */
export function readEnds(periods: Iterable<readonly Written[]>, said: EndsGiven | undefined): Ends {
  const all = [...periods].map((some) => some.filter(({ start, end }) => end >= start));
  const unit = unitOf(all.flat());
  if (unit === 0) return { included: 0, findings: [] };
  if (said !== undefined) return { included: said === 'included' ? unit : 0, findings: [] };
  const { apart, joined, overlapping } = countPairs(all, unit);
  const against = joined + overlapping;
  // a year less a day is not a billing period
  if (against === 0 && apart === 0 && unit === day && areWhole(all.flat(), 12)) return { included: day, findings: [included(day)] };
  if (apart === 0)
    return { included: 0, findings: joined === 0 && unit === day && areWhole(all.flat()) ? [finding('end-day-unsure')] : [] };
  const share = apart / (apart + against);
  if (against === 0) return { included: unit, findings: [included(unit)] };
  if (share <= 1 - most) return { included: 0, findings: [] };
  const evidence = { apart, joined, overlapping };
  return share >= most
    ? { included: unit, findings: [finding('end-day-mostly-included', evidence)] }
    : { included: 0, findings: [finding('end-day-mixed', evidence)] };
}

function finding(code: string, evidence: Finding['evidence'] = {}): Finding {
  return { code, severity: 'warning', evidence };
}

function included(unit: number): Finding {
  if (unit === day) return { code: 'end-day-included', severity: 'info', evidence: {} };
  return { code: 'end-included', severity: 'info', evidence: { seconds: unit } };
}

/** The smallest unit of the written times: days, minutes or seconds; 0 if there is no period. */
function unitOf(periods: readonly Written[]): number {
  const isWhole = (unit: number): boolean => periods.every(({ start, end }) => start % unit === 0 && end % unit === 0);
  return periods.length === 0 ? 0 : ([day, 60, 1].find(isWhole) ?? 0);
}

/**
 * How many periods have the smallest unit between their end and the next start, or end where they begin (`apart`); end where the next
 * begins (`joined`); reach into the next (`overlapping`). A period of exactly that length may be missing there, so `apart` is evidence only
 * if none is joined.
 */
function countPairs(all: readonly (readonly Written[])[], unit: number) {
  const count = { apart: 0, joined: 0, overlapping: 0 };
  let maybe = 0;
  for (const periods of all) {
    const sorted = periods.toSorted((a, b) => a.start - b.start || a.end - b.end);
    const different = sorted.filter(({ start, end }, at) => start !== sorted[at - 1]?.start || end !== sorted[at - 1]?.end);
    different.forEach(({ start, end }, at) => {
      if (start === end) count.apart += 1;
      const next = different[at + 1];
      if (next === undefined) return;
      if (next.start === end && start < end) count.joined += 1;
      else if (next.start < end) count.overlapping += 1;
      else if (next.start - end === unit && start < end) {
        if (end - start === unit) maybe += 1;
        else count.apart += 1;
      }
    });
  }
  return count.joined === 0 ? { ...count, apart: count.apart + maybe } : count;
}

/**
 * Whether all periods would be whole months, or this many of them, if their last day belonged to them, and not all are whole without it.
 */
function areWhole(periods: readonly Written[], months = 1): boolean {
  const dayOf = (local: number): number => new Date(local * 1000).getUTCDate();
  const monthOf = (local: number): number => new Date(local * 1000).getUTCFullYear() * 12 + new Date(local * 1000).getUTCMonth();
  const are = (more: number): boolean =>
    periods.every(
      ({ start, end }) => end + more > start && dayOf(start) === dayOf(end + more) && (monthOf(end + more) - monthOf(start)) % months === 0,
    );
  return periods.length > 0 && are(day) && !are(0);
}
