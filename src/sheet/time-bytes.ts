import { isClock, dayNumber, monthFirst, parseTime } from './time.ts';
import type { TimeFault, TimeFormat } from './time.ts';

/** Reads times from bytes. The answer stands in the reader's own fields until the next one is read, so that nothing is built. */
export type TimeReader = {
  /** Seconds since 1970-01-01T00:00:00 as written, or NaN: then `fault` says why. */
  read(bytes: Buffer, start: number, end: number): number;
  /** What the time itself said of its zone, in seconds; NaN where it said nothing. */
  readonly offsetSeconds: number;
  readonly fault: TimeFault;
};

/** A reader for a column of times: `YYYY-MM-DD HH:MM[:SS]` and ISO 8601 by their bytes, all else by `parseTime`. */
export function createTimeReader(format: TimeFormat = monthFirst): TimeReader {
  let lastKey = -1;
  let lastDay = Number.NaN;
  const reader = {
    offsetSeconds: Number.NaN,
    fault: 'empty' as TimeFault,
    read(bytes: Buffer, start: number, end: number): number {
      const clock = end - start >= 16 ? clockAt(bytes, start, end) : -1;
      if (clock < 0) return byText(bytes, start, end);
      const key = dayKeyAt(bytes, start);
      if (key !== lastKey) {
        if (key < 0) return byText(bytes, start, end);
        lastDay = dayNumber(Math.floor(key / 10_000), Math.floor(key / 100) % 100, key % 100) * 86_400;
        lastKey = key;
      }
      if (Number.isNaN(lastDay)) return byText(bytes, start, end);
      const offset = offsetAt(bytes, start, end);
      if (offset === strange) return byText(bytes, start, end);
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

/** Stands for what this quick way does not read. */
const strange = Number.POSITIVE_INFINITY;

/** `YYYY-MM-DD` or with slashes, as the number YYYYMMDD; -1 where it is neither. */
function dayKeyAt(bytes: Buffer, at: number): number {
  const mark = bytes[at + 4];
  if ((mark !== 45 && mark !== 47) || bytes[at + 7] !== mark) return -1;
  const century = twoAt(bytes, at);
  const year = twoAt(bytes, at + 2);
  const month = twoAt(bytes, at + 5);
  const day = twoAt(bytes, at + 8);
  return century < 0 || year < 0 || month < 0 || day < 0 ? -1 : century * 1_000_000 + year * 10_000 + month * 100 + day;
}

/** `HH:MM[:SS[.fff]]` behind the day, in seconds; -1 where it is none. */
function clockAt(bytes: Buffer, start: number, end: number): number {
  const between = bytes[start + 10];
  if ((between !== 32 && between !== 84) || bytes[start + 13] !== 58) return -1;
  const hour = twoAt(bytes, start + 11);
  const minute = twoAt(bytes, start + 14);
  const second = end - start >= 19 && bytes[start + 16] === 58 ? twoAt(bytes, start + 17) : 0;
  if (hour < 0 || minute < 0 || second < 0 || !isClock(hour, minute, second)) return -1;
  return hour * 3600 + minute * 60 + second;
}

/** What follows the clock: nothing (NaN), `Z`, `+08:00` or `+0800`, in seconds. */
function offsetAt(bytes: Buffer, start: number, end: number): number {
  let at = start + 16;
  if (bytes[at] === 58 && end - start >= 19) at += 3;
  if (at < end && bytes[at] === 46 && at === start + 19) {
    const first = (at += 1);
    while (at < end && (bytes[at] as number) >= 48 && (bytes[at] as number) <= 57) at += 1;
    if (at === first) return strange;
  }
  if (at === end) return Number.NaN;
  const sign = bytes[at];
  if (sign === 90 && at + 1 === end) return 0;
  if (sign !== 43 && sign !== 45) return strange;
  const colon = bytes[at + 3] === 58 ? 1 : 0;
  const hour = twoAt(bytes, at + 1);
  const minute = twoAt(bytes, at + 3 + colon);
  if (at + 5 + colon !== end || hour < 0 || hour > 18 || minute < 0 || minute > 59) return strange;
  return (sign === 45 ? -1 : 1) * (hour * 3600 + minute * 60);
}

/** Two digits as a number; -1 where they are none. */
function twoAt(bytes: Buffer, at: number): number {
  const tens = (bytes[at] as number) - 48;
  const ones = (bytes[at + 1] as number) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
