import { parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { calendarNames, dayKeys, type Hours } from './facts.ts';

/** Minutes after a local day's midnight; `to` over 1440 is in the next day. */
export type ClockSpan = { readonly from: number; readonly to: number };

/** The maximum number of stretches of hours per day, and of single days per building. */
export const most = { spans: 48, days: 5000 } as const;

/**
 * Reads hours of a building as written in a file: `{"workday": ["08:00-18:00"], "sat": ["09:00-12:00"], "days": {"2025-05-01": []}}`.
 * @returns the hours, each stretch as `HH:MM-HH:MM`; or every fault with its place
 */
export function readHours(given: unknown): { readonly hours: Hours } | { readonly faults: readonly Finding[] } {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { faults: [fault('hours-not-object', {})] };
  const faults: Finding[] = [];
  const hours: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    if (key === 'days') hours['days'] = readDays(value, faults);
    else if (key === 'calendar') hours['calendar'] = readCalendar(value, faults);
    else if ((dayKeys as readonly string[]).includes(key)) hours[key] = readSpans(key, value, faults);
    else faults.push(fault('hours-unknown-key', { key, keys: [...dayKeys, 'days', 'calendar'].join(', ') }));
  }
  if (Object.keys(hours).length === 0 && faults.length === 0) faults.push(fault('hours-empty', {}));
  return faults.length > 0 ? { faults } : { hours: hours as Hours };
}

const fault = (code: string, evidence: Readonly<Record<string, unknown>>): Finding => ({ code, severity: 'error', evidence });

function readDays(value: unknown, faults: Finding[]): Record<string, string[]> {
  const days: Record<string, string[]> = {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    faults.push(fault('hours-days-bad', { value: shown(value) }));
    return days;
  }
  const given = Object.entries(value);
  if (given.length > most.days) faults.push(fault('hours-days-many', { count: given.length, most: most.days }));
  for (const [day, spans] of given.slice(0, most.days)) {
    if (parseDay(day) === null) faults.push(fault('hours-day-bad', { value: shown(day) }));
    else days[day] = readSpans(day, spans, faults);
  }
  return days;
}

function readCalendar(value: unknown, faults: Finding[]): string {
  if ((calendarNames as readonly unknown[]).includes(value)) return value as string;
  faults.push(fault('hours-calendar-bad', { value: shown(value) }));
  return 'none';
}

function readSpans(key: string, value: unknown, faults: Finding[]): string[] {
  if (!Array.isArray(value) || value.length > most.spans) {
    faults.push(fault('hours-list-bad', { key, value: shown(value), most: most.spans }));
    return [];
  }
  return value.map((one: unknown) => {
    const text = typeof one === 'string' ? spanText(one) : null;
    if (text === null) faults.push(fault('hours-span-bad', { key, value: shown(one) }));
    return text ?? '';
  });
}

const pattern = /^(\d{1,2}):(\d{2})\s*[-–~～至]\s*(\d{1,2}):(\d{2})$/u;

/**
 * The canonical form of a stretch, `08:00-18:00`; null if it is not one. A stretch with equal start and end is rejected, because it could
 * mean nothing or all day.
 */
function spanText(text: string): string | null {
  const found = pattern.exec(text.trim());
  if (found === null) return null;
  const [h = 0, m = 0, endHour = 0, endMinute = 0] = found.slice(1).map(Number);
  const [from, to] = [h * 60 + m, endHour * 60 + endMinute];
  const isClock = m < 60 && endMinute < 60 && from < 1440 && to <= 1440 && from !== to;
  return isClock ? `${clock(from)}-${clock(to)}` : null;
}

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Parses a validated text. */
export function clockSpan(text: string): ClockSpan {
  const [from = 0, to = 0] = text.split('-').map((one) => Number(one.slice(0, 2)) * 60 + Number(one.slice(3)));
  return { from, to: to > from ? to : to + 1440 };
}

/** A value shortened for use in a sentence. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
