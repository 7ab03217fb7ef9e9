import { civil, dayNumber } from '#kernel/day.ts';
import type { Zone } from '#kernel/zone.ts';

/** So many midnights are remembered beside the beginnings of months. */
const midnights = 3;

/** The beginning of a local month or, of the last days before an instant, of a day: where the state of a row is remembered. s UTC */
export function resumeAt(zone: Zone, changed: number, from: number, judgedTo: number): number {
  if (changed >= judgedTo) return judgedTo;
  const day = zone.dayOf(changed);
  const isLate = day > zone.dayOf(judgedTo - 1) - midnights;
  const { year, month } = civil(day);
  return Math.max(from, isLate ? zone.dayStart(day) : zone.dayStart(dayNumber(year, month, 1)));
}

/** Where the state of a row is remembered that is judged from one instant to another: bounds of its steps. */
export function remembered(zone: Zone, edges: Float64Array): Float64Array {
  const to = edges.at(-1) as number;
  const last = zone.dayOf(to - 1);
  return edges.filter((at, place) => {
    if (place === 0) return false;
    if (at === to) return true;
    const day = zone.dayOf(at);
    return zone.dayStart(day) === at && (day > last - midnights || civil(day).day === 1);
  });
}
