import { chineseNumber } from '#platform/tables/chinese-numerals.ts';
import { halfWidth } from '#platform/tables/number.ts';
import { parseMonthHeading } from '#platform/tables/month.ts';
import { splitSpan } from './time-spans.ts';
import { parseShortMonth } from './short-month.ts';
import { readDotted, type DottedOnes } from './dotted-month.ts';
import { monthOfName, monthWord } from '#platform/tables/month-names.ts';
import { dayNumber, fullYear, parseTime, type CivilTime, type ShortYear, type TimeFault, type TimeFormat } from '#platform/tables/time.ts';

/**
 * How the time of a row is written: as an instant in one cell (`instant`), as a whole month or year, as a span from one time to another; or
 * in two cells: a day and a clock time, a day and the number of its part, a year and a month. Columns are positions in the header.
 */
export type TimeWritten =
  | { readonly as: 'instant' | 'month' | 'year' | 'span' }
  /** The first day of a week, or its last. */
  | { readonly as: 'week'; readonly ends: boolean }
  | { readonly as: 'clock'; readonly column: number; readonly days?: DayColumns; readonly onDay?: string }
  /** A day, and the clock times between which a row is, in one cell. */
  | { readonly as: 'clock-span'; readonly column: number; readonly onDay?: string }
  /** A day in three cells. */
  | { readonly as: 'day-beside'; readonly days: DayColumns }
  /** An hour and a minute next to the day. */
  | { readonly as: 'hour-minute'; readonly hour: number; readonly minute: number; readonly days?: DayColumns }
  /**
   * A day and a clock time at which a row begins, and those at which it ends; `endDay` is the day of its beginning if it names only one.
   */
  | { readonly as: 'clocks'; readonly column: number; readonly endDay: number; readonly endClock: number }
  /** `first`: the number of the day's first part; `seconds`: the length of a part. */
  | { readonly as: 'part'; readonly column: number; readonly first: 0 | 1; readonly seconds: number; readonly days?: DayColumns }
  | { readonly as: 'month-beside' | 'quarter-beside'; readonly column: number }
  /** `1月`, `1月5日`: the year is named elsewhere. */
  | { readonly as: 'month-of' | 'day-of'; readonly year: number; readonly turn?: number }
  /** The number of a day; the month is named elsewhere. `onDay` in other variants: the day named elsewhere. */
  | { readonly as: 'day-number'; readonly year: number; readonly month: number }
  /** Rows name no time: all belong to the period that the file names, in days since 1970-01-01. */
  | { readonly as: 'file-period'; readonly from: number; readonly to: number }
  /** `2025.1`, into which a spreadsheet turns both 2025.1 and 2025.10. */
  | { readonly as: 'dotted-month'; readonly ones: DottedOnes }
  /** `25-01`, `01/25`: the position of the year. */
  | { readonly as: 'short-month'; readonly year: ShortYear };

/** The columns of the month and the day, next to a column of years. */
type DayColumns = { readonly month: number; readonly day: number };

export const instantWritten: TimeWritten = { as: 'instant' };

/** Times on the clock that wrote them, in seconds; `end` is NaN if the cells name none, and so are offsets. */
export type RowTime = { readonly start: number; readonly end: number; readonly startOffset: number; readonly endOffset: number };

/** Whether each row is a period by its own cells. */
export function writesPeriods({ as }: TimeWritten): boolean {
  return [
    'month',
    'year',
    'span',
    'clocks',
    'clock-span',
    'part',
    'month-beside',
    'quarter-beside',
    'month-of',
    'week',
    'file-period',
    'dotted-month',
    'short-month',
  ].includes(as);
}

/** Whether each row is a whole month, quarter or year, by the notation of its time. */
export function writesMonths({ as }: TimeWritten): boolean {
  return ['month', 'year', 'month-beside', 'quarter-beside', 'month-of', 'dotted-month', 'short-month'].includes(as);
}

/** Whether rows give the ends of their periods, so that these may belong to them. */
export function writesEnds({ as }: TimeWritten): boolean {
  return as === 'span' || as === 'clocks';
}

/** The further columns of a row's time; none if it is in one column. */
export function besideOf(written: TimeWritten): readonly number[] {
  if (written.as === 'clocks') return [written.column, written.endDay, written.endClock];
  const clock = 'column' in written ? [written.column] : written.as === 'hour-minute' ? [written.hour, written.minute] : [];
  const days = 'days' in written && written.days !== undefined ? [written.days.month, written.days.day] : [];
  return [...clock, ...days];
}

