import type { Finding } from '#kernel/finding.ts';
import { datesInFigures } from './chinese-numerals.ts';
import { daysFirstBySteps, type DateNumbers } from './date-order.ts';
import { namedDay, type NamedDay } from './month-names.ts';
import { clockOfPlace, isZoneWord, offsetNamed } from './formats/zone-names.ts';
import { halfWidth } from './number.ts';

/**
 * A time as written: no zone applied. Seconds count from 1970-01-01T00:00:00 as if everything were UTC; fractions of a second are dropped.
 */
export type CivilTime = { readonly localSeconds: number; readonly offsetSeconds: number | null };

/** Why a text is not a time. `empty` is not a fault of the text. */
export type TimeFault = 'empty' | 'not-a-time' | 'no-such-day' | 'no-such-hour';

/**
 * The ambiguities of a column of times: whether `01/02/2011` is the second of January or the first of February, and where the year of
 * `01/02/11` is; without `shortYear` the latter is not a time.
 */
export type TimeFormat = { readonly dayFirst: boolean; readonly shortYear?: ShortYear };

export type ShortYear = 'first' | 'last';

export const monthFirst: TimeFormat = { dayFirst: false };

const dayShapes = {
  yearFirst: /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/u,
  chinese: /^(\d{4}|\d{2}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]/u,
  compact: /^(\d{4})(\d{2})(\d{2})(?!\d)/u,
  run: /^(\d{4})(\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})?)?$/u,
  yearLast: /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/u,
  // points and dashes also separate the numbers of sections, versions and rooms: years have both digits
  short:
    /^(?:(\d{1,2})\/(\d{1,2})\/(\d{1,2})|(\d{2})(?:\.(\d{1,2})\.|-(\d{1,2})-)(\d{1,2})|(\d{1,2})(?:\.(\d{1,2})\.|-(\d{1,2})-)(\d{2}))(?![\d.]|-\d)/u,
  serial: /^(\d{5})(\.\d*)?$/u,
  // the years 1985 to 2029 in seconds or milliseconds, 2014 to 2029 in smaller units; what begins with 19 or 20 is a day
  unix: /^(?:[5-9]\d{8}|1[0-8]\d{8})(?:\d{3}|\.\d*)?$|^1[4-8]\d{8}(?:\d{6}|\d{9})$/u,
};

const clock =
  /^(?:[T\s]\s*|(?<=[日号])|(?=[上下AP]))(上午|下午|AM\s|PM\s)?\s*(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,]\d+)?)?| ?[时点] ?(?:(\d{1,2}) ?分 ?(?:(\d{1,2}) ?秒)?)?)\s*(AM|PM)?\s*(?:((?:UTC|GMT)[+-]\d{1,2}(?::?\d{2})?|Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?|(?<=\s)[A-Z]{3,4})(?:\s?\[?([A-Z][a-z]+(?:[/_][A-Za-z]+)*)\]?)?)?$/iu;
