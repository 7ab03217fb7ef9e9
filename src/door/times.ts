import { addCalendar, type Span } from '#kernel/calendar.ts';
import type { Evidence } from '#kernel/finding.ts';
import type { Zone } from '#kernel/zone.ts';
import type { Batch } from './batch.ts';

/** What a file says of its times. */
export type TimeSays = {
  /** How long an interval is where the rows give no end: seconds, or a span of the calendar; null where it is not said. */
  readonly interval: number | Span | null;
  readonly marks: 'start' | 'end';
  /** An end that is a bare day belongs to its period (docs/readings.md 26). */
  readonly endDayIncluded: boolean;
};

/** Whose times they are: its clock, and the twice-told local times that were seen. */
export type TimeSlot = { readonly zone: Zone; readonly seen: Set<number> };

export type Fault = { readonly code: string; readonly evidence?: Evidence };

/** Seconds UTC and seconds; a register has width 0. */
export type Times = { readonly at: number; readonly width: number };

const day = 86_400;

/** When a register was read. */
export function registerTime(slot: TimeSlot, batch: Batch, at: number): Times | Fault {
  const instant = instantOf(slot, batch.start[at] as number, batch.startOffset[at] as number);
  return typeof instant === 'number' ? { at: instant, width: 0 } : instant;
}

/** From when to when an interval runs: by the end that its row gives, or by the length that the file says (docs/readings.md 19, 25, 26). */
export function intervalTimes(says: TimeSays, slot: TimeSlot, batch: Batch, at: number): Times | Fault {
  const marked = instantOf(slot, batch.start[at] as number, batch.startOffset[at] as number);
  if (typeof marked !== 'number') return marked;
  if (!Number.isNaN(batch.end[at])) return period(says, slot, batch, at, marked);
  if (says.interval === null) return { code: 'no-interval', evidence: { option: '--interval' } };
  if (says.marks === 'start') return { at: marked, width: step(slot.zone, marked, says.interval, 1) - marked };
  const start = step(slot.zone, marked, says.interval, -1);
  return { at: start, width: marked - start };
}

function period(says: TimeSays, slot: TimeSlot, batch: Batch, at: number, start: number): Times | Fault {
  const local = (batch.end[at] as number) + (says.endDayIncluded ? day : 0);
  const end = instantOf(slot, local, batch.endOffset[at] as number);
  if (typeof end !== 'number') return end;
  return end > start ? { at: start, width: end - start } : { code: 'period-backwards' };
}

function step(zone: Zone, at: number, interval: number | Span, sign: 1 | -1): number {
  if (typeof interval === 'number') return at + sign * interval;
  return addCalendar(zone, at, Object.fromEntries(Object.entries(interval).map(([name, count]) => [name, count * sign])) as Span);
}

/** A written time as an instant. One that comes twice is the earlier at its first appearance and the later after that (docs/readings.md 24). */
function instantOf(slot: TimeSlot, local: number, offset: number): number | Fault {
  if (!Number.isNaN(offset)) return Math.floor(local - offset);
  const whole = Math.floor(local);
  const utc = slot.zone.toUtc(whole);
  if (Number.isNaN(utc)) return { code: 'no-such-local-time', evidence: { zone: slot.zone.name } };
  if (slot.zone.ambiguity(whole) < 2) return utc;
  if (slot.seen.has(whole)) return slot.zone.laterUtc(whole);
  slot.seen.add(whole);
  return utc;
}