const year = /^((?:19|20)\d{2})(?:\.0)?(?: ?年度?)?$/u;

/** `2015`, `2015年` as the year; null if it is not one. */
export function parseYear(text: string): number | null {
  const found = year.exec(halfWidth(text).trim());
  return found === null ? null : Number(found[1]);
}

const yearLast = /^(\d{1,2})[-/.](\d{4})$/u;
const named = new RegExp(String.raw`^${monthWord}(?:[,\s-]+|(?<=\.))(?:de )?(?<year>\d{4}|\d{2})$`, 'u');

/** `2025-01`, `2025年1月`, `202501`, `1/2025`, `Jan 2025`, `janvier 2025`, `Mrz 25` as the month; null if it is not one, or a day. */
export function parseMonth(text: string): { readonly year: number; readonly month: number } | null {
  const bare = halfWidth(text).trim();
  const [, month, last] = yearLast.exec(bare) ?? [];
  if (last !== undefined) return Number(month) >= 1 && Number(month) <= 12 ? { year: Number(last), month: Number(month) } : null;
  const { name = '', year: inYear = '' } = named.exec(bare)?.groups ?? {};
  const ofName = monthOfName(name);
  if (ofName !== null) return { year: inYear.length === 2 ? fullYear(Number(inYear)) : Number(inYear), month: ofName };
  if (typeof parseTime(bare) === 'object') return null;
  const found = parseMonthHeading(bare);
  const sound = found !== null && found.rest === '' && found.year >= 1900 && found.year <= 2100;
  return sound ? { year: found.year, month: found.month } : null;
}

/** `1`, `01`, `1月`, `Jan` as the number of a month; null if it is not one. */
export function parseMonthNumber(text: string): number | null {
  const bare = halfWidth(text)
    .trim()
    .replace(/^(十[一二]?|[一二三四五六七八九])(?= ?月份?$)/u, (figures) => String(chineseNumber(figures)));
  const found = /^(\d{1,2})(?:\.0)?(?: ?月份?)?$/u.exec(bare);
  const month = found === null ? (monthOfName(bare) ?? 0) : Number(found[1]);
  return month >= 1 && month <= 12 ? month : null;
}

/**
 * A reader of the times of a file's rows, in order: the meaning of `2025.1` may depend on the row before.
 * @param cell the text of a column of the row
 * @returns the time, or why it cannot be read
 */
export function rowTimeReader(written: TimeWritten, time: number, format: TimeFormat) {
  const dotted = written.as === 'dotted-month' ? readDotted(written.ones) : null;
  return (cell: (column: number) => string): RowTime | TimeFault => {
    if (dotted === null) return readRowTime(written, time, cell, format);
    const text = halfWidth(cell(time)).trim();
    return text === '' ? 'empty' : ofMonth(dotted(text) ?? parseMonth(text));
  };
}

/** Reads the time of a row from its cells. */
function readRowTime(written: TimeWritten, time: number, cell: (column: number) => string, format: TimeFormat): RowTime | TimeFault {
  const text = cell(time);
  if (text.trim() === '') return 'empty';
  if (written.as === 'file-period') return days(written.from, written.to);
  if (written.as === 'month') return ofMonth(parseMonth(text) ?? dayAsMonth(text, format));
  if (written.as === 'short-month') return ofMonth(parseShortMonth(text, written.year) ?? parseMonth(text));
  if (written.as === 'year') return ofYear(parseYear(text));
  if (written.as === 'week') return ofWeek(text, written.ends, format);
  if (written.as === 'month-beside') {
    const [inYear, month] = [parseYear(text), parseMonthNumber(cell(written.column))];
    return ofMonth(inYear === null || month === null ? null : { year: inYear, month });
  }
  if (written.as === 'quarter-beside') {
    const [inYear, quarter] = [parseYear(text), parseQuarterNumber(cell(written.column))];
    return inYear === null || quarter === null ? 'not-a-time' : ofQuarter(inYear, quarter);
  }
  if (written.as === 'month-of') {
    const month = parseMonthNumber(text);
    return ofMonth(month === null ? null : { year: yearFor(written, month), month });
  }
  if (written.as === 'day-of') {
    const day = halfWidth(text).trim();
    return instant(`${yearFor(written, Number(/^\d+/u.exec(day)?.[0]))}年${day}`, format);
  }
  if (written.as === 'span') return ofSpan(text, format);
  if (written.as === 'clocks') return ofClocks(written, time, cell, format);
  if (written.as === 'day-number') return instant(`${written.year}-${written.month}-${parseDayNumber(text) ?? '?'}`, format);
  const onDay = 'onDay' in written ? written.onDay : undefined;
  const day = onDay ?? ('days' in written && written.days !== undefined ? dayIn(text, written.days, cell) : dayText(text));
  if (written.as === 'part') return ofPart(written, day, cell(written.column), format);
  if (written.as === 'clock-span') return ofClockSpan(day, cell(written.column), format);
  if (written.as === 'day-beside') return instant(day, format);
  if (written.as === 'hour-minute') return instant(`${day} ${clockIn(cell(written.hour), cell(written.minute))}`, format);
  return instant(written.as === 'clock' ? `${day} ${clockText(cell(written.column))}` : text, format);
}

