import { dayText } from '#kernel/day.ts';
import type { Zone } from '#kernel/zone.ts';
import type { OfficialCalendar } from '#casework/workdays/facts.ts';
import { calendarIn, dayKeyOf } from './day-types.ts';
import type { Hours, HoursPoint, OccupiedSpan } from './facts.ts';
import { clockSpan } from './hours.ts';

/** A building's hours over time in its zone, oldest first. */
export type Occupancy = { readonly zone: Zone; readonly line: readonly HoursPoint[]; readonly china: OfficialCalendar };

/**
 * The occupied time within a stretch of seconds UTC: a stretch that begins on a local day belongs to the hours of that day, even past
 * midnight. Stretches that touch are merged.
 * @returns null if no day of it has hours set
 */
export function occupiedSpans({ zone, line, china }: Occupancy, from: number, to: number): OccupiedSpan[] | null {
  const raw: OccupiedSpan[] = [];
  let isSet = false;
  // a stretch that begins late on the day before may reach in
  const [first, last] = [zone.dayOf(from), zone.dayOf(to - 1)];
  for (let day = first - 1; day <= last; day += 1) {
    const hours = hoursOn(line, day);
    if (hours === null) continue;
    if (day >= first) isSet = true;
    for (const text of spansOn(hours, zone, china, day)) {
      const { from: begins, to: ends } = clockSpan(text);
      const start = Math.max(from, instantOf(zone, day, begins));
      const end = Math.min(to, instantOf(zone, day, ends));
      if (end > start) raw.push({ start, end });
    }
  }
  return isSet || raw.length > 0 ? merged(raw) : null;
}

/** The hours in force on a local day. */
function hoursOn(line: readonly HoursPoint[], day: number): Hours | null {
  const text = dayText(day);
  return line.findLast(({ from }) => from === null || from <= text)?.hours ?? null;
}

/** By the day itself, otherwise by its type if the calendar names it, otherwise by its weekday, otherwise by its type. */
function spansOn(hours: Hours, zone: Zone, china: OfficialCalendar, day: number): readonly string[] {
  const own = hours.days?.[dayText(day)];
  if (own !== undefined) return own;
  const { type, weekday } = dayKeyOf((hours.calendar ?? calendarIn(zone.name)) === 'china' ? china : null, day);
  return (weekday === null ? undefined : hours[weekday]) ?? hours[type] ?? [];
}

/** The instant of a clock time: for one that does not exist the first instant after it, for one that occurs twice the first. */
function instantOf(zone: Zone, day: number, minutes: number): number {
  const local = day * 86_400 + minutes * 60;
  const utc = zone.toUtc(local);
  if (!Number.isNaN(utc)) return utc;
  const after = zone.nearestUtc(local);
  // the last clock change up to there is the one that skipped the time
  let change = zone.until(after - 2 * 86_400);
  for (let next = zone.until(change); next <= after; next = zone.until(change)) change = next;
  return change;
}

function merged(raw: OccupiedSpan[]): OccupiedSpan[] {
  const spans: { start: number; end: number }[] = [];
  for (const one of raw.toSorted((a, b) => a.start - b.start)) {
    const before = spans.at(-1);
    if (before !== undefined && one.start <= before.end) before.end = Math.max(before.end, one.end);
    else spans.push({ ...one });
  }
  return spans;
}
