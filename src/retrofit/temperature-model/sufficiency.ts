import { civil } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { levelShift } from './level-shift.ts';

/** Minimum and maximum number of days of a base period, both included (OpenDSM 1.2.7). */
const [leastDays, mostDays] = [329, 366];

export type BaseDays = {
  /** The first local day; the flags have the length of the period. */
  readonly from: number;
  readonly excluded: Uint8Array;
  readonly estimated: Uint8Array;
  /** 1 where the day is a point, or is part of a span that is one; hourly: if each of its hours is. */
  readonly points: Uint8Array;
  /** Use of the points, in order. */
  readonly y: Float64Array;
  /** The day of each point. */
  readonly day: ArrayLike<number>;
  /** False if no station provides a temperature for the boundary. */
  readonly station: boolean;
  /** For billing models, days may be estimated. */
  readonly kind: 'daily' | 'billing' | 'hourly';
  /** Years of the base that the calendar does not cover. */
  readonly yearsWithoutCalendar: readonly number[];
};

const finding =
  (severity: Finding['severity']) =>
  (code: string, evidence: Finding['evidence']): Finding => ({ code, severity, evidence });
const [error, warning] = [finding('error'), finding('warning')];

/** What speaks against a fit, before one is tried: an error rules it out. Days in the evidence are day numbers. */
export function sufficiency(base: BaseDays): Finding[] {
  return [...periodErrors(base), ...monthFindings(base), ...useFindings(base), ...calendarFindings(base)];
}

/** The finding on a fit itself: where the residuals of the points step up or down. */
export function shiftFinding(day: ArrayLike<number>, residuals: Float64Array): Finding[] {
  const shift = levelShift(residuals);
  return shift === null ? [] : [warning('level-shift', { day: day[shift.at], difference: shift.difference })];
}

function sum(flags: Uint8Array): number {
  let total = 0;
  for (let at = 0; at < flags.length; at += 1) total += flags[at] as number;
  return total;
}

function periodErrors({ excluded, estimated, points, station, kind, y }: BaseDays): Finding[] {
  const days = excluded.length;
  const asked = days - sum(excluded);
  const rough = estimated.reduce((total, one, at) => total + (excluded[at] === 0 ? one : 0), 0);
  const known = sum(points);
  const found: Finding[] = [];
  if (days < leastDays) found.push(error('base-too-short', { days, least: leastDays }));
  if (days > mostDays) found.push(error('base-too-long', { days, most: mostDays }));
  if (!station) found.push(error('no-station', {}));
  if (kind !== 'billing' && rough > 0.1 * asked) found.push(error('too-coarse', { days: rough, of: asked, share: rough / asked }));
  if (known < 0.9 * asked || known === 0)
    found.push(error('points-missing', { points: known, of: asked, share: asked === 0 ? 0 : known / asked }));
  if (kind === 'billing' && y.length < 10) found.push(error('spans-missing', { spans: y.length, least: 10 }));
  return found;
}

/** For each calendar month that the base touches, in any year: its days that were not excluded, and its points. */
function monthFindings({ from, excluded, points }: BaseDays): Finding[] {
  const months = new Map<number, { asked: number; points: number }>();
  for (let at = 0; at < excluded.length; at += 1) {
    const { month } = civil(from + at);
    const had = months.get(month) ?? { asked: 0, points: 0 };
    months.set(month, { asked: had.asked + (excluded[at] === 0 ? 1 : 0), points: had.points + (points[at] as number) });
  }
  const list = [...months].toSorted(([a], [b]) => a - b);
  const missing = list.filter(([, month]) => month.points === 0).map(([month]) => month);
  const thin = list.filter(([, month]) => month.points > 0 && month.points < 0.9 * month.asked).map(([month]) => month);
  return [
    ...(missing.length === 0 ? [] : [error('month-missing', { months: missing })]),
    ...(thin.length === 0 ? [] : [warning('month-thin', { months: thin })]),
  ];
}

function useFindings({ y, day }: BaseDays): Finding[] {
  if (y.length === 0) return [];
  const found: Finding[] = [];
  if (y.every((value) => value === 0)) found.push(error('no-use', {}));
  const negative = placesOf(y, (value) => value < 0);
  if (negative.length > 0) found.push(warning('negative-use', { days: negative.length, first: day[negative[0] as number] }));
  const [low, high] = fences(y);
  const extreme = placesOf(y, (value) => value < low || value > high);
  if (extreme.length > 0)
    found.push(warning('extreme-days', { days: extreme.length, low, high, list: extreme.map((at) => day[at] as number) }));
  return found;
}

function placesOf(y: Float64Array, is: (value: number) => boolean): number[] {
  const found: number[] = [];
  for (let at = 0; at < y.length; at += 1) if (is(y[at] as number)) found.push(at);
  return found;
}

/** The quartiles minus and plus three times their distance; quartiles between two values are interpolated (Hyndman and Fan's type 7). */
function fences(y: Float64Array): [number, number] {
  const sorted = y.toSorted();
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const low = sorted[Math.floor(place)] as number;
    return low + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] as number) - low);
  };
  const [first, third] = [at(0.25), at(0.75)];
  return [first - 3 * (third - first), third + 3 * (third - first)];
}

function calendarFindings({ yearsWithoutCalendar: years }: BaseDays): Finding[] {
  return years.length === 0 ? [] : [warning('calendar-missing', { years })];
}