/** The year of a month whose cell omits it: the next year for months before the one from which on it applies. */
const yearFor = ({ year, turn = 0 }: { readonly year: number; readonly turn?: number }, month: number): number =>
  month < turn ? year + 1 : year;

/** `1`, `Q3`, `第三季度`, `三` as the number of a quarter; null if it is not one. */
export function parseQuarterNumber(text: string): number | null {
  const [, said = ''] = /^(?:第|q)? ?([1-4一二三四]) ?(?:季度?)?$/iu.exec(halfWidth(text).trim()) ?? [];
  const at = said === '' ? -1 : '一二三四'.indexOf(said);
  return said === '' ? null : at >= 0 ? at + 1 : Number(said);
}

const hourSpan = /^(\d{1,2})\s?[时点]?\s*[-~–至]\s*(\d{1,2})\s?[时点]$/u;
const clockSpan = /^(\d{1,2}:\d{2}(?::\d{2})?)\s*(?:-|–|—|~|至|to)+\s*(\d{1,2}:\d{2}(?::\d{2})?)$/iu;

/** `00:00-01:00`, `23:00 ~ 24:00` as the two clock times; null if it is not such a span. */
export function splitClocks(text: string): readonly [string, string] | null {
  const [, from, to] = clockSpan.exec(halfWidth(text).replaceAll('～', '~').trim()) ?? [];
  if (from !== undefined && to !== undefined) return [from, to];
  const [, first, last] = hourSpan.exec(halfWidth(text).replaceAll('～', '~').trim()) ?? [];
  return first === undefined || last === undefined ? null : [`${first}:00`, `${last}:00`];
}

/** The day of three cells as one; a text that is not a time if they give none. */
function dayIn(text: string, { month, day }: DayColumns, cell: (column: number) => string): string {
  const [inYear, inMonth, number] = [parseYear(text), parseMonthNumber(cell(month)), parseDayNumber(cell(day))];
  return inYear === null || inMonth === null || number === null ? '?' : `${inYear}-${inMonth}-${number}`;
}

/** `7`, `07`, `7日` as the number of a day; null if it is not one. */
export function parseDayNumber(text: string): number | null {
  const found = /^(\d{1,2})(?:\.0)?(?: ?[日号])?$/u.exec(halfWidth(text).trim());
  const day = found === null ? 0 : Number(found[1]);
  return day >= 1 && day <= 31 ? day : null;
}

const clockIn = (hour: string, minute: string): string => {
  const [inHour, number] = [partNumber(hour), /^\d{1,2}/u.exec(halfWidth(minute).trim())?.[0]];
  return `${inHour ?? '?'}:${number?.padStart(2, '0') ?? '?'}`;
};

/** `0130` for half past one. */
export const compactClock = /^(?:[01]\d|2[0-4])[0-5]\d$/u;

/** `0.25` for six o'clock, `1` for midnight at the end of the day. */
export const fractionClock = /^(?:0|0?\.\d+|1(?:\.0+)?)$/u;

