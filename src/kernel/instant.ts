import { parseDay } from './day.ts';
import type { Zone } from './zone.ts';

const pattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/iu;

/**
 * An instant as a person or a script writes it: `2026-03-01T00:00:00Z`, with an offset, or local to the zone (`2026-03-01`,
 * `2026-03-01T00:00`). Fractions of a second are dropped; a local time that occurs twice is the earlier; a bare day is its first instant.
 * @returns seconds since 1970-01-01T00:00:00Z, or null for any other text and for times that do not exist
 */
export function parseInstant(text: string, zone: Zone): number | null {
  const found = pattern.exec(text.trim());
  const day = found === null ? null : parseDay(found[1] as string);
  if (found === null || day === null) return null;
  if (found[2] === undefined) return zone.dayStart(day);
  const [hour, minute, second] = [Number(found[2]), Number(found[3]), Number(found[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const local = day * 86_400 + hour * 3600 + minute * 60 + second;
  if (found[5] !== undefined) return awayFrom(local, found[5]);
  const utc = zone.toUtc(local);
  return Number.isNaN(utc) ? null : utc;
}

/** The instant of a local time with an explicit offset: `Z`, `+08`, `+0800` or `+08:00`; null beyond 23:59. */
function awayFrom(local: number, offset: string): number | null {
  if (offset === 'Z' || offset === 'z') return local;
  const digits = offset.slice(1).replace(':', '');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2) || 0)];
  if (hours > 23 || minutes > 59) return null;
  return local - (offset.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/** `2026-03-01T00:00:00Z`; fractions of a second are dropped. */
export function formatInstant(seconds: number): string {
  const day = Math.floor(seconds / 86_400);
  if (day !== lastDay) {
    lastText = new Date(day * 86_400_000).toISOString().slice(0, -14);
    lastDay = day;
  }
  const minutes = Math.floor((seconds - day * 86_400) / 60);
  return `${lastText}${clocks[minutes] as string}${twoDigits(Math.floor(seconds) - day * 86_400 - minutes * 60)}Z`;
}

const twoDigits = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** `T00:00:` to `T23:59:`: long lists of instants contain few days and every clock time. */
const clocks = Array.from({ length: 1440 }, (_, minute) => `T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:`);

let [lastDay, lastText] = [Number.NaN, ''];

/** As `parseInstant`, in milliseconds, with the fraction of the second in the text: for «known at». */
export function parseInstantMs(text: string, zone: Zone): number | null {
  const seconds = parseInstant(text, zone);
  if (seconds === null) return null;
  const fraction = /[.,](\d{1,3})/u.exec(text)?.[1] ?? '';
  return seconds * 1000 + Number(fraction.padEnd(3, '0'));
}
