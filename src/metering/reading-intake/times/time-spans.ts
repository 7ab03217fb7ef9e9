import { parsePeriodHeading } from '#platform/tables/month.ts';
import { halfWidth } from '#platform/tables/number.ts';

/** Separators between two times: `to`, 至, `~`, a dash with blanks around it, `--`; or any dash between days without dashes. */
const spanMark =
  /\s+(?:to|through|thru|until|till|bis(?: zum)?|au|jusqu'au|t\/m|tot(?: en met)?|al|hasta(?: el)?|do|til|och med)\s+|\s*(?:至|到|～|~|—+|–|--)\s*|\s+-\s+/iu;
/** `du 01/01/2025 au 31/01/2025`. */
const before = /^(?:from|between|vom|von|du|van|del|dal|desde(?: el)?|od|自|从)\s*(?=\d)/iu;
const dayWritten = String.raw`\d{4}[./]\d{1,2}[./]\d{1,2}|\d{8}|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})`;
const part = String.raw`(?:\d{1,2}[./月])?\d{1,2}[日号]?`;
const dashed = new RegExp(`^(${dayWritten})-(${dayWritten}|${part})$|^(\\d{1,2}[./]\\d{1,2}[.]?)-(${dayWritten})$`, 'u');

const week = /^((?:19|20)\d{2})[-\s]?W(\d{2})$/iu;

/**
 * A week or a part of a year as the day it begins with and the one after its end: `2025-W02`, `2025Q1`, `2025年第三季度`; null if it is not
 * one.
 */
function partOfYear(text: string): readonly [string, string] | null {
  const dayOf = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  const [, year, number] = week.exec(text) ?? [];
  if (year !== undefined) {
    // the first week contains the fourth of January, and weeks begin on Monday
    const first = 4 - ((new Date(Date.UTC(Number(year), 0, 4)).getUTCDay() + 6) % 7) + (Number(number) - 1) * 7;
    return Number(number) >= 1 && Number(number) <= 53 ? [dayOf(Number(year), 1, first), dayOf(Number(year), 1, first + 7)] : null;
  }
  const part = parsePeriodHeading(text);
  if (part === null || part.rest !== '' || part.months === 1 || part.months === 12) return null;
  return [dayOf(part.year, part.month, 1), dayOf(part.year, part.month + part.months, 1)];
}

const yearFirst = /^(?<year>\d{4})(?<one>[-/.年])(?<month>\d{1,2})(?<two>[-/.月])(?<day>\d{1,2})(?<mark>[日号]?)$/u;
const lastPart = /^(?:(?<month>\d{1,2}) ?[-/.月] ?)?(?<day>\d{1,2}) ?[日号]?$/u;
const firstPart = /^\d{1,2}([./])\d{1,2}[./]?$/u;
const yearLast = /^\d{1,2}([./])\d{1,2}\1(\d{4}|\d{2})$/u;

/** Two days of which one omits the year, or the month as well, in full: `2025-01-01`, `1-31`; `1.1.`, `31.1.2025`. */
function inFull(start: string, end: string): readonly [string, string] {
  const [from, last] = [yearFirst.exec(start)?.groups, lastPart.exec(end)?.groups];
  if (from !== undefined && last !== undefined) {
    const { year = '', one, month = '', two, day = '', mark } = from;
    const inMonth = last['month'] ?? month;
    const isNext = Number(inMonth) < Number(month) || (Number(inMonth) === Number(month) && Number(last['day']) < Number(day));
    const inYear = isNext && last['month'] !== undefined ? Number(year) + 1 : year;
    return [start, `${inYear}${one}${inMonth}${two}${last['day']}${mark}`];
  }
  const [, mark, inYear] = yearLast.exec(end) ?? [];
  const [, own] = firstPart.exec(start) ?? [];
  return mark !== undefined && own === mark ? [`${start.replace(/[./]$/u, '')}${mark}${inYear}`, end] : [start, end];
}

/** The two times of `2025-01-01 00:00 to 2025-01-01 01:00`; null if the text is not such a span. The second may omit its day. */
export function splitSpan(text: string): readonly [string, string] | null {
  const bare = text.replaceAll('\u00a0', ' ').trim().replace(before, '');
  const joined = dashed.exec(bare);
  if (joined !== null) return inFull((joined[1] ?? joined[3]) as string, (joined[2] ?? joined[4]) as string);
  const ofYear = partOfYear(halfWidth(bare));
  if (ofYear !== null) return ofYear;
  const parts = bare.split(spanMark);
  const [start = '', end = ''] = parts;
  if (parts.length !== 2 || start === '' || end === '') return null;
  const isClock = /^\d{1,2}:\d{2}(?::\d{2})?$/u.test(end) && /\s/u.test(start);
  return isClock ? [start, `${start.split(/\s/u)[0]} ${end}`] : inFull(start, end);
}