function clockText(text: string): string {
  const bare = text.trim();
  if (compactClock.test(bare)) return bare.replace(/^(\d\d)/u, '$1:');
  if (!fractionClock.test(bare)) return bare;
  const seconds = Math.round(Number(bare) * 86_400);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

/** A day as spreadsheets show it, without a trailing midnight. */
export const dayText = (text: string): string => text.trim().replace(/[T\s]+0{1,2}:00(?::00)?(?:\.0+)?$/u, '');

/** A month that a spreadsheet shows as its first day, or that is given by its last. */
function dayAsMonth(text: string, format: TimeFormat): { year: number; month: number } | null {
  const read = parseTime(text, format);
  if (typeof read === 'string') return null;
  const day = new Date(read.localSeconds * 1000);
  const edge = day.getUTCDate() === 1 || isLastOfMonth(read.localSeconds);
  return edge ? { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1 } : null;
}

/** Whether a time (s) is on the last day of its month. */
export function isLastOfMonth(localSeconds: number): boolean {
  return new Date((localSeconds + 86_400) * 1000).getUTCDate() === 1;
}

function instant(text: string, format: TimeFormat): RowTime | TimeFault {
  const read = parseTime(text, format);
  if (typeof read === 'string') return read;
  return { start: read.localSeconds, end: Number.NaN, startOffset: read.offsetSeconds ?? Number.NaN, endOffset: Number.NaN };
}

function days(from: number, to: number): RowTime {
  return { start: Math.round(from * 86_400), end: Math.round(to * 86_400), startOffset: Number.NaN, endOffset: Number.NaN };
}

function ofMonth(found: { readonly year: number; readonly month: number } | null): RowTime | TimeFault {
  if (found === null) return 'not-a-time';
  const { year: inYear, month } = found;
  return days(dayNumber(inYear, month, 1), month === 12 ? dayNumber(inYear + 1, 1, 1) : dayNumber(inYear, month + 1, 1));
}

function ofWeek(text: string, ends: boolean, format: TimeFormat): RowTime | TimeFault {
  const read = parseTime(text, format);
  if (typeof read === 'string') return read;
  const first = Math.floor(read.localSeconds / 86_400) - (ends ? 6 : 0);
  return days(first, first + 7);
}

function ofQuarter(inYear: number, quarter: number): RowTime | TimeFault {
  const after = quarter * 3 + 1;
  return days(dayNumber(inYear, after - 3, 1), after > 12 ? dayNumber(inYear + 1, 1, 1) : dayNumber(inYear, after, 1));
}

function ofYear(found: number | null): RowTime | TimeFault {
  return found === null ? 'not-a-time' : days(dayNumber(found, 1, 1), dayNumber(found + 1, 1, 1));
}

function ofSpan(text: string, format: TimeFormat): RowTime | TimeFault {
  const parts = splitSpan(text);
  return parts === null ? 'not-a-time' : between(parseTime(parts[0], format), parseTime(parts[1], format));
}

function between(start: CivilTime | TimeFault, end: CivilTime | TimeFault): RowTime | TimeFault {
  if (typeof start === 'string') return start;
  if (typeof end === 'string') return end;
  return {
    start: start.localSeconds,
    end: end.localSeconds,
    startOffset: start.offsetSeconds ?? Number.NaN,
    endOffset: end.offsetSeconds ?? Number.NaN,
  };
}

/** An end clock time before the beginning, without a day of its own, is on the next day. */
function ofClocks(
  { column, endDay, endClock }: Extract<TimeWritten, { as: 'clocks' }>,
  time: number,
  cell: (column: number) => string,
  format: TimeFormat,
): RowTime | TimeFault {
  const at = (day: number, clock: number) => parseTime(`${dayText(cell(day))} ${clockText(cell(clock))}`, format);
  const read = between(at(time, column), at(endDay, endClock));
  if (typeof read === 'string' || endDay !== time || read.end > read.start) return read;
  return { ...read, end: read.end + 86_400 };
}

/** A row between two clock times of a day; the second may be on the next day, or the last minute that still belongs to it. */
function ofClockSpan(day: string, text: string, format: TimeFormat): RowTime | TimeFault {
  const clocks = splitClocks(text);
  if (clocks === null) return 'not-a-time';
  const read = between(parseTime(`${day} ${clocks[0]}`, format), parseTime(`${day} ${clocks[1]}`, format));
  if (typeof read === 'string') return read;
  const end = read.end + (read.end <= read.start ? 86_400 : 0);
  return { ...read, end: end + ((end - read.start) % 300 === 240 ? 60 : 0) };
}

function ofPart(written: Extract<TimeWritten, { as: 'part' }>, day: string, part: string, format: TimeFormat): RowTime | TimeFault {
  const read = instant(day, format);
  if (typeof read === 'string') return read;
  const number = partNumber(part);
  const at = number === null ? -1 : number - written.first;
  if (at < 0 || at * written.seconds >= 86_400) return 'no-such-hour';
  const start = read.start + at * written.seconds;
  return { start, end: start + written.seconds, startOffset: Number.NaN, endOffset: Number.NaN };
}

/** `7`, `07`, `7时`, `H7` as a number; null if it is not one. */
export function partNumber(text: string): number | null {
  const found = /^(?:h|he|hr|hour)?[\s_]?(\d{1,3})(?:\.0)?\s?(?:时|点|h)?$/iu.exec(halfWidth(text).trim());
  return found === null ? null : Number(found[1]);
}
