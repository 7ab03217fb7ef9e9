import { durationPattern, type EventBody, type Interval, type IntervalPeriod } from './shapes.ts';

/** Whether a start means «now» (Definition, intervalPeriod). */
const isNow = (text: string): boolean => text.startsWith('0001-01-01');

/** The instant of a start, ms UTC. @param stated when it was stated, which is what `0001-01-01` means */
export const instantOf = (text: string, stated: number): number => (isNow(text) ? stated : Date.parse(text));

/**
 * The instant after a duration, ms UTC; null if it has no end (`P9999Y`). Years and months are those of the calendar, in UTC.
 * @example after(0, 'PT1H30M') // 5_400_000
 */
export function after(at: number, duration: string): number | null {
  const [, sign, years, months, count, unit, hours, minutes, seconds] = durationPattern.exec(duration) ?? [];
  if (Number(years ?? 0) >= 9999) return null;
  const way = sign === '-' ? -1 : 1;
  const day = new Date(at);
  day.setUTCFullYear(day.getUTCFullYear() + way * Number(years ?? 0), day.getUTCMonth() + way * Number(months ?? 0));
  const days = Number(count ?? 0) * (unit === 'W' ? 7 : 1);
  const ms = days * 86_400_000 + Number(hours ?? 0) * 3_600_000 + Number(minutes ?? 0) * 60_000 + Number(seconds ?? 0) * 1000;
  const found = day.getTime() + way * ms;
  return Number.isFinite(found) ? found : null;
}

/** A span of time, ms UTC; `end` is null if it has none. */
export type Span = { readonly start: number; readonly end: number | null };

/**
 * The span of each interval: its own period if it states one, otherwise consecutively from the start of the whole. Null if no time is
 * stated.
 */
export function spansOf(intervals: readonly Interval[], whole: IntervalPeriod, stated: number): (Span | null)[] {
  let next: number | null = whole?.start === undefined ? null : instantOf(whole.start, stated);
  return intervals.map(({ intervalPeriod: own }) => {
    const start = own?.start === undefined ? next : instantOf(own.start, stated);
    if (start === null) return null;
    const length = own?.duration ?? whole?.duration ?? null;
    const end = length === null ? null : after(start, length);
    next = end;
    return { start, end };
  });
}

/** When an event is over, ms UTC; null if that is not stated. */
export function endOf(event: EventBody, stated: number): number | null {
  const { duration, intervalPeriod: whole } = event;
  const intervals = event.intervals ?? [];
  const spans = spansOf(intervals, whole, stated);
  const starts = [
    ...(whole?.start === undefined ? [] : [instantOf(whole.start, stated)]),
    ...spans.flatMap((one) => (one === null ? [] : [one.start])),
  ];
  if (starts.length === 0) return null;
  if (duration !== undefined) return after(Math.min(...starts), duration);
  if (intervals.length === 0) return whole?.duration === undefined ? null : after(Math.min(...starts), whole.duration);
  const ends = spans.map((one) => one?.end ?? null);
  return ends.some((one) => one === null) ? null : Math.max(...(ends as number[]));
}
