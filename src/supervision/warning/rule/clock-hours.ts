import type { Zone } from '#kernel/zone.ts';
import type { ClockHours } from './rule.ts';

const day = 86_400;

/** `22:00-06:00` in seconds on the clock; null for other text. `24:00` is the end of the day. */
export function clockHours(text: string): ClockHours | null {
  const found = /^(?<h>\d{2}):(?<m>\d{2})-(?<H>\d{2}):(?<M>\d{2})$/u.exec(text)?.groups;
  if (found === undefined) return null;
  const [start, end] = [secondsOf(found['h'], found['m']), secondsOf(found['H'], found['M'])];
  return start === null || end === null || start === end || start === day ? null : { start, end };
}

function secondsOf(hours = '', minutes = ''): number | null {
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return Number(minutes) < 60 && seconds <= day ? seconds : null;
}

/**
 * When the hours of a local day begin and end, s UTC. A clock time that does not exist is the first instant after it; one that occurs
 * twice, the first. @param on days since 1970-01-01
 */
export function hoursOn(zone: Zone, on: number, { start, end }: ClockHours): { readonly start: number; readonly end: number } {
  return { start: clockTime(zone, on, start), end: end > start ? clockTime(zone, on, end) : clockTime(zone, on + 1, end) };
}

/** The instant of a clock time on a local day. */
function clockTime(zone: Zone, on: number, seconds: number): number {
  if (seconds === 0) return zone.dayStart(on);
  if (seconds === day) return zone.dayStart(on + 1);
  const utc = zone.toUtc(on * day + seconds);
  return Number.isNaN(utc) ? firstAfter(zone, on * day + seconds) : utc;
}

/** The first instant after a gap of the clock: where the offset before it ends. */
function firstAfter(zone: Zone, local: number): number {
  const moved = zone.nearestUtc(local);
  return zone.until(moved - 2 * day) <= moved ? lastChange(zone, moved) : moved;
}

function lastChange(zone: Zone, at: number): number {
  let change = zone.until(at - 2 * day);
  for (let next = zone.until(change); next <= at; next = zone.until(change)) change = next;
  return change;
}

/** The stretches of daily hours over a period, including those of a day that begins before it; in order and merged where they touch. */
export function hoursOver(zone: Zone, from: number, to: number, hours: readonly ClockHours[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let on = zone.dayOf(from) - 1; on <= zone.dayOf(to - 1); on++)
    for (const one of hours) {
      const { start, end } = hoursOn(zone, on, one);
      if (end > start && end > from && start < to) found.push({ start, end });
    }
  return joined(found);
}

/** Stretches in order, touching ones merged. */
export function joined(stretches: readonly { readonly start: number; readonly end: number }[]): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else out.push({ start, end });
  }
  return out;
}

/**
 * Which steps are entirely in stretches, or entirely outside of them.
 * @param edges bounds of the steps, s UTC
 * @param stretches joined, in order
 */
export function stepsWithin(
  edges: Float64Array,
  stretches: readonly { readonly start: number; readonly end: number }[],
  outside = false,
): Uint8Array {
  const within = new Uint8Array(edges.length - 1);
  let next = 0;
  for (let step = 0; step < within.length; step++) {
    const [from, to] = [edges[step] as number, edges[step + 1] as number];
    while (next < stretches.length && (stretches[next]?.end ?? 0) <= from) next += 1;
    const one = stretches[next];
    const isIn = outside ? one === undefined || one.start >= to : one !== undefined && one.start <= from && one.end >= to;
    within[step] = isIn ? 1 : 0;
  }
  return within;
}
