import { untilWords, type Months } from './month-chains.ts';
import { plainDates } from './month-named.ts';

/** Days `2025-09-26`, the second not included. */
export type Days = { readonly from: string; readonly to: string };

/** Whether the last day that is named belongs to a period. */
export type EndDay = 'included' | 'excluded';

/** A day as it is written; the year null where it is not. */
type WrittenDay = { readonly year: number | null; readonly month: number; readonly day: number };

/** Two days as they are written; `end`: whether the second belongs to them, where its clock says so. */
export type WrittenDays = { readonly first: WrittenDay; readonly last: WrittenDay; readonly end: EndDay | null };

const clock = String.raw`(?:(?:T|\s*)(?<hour>\d{1,2}|零)(?:[时点](?:\d{1,2}分)?|:(?<minute>\d{2})(?::\d{2})?))?`;
const first = String.raw`(?:(?<year>(?:19|20)?\d{2})[年./-])?(?<month>\d{1,2})[月./-](?<day>\d{1,2})[日号]?${clock}`;
const last = String.raw`(?:(?:(?<year>(?:19|20)?\d{2})[年./-])?(?<month>\d{1,2})[月./-])?(?<day>\d{1,2})(?<mark>[日号](?![楼院表线变机门栋房]))?${clock}`;
const twoDays = new RegExp(
  String.raw`(?<![\d./])${first.replaceAll('?<', '?<from_')}${untilWords}(?:次年|翌年|第二年|来年|明年|当年|同年)?${last.replaceAll('?<', '?<to_')}(?!\d)`,
  'gu',
);
const oneDay = /(?<![\d./-])(?:20\d{2}(?:年\d{1,2}月\d{1,2}[日号]|([./-])\d{1,2}\1\d{1,2})|\d{1,2}月\d{1,2}[日号])(?!\d)/gu;

/**
 * The first and the last day that a text names: `2025年9月26日至10月25日`, `2025年10月1日-31日`.
 * @returns `unread` if it names several days otherwise, null if it does not
 */
export function daysWritten(text: string): WrittenDays | 'unread' | null {
  const said = plainDates(text).replaceAll(/(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/gu, '$1-$2-$3');
  for (const { groups = {} } of said.matchAll(twoDays)) {
    const { from_year: year, from_month: month, from_day: day } = groups;
    const { to_year: toYear, to_month: toMonth, to_day: toDay, to_mark: mark, to_hour: hour, to_minute: minute } = groups;
    if (toMonth === undefined && mark === undefined) continue;
    const begins = written(year, month, day);
    const ends = toMonth === undefined ? { ...begins, day: Number(toDay) } : written(toYear, toMonth, toDay);
    return { first: begins, last: ends, end: endBy(hour, minute) };
  }
  return new Set([...said.matchAll(oneDay)].map(([found]) => found)).size > 1 ? 'unread' : null;
}

function written(year: string | undefined, month: string | undefined, day: string | undefined): WrittenDay {
  return {
    year: year === undefined ? null : Number(year) + (year.length < 4 ? 2000 : 0),
    month: Number(month),
    day: Number(day),
  };
}

/** Until 24:00 the day is over, until 0时 it has not begun; 0:00 is what a spreadsheet shows of a day. */
function endBy(hour: string | undefined, minute: string | undefined): EndDay | null {
  if (hour === '24' || (hour === '23' && minute === '59')) return 'included';
  return hour !== undefined && minute === undefined && /^(?:0{1,2}|零)$/u.test(hour) ? 'excluded' : null;
}

const joined = /^(?<year>20\d{2})(?<month>\d{2})(?<day>\d{2})$/u;
const apart = new RegExp(
  String.raw`^(?:(?<year>20\d{2}|\d{2}(?=[年.]))[-/.年])?(?<month>\d{1,2})[-/.月](?<day>\d{1,2})[日号]?${clock}$`,
  'u',
);

/** A day of a cell: `2025-10-26`, `20251026`, `10月26日`. */
export function dayWritten(text: string): (WrittenDay & { readonly end: EndDay | null }) | null {
  const bare = plainDates(text).trim();
  const { year, month, day, hour, minute } = joined.exec(bare)?.groups ?? apart.exec(bare)?.groups ?? {};
  // 10.1 alone may be a number
  if (month === undefined || (year === undefined && bare.includes('.'))) return null;
  return { ...written(year, month, day), end: endBy(hour, minute) };
}

const turnBetween = ({ first: one, last: other }: WrittenDays): number => (other.month < one.month ? 1 : 0);

/** The year of the second of two days, if one of them names its own. */
export const yearWritten = (days: WrittenDays): number | null =>
  days.last.year ?? (days.first.year === null ? null : days.first.year + turnBetween(days));

/** Two days, where the second is in a year; null if there are none such, or they are in no order. */
export function daysInYear(days: WrittenDays, year: number): { readonly first: string; readonly last: string } | null {
  const begins = days.first.year ?? year - turnBetween(days);
  const [from, to] = [isoDay(begins, days.first.month, days.first.day), isoDay(year, days.last.month, days.last.day)];
  return from === null || to === null || from > to ? null : { first: from, last: to };
}

export function isoDay(year: number, month: number, of: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, of));
  return date.getUTCMonth() !== month - 1 || date.getUTCDate() !== of ? null : date.toISOString().slice(0, 10);
}

export const dayAfter = (iso: string): string => new Date(Date.parse(`${iso}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The days of months whose year is known. */
export function daysOfMonths({ year, month, months }: Months & { readonly year: number }): Days {
  return { from: isoMonth(year, month), to: isoMonth(year, month + months) };
}

export const isoMonth = (year: number, month: number): string => new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