const shortClock = /^[T\s]\s*(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?(Z|[+-]\d{2}:?\d{2})?$/iu;
/** `14.01.2025 10.30`. */
const dottedClock = /^\s+(\d{1,2})\.(\d{2})(?:\.(\d{2}))?$/u;
/** `2025-01-05 07`: an hour has both digits. */
const hourAlone = /^[T\s](\d{2})$/u;
/** What precedes the time of day after `20250101` and `01JAN2025`. */
const beforeClock = /^[:,]\s*/u;

const serials = { from: 20_000, to: 80_000, daysBefore1970: 25_569 };

/**
 * Reads a time in any of the notations of meters and offices: `2025-01-01 00:15`, ISO 8601, `2025/1/1 0:15`, `2025年1月1日 下午3时15分`,
 * `20250101001500`, `20250101:0015`, `01/31/2011 1:00 PM`, `1-Jan-25`, a spreadsheet's serial day. 24:00 is the next day's 0:00; a bare day
 * is its 0:00.
 */
export function parseTime(text: string, format: TimeFormat = monthFirst): CivilTime | TimeFault {
  const bare = withoutWeekday(datesInFigures(halfWidth(text)).replace(/^'/u, '').trim());
  if (bare === '') return 'empty';
  const serial = dayShapes.serial.exec(bare);
  if (serial !== null) return fromSerial(Number(bare));
  if (dayShapes.unix.test(bare)) return fromUnix(bare);
  const run = dayShapes.run.exec(bare);
  if (run !== null) return joined(daySeconds(run[1], run[2], run[3]), secondsOf(run[4], run[5], run[6]), null);
  const day = dayOf(bare, format);
  if (day === null) return 'not-a-time';
  const rest = day.isJoined ? bare.slice(day.length).replace(beforeClock, ' ') : bare.slice(day.length);
  if (rest === '') return joined(day.seconds, 0, null);
  return timeOfDay(day.seconds, rest, bare.slice(0, day.length));
}

/** A time by itself, without a column to determine its order: it is invalid if the other order would make it a different day. */
export function parseClearTime(text: string): CivilTime | TimeFault {
  const [read, other] = [parseTime(text), parseTime(text, { dayFirst: true })];
  const isOpen = typeof read === 'object' && typeof other === 'object' && read.localSeconds !== other.localSeconds;
  return isOpen ? 'not-a-time' : read;
}

/**
 * Determines for a whole column which number of `01/02/2011` is the month, and of `01.02.2011`. If nothing decides it, the month is first,
 * as in American data loggers, with the finding `date-order-guessed`; if the samples contradict each other, with `date-order-mixed`.
 * Two-digit years are reported by `short-years`.
 * @param ofDays each sample is for a distinct day, or a part of one
 * @returns `yearOpen`: the position of two-digit years cannot be determined
 */
export function sniffTimeFormat(
  samples: Iterable<string>,
  ofDays = false,
): { format: TimeFormat; findings: Finding[]; yearOpen?: boolean } {
  const long: DateNumbers[] = [];
  const short: DateNumbers[] = [];
  let [dotted, clocked] = [false, ofDays];
  let own: string | null = null;
  for (const sample of samples) {
    const text = halfWidth(sample).replace(/^'/u, '').trim();
    const [, first, mark, second, year] = dayShapes.yearLast.exec(text) ?? [];
    const three = shortNumbers(text)?.map(Number) as [number, number, number] | undefined;
    dotted ||= mark === '.' || (three !== undefined && /^\d+\./u.test(text));
    clocked ||= /[1-9]\d?:|:\d*[1-9]/u.test(text);
    own ??= clockOfPlace(text);
    if (year !== undefined) long.push([Number(first), Number(second), Number(year)]);
    else if (three !== undefined) short.push(three);
  }
  const place = short.length > 0 ? placeOfYear(short) : undefined;
  const shortYear = place?.year;
  const ofShort = shortYear === 'last' ? short.map(([one, two, year]): DateNumbers => [one, two, fullYear(year)]) : [];
  const { dayFirst, findings } = orderOf([...long, ...ofShort], dotted, clocked);
  if (own !== null) findings.push({ code: 'clock-of-place', severity: 'info', evidence: { text: own } });
  if (shortYear === undefined) return { format: { dayFirst }, findings };
  findings.push({ code: 'short-years', severity: 'warning', evidence: { place: shortYear, samples: short.length } });
  return { format: { dayFirst, shortYear }, findings, ...(place?.isOpen === true && { yearOpen: true }) };
}

/**
 * Whether the first of two numbers is the day: by those that cannot be a month, by points between them (the month is never written before a
 * point), by how the dates follow each other.
 */
function orderOf(dates: readonly DateNumbers[], dotted: boolean, clocked: boolean): { dayFirst: boolean; findings: Finding[] } {
  const day = dates.filter(([first]) => first > 12).length;
  const month = dates.filter(([first, second]) => first <= 12 && second > 12).length;
  const findings: Finding[] = [];
  if (month > 0 && day > 0)
    findings.push({ code: 'date-order-mixed', severity: 'warning', evidence: { monthFirst: month, dayFirst: day } });
  if (dates.length === 0 || month + day > 0) return { dayFirst: day > month, findings };
  const followed = dotted ? true : daysFirstBySteps(dates, clocked);
  if (followed === null) findings.push({ code: 'date-order-guessed', severity: 'warning', evidence: { samples: dates.length } });
  return { dayFirst: followed ?? false, findings };
}

/**
 * The position of the year in `25/01/31` or `01/31/25`: where most are valid dates, then where the number has the fewest distinct values.
 */
function placeOfYear(dates: readonly (readonly number[])[]): { readonly year: ShortYear; readonly isOpen?: true } {
  const asFirst = dates.filter(([, month = 0, day = 0]) => month <= 12 && day <= 31).length;
  const asLast = dates.filter(([one = 0, two = 0]) => Math.min(one, two) <= 12 && Math.max(one, two) <= 31).length;
  if (asFirst !== asLast) return { year: asFirst > asLast ? 'first' : 'last' };
  const different = (place: number) => new Set(dates.map((date) => date[place])).size;
  if (different(0) !== different(2)) return { year: different(0) < different(2) ? 'first' : 'last' };
  // readings are recent: `25.1.2` is in 2025 and not in 2002
  const isRecent = (place: number): boolean => dates.every((date) => (date[place] ?? 0) >= 10);
  if (isRecent(0) === isRecent(2)) return { year: 'last', isOpen: true };
  return { year: isRecent(0) ? 'first' : 'last' };
}

/** A two-digit year, as spreadsheets interpret it: up to 69 in this century. */
export function fullYear(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Days since 1970-01-01 of a day in the Gregorian calendar; NaN if it does not exist. */
export function dayNumber(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return Number.NaN;
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A day at the beginning of a text; `isJoined`: a colon or a comma may follow it. */
type DayRead = { readonly seconds: number; readonly length: number; readonly isJoined?: boolean };

function dayOf(text: string, format: TimeFormat): DayRead | null {
  const found = dayShapes.yearFirst.exec(text);
  if (found !== null) return { seconds: daySeconds(found[1], found[3], found[4]), length: found[0].length };
  const compact = dayShapes.compact.exec(text);
  const other = compact ?? dayShapes.chinese.exec(text);
  if (other !== null)
    return { seconds: daySeconds(inFull(other[1]), other[2], other[3]), length: other[0].length, isJoined: compact !== null };
  const named = /\p{L}{3}/u.test(text) ? namedDay(text) : null;
  if (named !== null) return { seconds: secondsOfNamed(named), length: named.length, isJoined: true };
  const last = dayShapes.yearLast.exec(text);
  if (last === null) return shortDayOf(text, format);
  const [month, day] = format.dayFirst ? [last[3], last[1]] : [last[1], last[3]];
  return { seconds: daySeconds(last[4], month, day), length: last[0].length };
}

/** `25` of `25年1月2日` as `2025`. */
const inFull = (year: string | undefined): string | undefined => (year?.length === 2 ? String(fullYear(Number(year))) : year);

function secondsOfNamed({ year, month, day }: NamedDay): number {
  return dayNumber(year.length === 2 ? fullYear(Number(year)) : Number(year), month, Number(day)) * 86_400;
}

function shortDayOf(text: string, { dayFirst, shortYear }: TimeFormat): DayRead | null {
  const found = shortYear === undefined ? null : shortNumbers(text);
  if (found === null) return null;
  const [one = '', two = '', three = ''] = found;
  const year = shortYear === 'first' ? one : three;
  if (year.length !== 2) return null;
  const [month, day] = shortYear === 'first' ? [two, three] : dayFirst ? [two, one] : [one, two];
  return { seconds: daySeconds(String(fullYear(Number(year))), month, day), length: one.length + two.length + three.length + 2 };
}

/** The three numbers of `01/31/25` or `31.1.25`; null if a text does not begin with them. */
function shortNumbers(text: string): string[] | null {
  const found = dayShapes.short.exec(text);
  return found === null ? null : found.slice(1).filter((one) => one !== undefined);
}

function daySeconds(year?: string, month?: string, day?: string): number {
  return dayNumber(Number(year), Number(month), Number(day)) * 86_400;
}

function timeOfDay(day: number, rest: string, before: string): CivilTime | TimeFault {
  const short = shortClock.exec(rest);
  if (short !== null) return joined(day, secondsOf(short[1], short[2], short[3]), offsetOf(short[4]));
  const dotted = dottedClock.exec(rest);
  if (dotted !== null) return joined(day, secondsOf(dotted[1], dotted[2], dotted[3]), null);
  const hour = hourAlone.exec(rest)?.[1];
  if (hour !== undefined) return joined(day, secondsOf(hour), null);
  const found = clock.exec(/[日号]$/u.test(before) && !/^\s/u.test(rest) ? ` ${rest}` : rest);
  if (found === null) return 'not-a-time';
  const [, ahead, inHalf, minute, second, zhMinute, zhSecond, behind, zone, word] = found;
  if (word !== undefined && !isZoneWord(word)) return 'not-a-time';
  if (ahead !== undefined && behind !== undefined) return 'not-a-time';
  if (zone !== undefined && /^[a-z]+$/iu.test(zone) && Number.isNaN(offsetNamed(zone))) return 'not-a-time';
  const half = (ahead ?? behind)?.trim().toUpperCase();
  return joined(day, secondsOf(halfDay(Number(inHalf), half), minute ?? zhMinute, second ?? zhSecond), offsetOf(zone));
}

/** The hour of the day from one of half a day; `下午13时` states it twice and means 13. */
function halfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  const after = half === 'PM' || half === '下午';
  if (hour > 12) return after && hour < 24 ? hour : Number.NaN;
  return (hour % 12) + (after ? 12 : 0);
}

function secondsOf(hour?: string | number, minute?: string, second?: string): number {
  const [h, m, s] = [Number(hour), Number(minute ?? 0), Number(second ?? 0)];
  return isClock(h, m, s) ? h * 3600 + m * 60 + s : Number.NaN;
}

/** Whether this is a valid time of day; 24:00 is the end of the day. */
export function isClock(hour: number, minute: number, second: number): boolean {
  return (hour < 24 && minute < 60 && second < 60) || (hour === 24 && minute === 0 && second === 0);
}

/** Seconds of `+08:00`, `+0800`, `+08`, `UTC+8`, `Z`, `CET`; null if there is none, NaN if no zone has such an offset. */
function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  if (/^[a-z]+$/iu.test(zone)) return offsetNamed(zone);
  const numbers = zone.replace(/^[a-z]+/iu, '').replace(':', '');
  const [hour, minute] = numbers.length > 3 ? [Number(numbers.slice(1, -2)), Number(numbers.slice(-2))] : [Number(numbers.slice(1)), 0];
  if (hour > 18 || minute > 59) return Number.NaN;
  return (numbers.startsWith('-') ? -1 : 1) * (hour * 3600 + minute * 60);
}

function joined(day: number, seconds: number, offsetSeconds: number | null): CivilTime | TimeFault {
  if (Number.isNaN(day)) return 'no-such-day';
  if (Number.isNaN(seconds) || Number.isNaN(offsetSeconds)) return 'no-such-hour';
  return { localSeconds: day + seconds, offsetSeconds };
}

const weekday = /\s*[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?(?=\s|$)|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/iu;

function withoutWeekday(text: string): string {
  return /[期周拜]|^[a-z]/iu.test(text) ? text.replace(weekday, '') : text;
}

/** Seconds since 1970 or fractions of them, as written by loggers. */
function fromUnix(text: string): CivilTime {
  const whole = text.replace(/\..*$/u, '');
  const parts = whole.length > 10 ? 3 * Math.floor((whole.length - 8) / 3) : 0;
  return { localSeconds: Number(whole.slice(0, whole.length - parts)), offsetSeconds: 0 };
}

function fromSerial(serial: number): CivilTime | TimeFault {
  if (serial < serials.from || serial > serials.to) return 'not-a-time';
  return { localSeconds: Math.round((serial - serials.daysBefore1970) * 86_400), offsetSeconds: null };
}
