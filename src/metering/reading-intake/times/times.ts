import { addCalendar, type Span } from '#kernel/calendar.ts';
import type { Evidence } from '#kernel/finding.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Batch } from '../batch.ts';

/** A file's statements about its times. */
export type TimeSays = {
  /** The length of an interval if the rows give no end: seconds, or a span of the calendar; null if it is not given. */
  readonly interval: number | Span | null;
  readonly marks: 'start' | 'end';
  /** How much (s) belongs to a period after its written end (docs/readings.md 26), or is after the mark of an end (68). */
  readonly endIncludes: number;
};

/** Which instants the times of a reading are if they occur twice on the clock: the later ones, or the earlier. */
export type Later = { readonly start: boolean; readonly end: boolean };

export type Fault = { readonly code: string; readonly evidence?: Evidence };

/** Seconds UTC and seconds; a register has width 0. */
export type Times = { readonly at: number; readonly width: number };

/** When a register was read. */
export function registerTime(zone: Zone, batch: Batch, at: number, later: Later): Times | Fault {
  const instant = instantOf(zone, batch.start[at] as number, batch.startOffset[at] as number, later.start);
  return typeof instant === 'number' ? { at: instant, width: 0 } : instant;
}

/** When an interval starts and ends: by the end that its row gives, or by the length that the file gives (docs/readings.md 19, 25, 26). */
export function intervalTimes(says: TimeSays, zone: Zone, batch: Batch, at: number, later: Later): Times | Fault {
  const behind = says.marks === 'end' && Number.isNaN(batch.end[at]) ? says.endIncludes : 0;
  const marked = instantOf(zone, (batch.start[at] as number) + behind, batch.startOffset[at] as number, later.start);
  if (typeof marked !== 'number') return marked;
  if (!Number.isNaN(batch.end[at])) return period(says, zone, batch, at, marked, later.end);
  if (says.interval === null) return { code: 'no-interval', evidence: { option: '--interval' } };
  if (says.marks === 'start') return { at: marked, width: step(zone, marked, says.interval, 1) - marked };
  const start = step(zone, marked, says.interval, -1);
  return { at: start, width: marked - start };
}

function period(says: TimeSays, zone: Zone, batch: Batch, at: number, start: number, later: boolean): Times | Fault {
  const local = (batch.end[at] as number) + says.endIncludes;
  const end = instantOf(zone, local, batch.endOffset[at] as number, later);
  if (typeof end !== 'number') return end;
  return end > start ? { at: start, width: end - start } : { code: 'period-backwards' };
}

/** The written time (s) at which a row's period ends, if it is local time; otherwise NaN. */
export function localEnd({ endIncludes }: TimeSays, batch: Batch, at: number): number {
  return Number.isNaN(batch.endOffset[at]) ? Math.floor(batch.end[at] as number) + endIncludes : Number.NaN;
}

function step(zone: Zone, at: number, interval: number | Span, sign: 1 | -1): number {
  if (typeof interval === 'number') return at + sign * interval;
  return addCalendar(zone, at, Object.fromEntries(Object.entries(interval).map(([name, count]) => [name, count * sign])) as Span);
}

/** A written time as an instant. */
function instantOf(zone: Zone, local: number, offset: number, later: boolean): number | Fault {
  if (!Number.isNaN(offset)) return Math.floor(local - offset);
  const whole = Math.floor(local);
  const utc = later ? zone.laterUtc(whole) : zone.toUtc(whole);
  return Number.isNaN(utc) ? { code: 'no-such-local-time', evidence: { zone: zone.name } } : utc;
}
