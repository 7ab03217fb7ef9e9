import { addMonths, civil, dayNumber } from './day.ts';
import type { Zone } from './zone.ts';

/** The steps in which use is reported; all follow the local calendar. */
export const stepNames = ['15min', 'hour', 'day', 'month', 'year'] as const;

export type Step = (typeof stepNames)[number];

/** A distance in the local calendar; one of the three. */
export type Span = { readonly days: number } | { readonly months: number } | { readonly years: number };

const clockSize = { '15min': 900, hour: 3600 } as const;

/**
 * The edges of all steps from `from` to `to`, in whole seconds UTC: the first is `from`, the last `to`; in between, wherever the local
 * clock or calendar starts a new step. One more than there are steps; a single edge if `to` is not after `from`.
 */
export function steps(zone: Zone, from: number, to: number, step: Step): Float64Array {
  if (!(to > from)) return Float64Array.of(from);
  const edges = new Float64Array(stepCount(zone, from, to, step) + 1);
  let n = 0;
  edges[n++] = from;
  eachRun(zone, from, to, step, (first, count, edge) => {
    for (let i = 0; i < count; i++) {
      const at = edge(first + i);
      if (at > (edges[n - 1] as number) && at < to) edges[n++] = at;
    }
  });
  edges[n++] = to;
  return n === edges.length ? edges : edges.slice(0, n);
}

/** The step, or the next longer one with no more than `most` steps; years if even they are more. */
export function stepWithin(zone: Zone, from: number, to: number, step: Step, most: number): Step {
  const longer = stepNames.slice(stepNames.indexOf(step));
  return longer.find((one) => stepCount(zone, from, to, one) <= most) ?? 'year';
}

/** The number of steps, without creating them. Exact, except that a whole day skipped by a time zone is counted. */
export function stepCount(zone: Zone, from: number, to: number, step: Step): number {
  if (!(to > from)) return 0;
  let inside = 0;
  eachRun(zone, from, to, step, (_first, count) => (inside += count));
  return inside + 1;
}

/** The starts of the local days `first` to `last` + 1, in seconds UTC: the edges of these day rows. */
export function dayEdges(zone: Zone, first: number, last: number): Float64Array {
  const edges = new Float64Array(last - first + 2);
  for (let i = 0; i < edges.length; i++) edges[i] = zone.dayStart(first + i);
  return edges;
}

/**
 * The same local time some days, months or years later (or earlier, if negative); a day that the month lacks becomes its last. A local time
 * that does not exist is moved forward by the gap, for one that occurs twice it is the earlier. The start of a local day always maps to the
 * start of one.
 */
export function addCalendar(zone: Zone, utc: number, span: Span): number {
  const today = zone.dayOf(utc);
  if (zone.dayStart(today) === utc) return zone.dayStart(addDays(today, span));
  const local = utc + zone.offsetAt(utc);
  const date = Math.floor(local / 86_400);
  return zone.nearestUtc(local + (addDays(date, span) - date) * 86_400);
}

function addDays(day: number, span: Span): number {
  if ('days' in span) return day + span.days;
  return addMonths(day, 'months' in span ? span.months : span.years * 12);
}

/** Visits what is strictly inside from..to: `count` numbers from `first` on, each with its edge. */
type Visit = (first: number, count: number, edge: (number: number) => number) => void;

function eachRun(zone: Zone, from: number, to: number, step: Step, visit: Visit): void {
  if (step === '15min' || step === 'hour') return eachClockRun(zone, from, to, clockSize[step], visit);
  const [first, last] = [zone.dayOf(from), zone.dayOf(to - 1)];
  if (step === 'day') return visit(first + 1, last - first, (day) => zone.dayStart(day));
  const months = step === 'month' ? 1 : 12;
  const number = (day: number): number => Math.floor((civil(day).year * 12 + civil(day).month - 1) / months);
  visit(number(first) + 1, number(last) - number(first), (n) => zone.dayStart(dayNumber(0, n * months + 1, 1)));
}

/** Range by range of constant offset, both ends inclusive: the clock reaches a time both before it is set and after. */
function eachClockRun(zone: Zone, from: number, to: number, size: number, visit: Visit): void {
  let [at, struck] = [from, from];
  while (at < to) {
    const offset = zone.offsetAt(at);
    const end = Math.min(zone.until(at), to);
    let first = Math.ceil((at + offset) / size) * size - offset;
    if (first <= struck) first += size;
    const count = Math.floor(((end === to ? to - 1 : end) - first) / size) + 1;
    if (count > 0) {
      const base = first;
      visit(0, count, (n) => base + n * size);
      struck = first + (count - 1) * size;
    }
    at = end;
  }
}
