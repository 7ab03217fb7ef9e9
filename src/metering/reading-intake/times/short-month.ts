import { Problem } from '#kernel/problem.ts';
import type { DateOrder } from '#platform/tables/date-order.ts';
import { monthOfName, monthWord } from '#platform/tables/month-names.ts';
import { halfWidth } from '#platform/tables/number.ts';
import { fullYear, type ShortYear } from '#platform/tables/time.ts';

/** A month with a two-digit year, `25-01`, `01/25`: the column shows which of its numbers is the year. */
const shape = /^'?(\d{1,2})[-/](\d{1,2})$/u;

type Month = { readonly year: number; readonly month: number };

/** `25-Jan`, as a spreadsheet shows a month typed as Jan-25. */
const withName = new RegExp(String.raw`^'?(?<year>\d{2})-${monthWord}$`, 'u');

/** The month of `25-01` and of `25-Jan`, by the position of its year; null for a text that is not one. */
export function parseShortMonth(text: string, place: ShortYear): Month | null {
  const bare = halfWidth(text).trim();
  const [, one = '', two = ''] = shape.exec(bare) ?? [];
  const [year, month] = place === 'first' ? [one, Number(two)] : [two, Number(one)];
  if (year.length === 2 && month >= 1 && month <= 12) return { year: fullYear(Number(year)), month };
  const named = withName.exec(bare)?.groups;
  const ofName = monthOfName(named?.['name'] ?? '');
  return place === 'last' || ofName === null ? null : { year: fullYear(Number(named?.['year'])), month: ofName };
}

/** Whether a text is a month with a two-digit year, whichever number that is. */
export const isShortMonth = (text: string): boolean => parseShortMonth(text, 'first') !== null || parseShortMonth(text, 'last') !== null;

/**
 * The position of the years: where more texts are months, then where there are fewer different numbers, then where the years are recent.
 */
function placeOf(texts: readonly string[]): ShortYear | null {
  const count = (place: ShortYear): number => texts.filter((text) => parseShortMonth(text, place) !== null).length;
  const numbers = (at: 1 | 2): string[] => texts.map((text) => shape.exec(halfWidth(text).trim())?.[at] ?? '');
  const different = (at: 1 | 2): number => new Set(numbers(at)).size;
  const isRecent = (at: 1 | 2): boolean => numbers(at).every((number) => Number(number) >= 10);
  const speaks = [count('first') - count('last'), different(2) - different(1), Number(isRecent(1)) - Number(isRecent(2))];
  const decides = speaks.find((one) => one !== 0);
  return decides === undefined ? null : decides > 0 ? 'first' : 'last';
}

/**
 * The position of the years in a column of such months.
 * @param said the order of dates, as given by the sender
 * @throws Problem `month-year-open` if nothing decides, with both readings of a month
 */
export function placeOfYears(cells: readonly string[], said: DateOrder | undefined): ShortYear {
  const texts = cells.filter(isShortMonth);
  const place = said === undefined ? placeOf(texts) : said === 'year-month' ? 'first' : 'last';
  const [text = ''] = texts;
  if (place !== null) return place;
  const [yearMonth, monthYear] = (['first', 'last'] as const).map((one) => shown(parseShortMonth(text, one)));
  throw new Problem('bad-input', 'month-year-open', {
    text,
    yearMonth,
    monthYear,
    choices: [
      { set: { dateOrder: 'year-month' }, comesTo: yearMonth },
      { set: { dateOrder: 'month-day' }, comesTo: monthYear },
    ],
  });
}

const shown = (month: Month | null): string => (month === null ? '' : `${month.year}-${String(month.month).padStart(2, '0')}`);

const headed = /^(\d{1,2}[-/]\d{1,2}|\d{2}-\p{L}{3,10}\.?)(?=$|[\s(（])/u;

/**
 * Headings that are such months, consecutive and all with the year in the same position, with the year in full: `25-01` becomes `2025-01`.
 */
export function shortMonthsInFull(header: readonly string[]): readonly string[] {
  const columns = header.flatMap((heading, column) =>
    headed.test(heading.trim()) && isShortMonth(headOf(header, column)) ? [column] : [],
  );
  const ways = (['first', 'last'] as const).map((place) => columns.map((column) => parseShortMonth(headOf(header, column), place)));
  const sound = ways.filter((months) => months.length > 1 && follow(months));
  const [months] = sound;
  if (months === undefined || sound.length > 1) return header;
  return header.map((heading, column) => {
    const at = columns.indexOf(column);
    return at < 0 ? heading : heading.trim().replace(headed, shown(months[at] as Month));
  });
}

const headOf = (header: readonly string[], column: number): string => headed.exec((header[column] as string).trim())?.[1] ?? '';

const follow = (months: readonly (Month | null)[]): boolean =>
  months.every((one, at) => {
    const before = months[at - 1];
    return (
      one !== null &&
      (at === 0 || (before !== undefined && before !== null && one.year * 12 + one.month - (before.year * 12 + before.month) === 1))
    );
  });
