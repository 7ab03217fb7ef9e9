import { dayNumber } from '#platform/tables/time.ts';

/**
 * Reads the two cells of nearly every reading together and without building anything: a time `2025-01-31`, `2025-01-31 00:15` or
 * `2025-01-31 00:15:00` (`-`, `/` or `.` between the parts of the day, blank or `T` before the clock time), with or without `Z` or `+08:00`
 * after it, and a plain decimal with at most four places.
 * @returns a function that writes local seconds, the offset (s; NaN if none is written) and 0.0001 at place `at` of the three columns;
 * false, with undefined content, if the cells are not that plain: then the careful readers of `tables` must be used
 */
export function createPlainReader() {
  const day = new Uint8Array(10);
  let daySeconds = Number.NaN;
  return (
    bytes: Buffer,
    time: number,
    timeEnd: number,
    value: number,
    valueEnd: number,
    start: Float64Array,
    offsets: Float64Array,
    values: Float64Array,
    at: number,
  ) => {
    const length = timeEnd - time;
    if (length !== 10 && (length < 16 || length > 25)) return false;
    for (let i = 0; i < 10; i++) {
      if (bytes[time + i] === day[i]) continue;
      daySeconds = dayOf(bytes, time) * 86_400;
      for (let k = 0; k < 10; k++) day[k] = bytes[time + k] as number;
      break;
    }
    const clockEnd = length === 10 ? 10 : length >= 19 && bytes[time + 16] === 58 ? 19 : 16;
    const clock = clockEnd === 10 ? 0 : clockOf(bytes, time, clockEnd);
    const offset = clockEnd === length ? Number.NaN : offsetOf(bytes, time + clockEnd, timeEnd);
    const seconds = daySeconds + clock;
    if (clock < 0 || offset === strange || Number.isNaN(seconds)) return false;
    start[at] = seconds;
    offsets[at] = offset;
    return decimal(bytes, value, valueEnd, values, at);
  };
}

/** `2025-01-31` as days since 1970-01-01; NaN if it is not in this form, or there is no such day. */
function dayOf(bytes: Buffer, from: number): number {
  const mark = bytes[from + 4] as number;
  if (mark < 45 || mark > 47 || bytes[from + 7] !== mark) return Number.NaN;
  const [century, year, month, day] = [two(bytes, from), two(bytes, from + 2), two(bytes, from + 5), two(bytes, from + 8)];
  return century < 0 || year < 0 || month < 0 || day < 0 ? Number.NaN : dayNumber(century * 100 + year, month, day);
}

/** ` 00:15` or ` 00:15:00` after the day in seconds; -1 if it is not in this form. */
function clockOf(bytes: Buffer, time: number, length: number): number {
  const between = bytes[time + 10];
  if ((between !== 32 && between !== 84) || bytes[time + 13] !== 58) return -1;
  const [hour, minute] = [two(bytes, time + 11), two(bytes, time + 14)];
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
  if (length === 16) return hour * 3600 + minute * 60;
  const second = two(bytes, time + 17);
  if (bytes[time + 16] !== 58 || second < 0 || second > 59) return -1;
  return hour * 3600 + minute * 60 + second;
}

/** Represents an offset in another form. */
const strange = Number.POSITIVE_INFINITY;

/** `Z` or `+08:00` in seconds. */
function offsetOf(bytes: Buffer, from: number, to: number): number {
  const sign = bytes[from];
  if (sign === 90) return to - from === 1 ? 0 : strange;
  if (to - from !== 6 || (sign !== 43 && sign !== 45) || bytes[from + 3] !== 58) return strange;
  const [hour, minute] = [two(bytes, from + 1), two(bytes, from + 4)];
  if (hour < 0 || hour > 18 || minute < 0 || minute > 59) return strange;
  return (sign === 45 ? -1 : 1) * (hour * 3600 + minute * 60);
}

/** Two digits; far below 0 if either is not a digit. */
function two(bytes: Buffer, at: number): number {
  const [tens, ones] = [(bytes[at] as number) - 48, (bytes[at + 1] as number) - 48];
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -1000 : tens * 10 + ones;
}

/** The remaining factor after that many places. */
const scales = Int32Array.of(10_000, 1000, 100, 10, 1);

/** Up to 13 digits, with up to four after a point. */
function decimal(bytes: Buffer, from: number, to: number, into: Float64Array, at: number): boolean {
  const negative = bytes[from] === 45;
  const first = negative ? from + 1 : from;
  const length = to - first;
  if (length < 1 || length > 14) return false;
  let [value, point] = [0, -1];
  for (let i = first; i < to; i++) {
    const digit = (bytes[i] as number) - 48;
    if (digit >>> 0 <= 9) value = value * 10 + digit;
    else if (digit === -2 && point < 0) point = i;
    else return false;
  }
  const places = point < 0 ? 0 : to - point - 1;
  if (places > 4 || length - places - (point < 0 ? 0 : 1) > 11 || (point >= 0 && length === 1)) return false;
  const scaled = value * (scales[places] as number);
  into[at] = negative && scaled !== 0 ? -scaled : scaled;
  return true;
}
