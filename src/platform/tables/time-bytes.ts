import { dayNumber, fullYear, isClock, monthFirst, parseTime } from './time.ts';
import type { TimeFault, TimeFormat } from './time.ts';

/** Reads times from bytes. The result is in the reader's own fields until the next one is read, so that nothing is allocated. */
export type TimeReader = {
  /** Seconds since 1970-01-01T00:00:00 as written, or NaN: then `fault` states the reason. */
  read(bytes: Buffer, start: number, end: number): number;
  /** The zone offset stated by the time itself, in seconds; NaN if there is none. */
  readonly offsetSeconds: number;
  readonly fault: TimeFault;
};

/**
 * A reader for a column of times. Dates in digits with `-`, `/` or `.` between them, alone or with a time of day and an offset, are read
 * from their bytes, and a day equal to the last one is not computed again; everything else is read by `parseTime`.
 */
export function createTimeReader(format: TimeFormat = monthFirst): TimeReader {
  let lastKey = -1;
  let lastDay = Number.NaN;
  const cursor: Cursor = { at: 0, end: 0, width: 0 };
  const reader = {
    offsetSeconds: Number.NaN,
    fault: 'empty' as TimeFault,
    read(bytes: Buffer, start: number, end: number): number {
      cursor.at = start;
      cursor.end = end;
      const key = dayKey(bytes, cursor, format);
      if (key < 0) return byText(bytes, start, end);
      if (key !== lastKey) {
        lastDay = dayNumber(Math.floor(key / 10_000), Math.floor(key / 100) % 100, key % 100) * 86_400;
        lastKey = key;
      }
      const clock = cursor.at === end ? 0 : clockSeconds(bytes, cursor);
      const offset = clock < 0 ? strange : offsetOf(bytes, cursor);
      if (offset === strange || Number.isNaN(lastDay)) return byText(bytes, start, end);
      reader.offsetSeconds = offset;
      return lastDay + clock;
    },
  };

  function byText(bytes: Buffer, start: number, end: number): number {
    const answer = parseTime(bytes.toString('utf8', start, end), format);
    if (typeof answer === 'string') {
      reader.fault = answer;
      reader.offsetSeconds = Number.NaN;
      return Number.NaN;
    }
    reader.offsetSeconds = answer.offsetSeconds ?? Number.NaN;
    return answer.localSeconds;
  }

  return reader;
}

/** The reading position; `width` is how many digits the last number had. */
type Cursor = { at: number; end: number; width: number };

/** Marks what this fast path does not read. */
const strange = Number.POSITIVE_INFINITY;

/** `YYYY-M-D`, or `M/D/YYYY` and `M/D/YY` in the column's order, as the number YYYYMMDD; -1 if it is neither. */
function dayKey(bytes: Buffer, cursor: Cursor, format: TimeFormat): number {
  const first = digits(bytes, cursor);
  const firstWidth = cursor.width;
  const mark = bytes[cursor.at] as number;
  if (mark < 45 || mark > 47) return -1;
  cursor.at += 1;
  const second = digits(bytes, cursor);
  if (cursor.width < 1 || cursor.width > 2 || bytes[cursor.at] !== mark || cursor.at >= cursor.end) return -1;
  cursor.at += 1;
  const third = digits(bytes, cursor);
  if (firstWidth === 4 && (cursor.width === 1 || cursor.width === 2)) return first * 10_000 + second * 100 + third;
  if (firstWidth < 1 || firstWidth > 2) return -1;
  if (cursor.width === 4) return third * 10_000 + (format.dayFirst ? second * 100 + first : first * 100 + second);
  if (mark !== 47 || cursor.width < 1 || cursor.width > 2) return -1;
  if (format.shortYear === 'first') return firstWidth === 2 ? fullYear(first) * 10_000 + second * 100 + third : -1;
  if (format.shortYear === undefined || cursor.width !== 2) return -1;
  return fullYear(third) * 10_000 + (format.dayFirst ? second * 100 + first : first * 100 + second);
}

/** ` H:MM[:SS[.fff]]` after the day, in seconds; -1 if there is none. */
function clockSeconds(bytes: Buffer, cursor: Cursor): number {
  const between = bytes[cursor.at];
  if (between !== 32 && between !== 84) return -1;
  cursor.at += 1;
  const hour = digits(bytes, cursor);
  if (cursor.width < 1 || cursor.width > 2 || !skips(bytes, cursor, 58)) return -1;
  const minute = digits(bytes, cursor);
  if (cursor.width !== 2) return -1;
  if (!skips(bytes, cursor, 58)) return isClock(hour, minute, 0) ? hour * 3600 + minute * 60 : -1;
  const second = digits(bytes, cursor);
  if (cursor.width !== 2 || !isClock(hour, minute, second)) return -1;
  if (skips(bytes, cursor, 46)) {
    const from = cursor.at;
    digits(bytes, cursor);
    if (cursor.at === from) return -1;
  }
  return hour * 3600 + minute * 60 + second;
}

/** What follows the time of day: nothing (NaN), `Z`, `+08:00` or `+0800`, in seconds. */
function offsetOf(bytes: Buffer, cursor: Cursor): number {
  const { at, end } = cursor;
  if (at === end) return Number.NaN;
  const sign = bytes[at];
  if (sign === 90) return at + 1 === end ? 0 : strange;
  if (sign !== 43 && sign !== 45) return strange;
  cursor.at += 1;
  const first = digits(bytes, cursor);
  const joined = cursor.width === 4;
  if (!joined && (cursor.width !== 2 || !skips(bytes, cursor, 58))) return strange;
  const hour = joined ? Math.floor(first / 100) : first;
  const minute = joined ? first % 100 : digits(bytes, cursor);
  if ((!joined && cursor.width !== 2) || cursor.at !== end || hour > 18 || minute > 59) return strange;
  return (sign === 45 ? -1 : 1) * (hour * 3600 + minute * 60);
}

/** Reads the next digits as a number. */
function digits(bytes: Buffer, cursor: Cursor): number {
  let at = cursor.at;
  let value = 0;
  for (; at < cursor.end; at += 1) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  cursor.width = at - cursor.at;
  cursor.at = at;
  return value;
}

function skips(bytes: Buffer, cursor: Cursor, byte: number): boolean {
  if (cursor.at >= cursor.end || bytes[cursor.at] !== byte) return false;
  cursor.at += 1;
  return true;
}
