import { chineseNumber, datesInFigures } from '#platform/tables/chinese-numerals.ts';
import { monthChains, untilWords, type Months } from './month-chains.ts';

export type { Months } from './month-chains.ts';

/** Days `2025-09-26`, the second not included. */
export type Days = { readonly from: string; readonly to: string };

/** What follows says when something was done to the paper, and not what it is of. */
const aside =
  /(?:制表|填表|编制|打印|导出|填报|制单|审核|开票|缴费|缴纳|付款|收费|截止|出账|统计)(?:日期|时间|日|人)?\s*[:：]?\s*[^\s，。；;]*/gu;
const inWords = /(?<![一二三四五六七八九十\d])([一二三四五六七八九]|十[一二]?)(?= ?月)/gu;
const quarters = /第?([1-4一二三四])季度?/gu;

/** A text with its figures as digits, without what is said of the paper, and parts of a year as months. */
function plainDates(text: string): string {
  const figures = datesInFigures(text.normalize('NFKC')).replaceAll(inWords, (_, month: string) => String(chineseNumber(month)));
  return figures
    .replaceAll(aside, ' ')
    .replaceAll(quarters, (_, named: string) => {
      const quarter = /\d/u.test(named) ? Number(named) : chineseNumber(named);
      return `${quarter * 3 - 2}月-${quarter * 3}月`;
    })
    .replaceAll('上半年', '1月-6月')
    .replaceAll('下半年', '7月-12月')
    .replaceAll(/\s*([年月])\s*/gu, '$1');
}

const wholeDay = /(?<!\d)20\d{2}(?:([-./])\d{1,2}\1\d{1,2}(?!\d)|年\d{1,2}月\d{1,2}[日号])/gu;
const dottedRange = new RegExp(
  String.raw`(?<!\d)(20\d{2})[./](0?[1-9]|1[0-2])${untilWords}(0?[1-9]|1[0-2])(?!\d|\s*[-./年月]\s*\d|月)`,
  'gu',
);
const dashedRange = /(?<!\d)(20\d{2})-(0?[1-9]|1[0-2])\s*(?:~|—+|–|至|到)\s*(0?[1-9]|1[0-2])(?!\d|\s*[-./年月]\s*\d|月)/gu;
const dotted = /(?<![\d.])(20\d{2})\s*[-./_]\s*(0?[1-9]|1[0-2])(?!\d)(?!\s*[-./]\s*\d{1,2}(?![\d月]))/gu;
const joined = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)/gu;
const firstDay = /^(?<year>20\d{2})[-/](?<month>\d{1,2})[-/]0?1(?:[ T]00:00(?::00)?)?$/u;

/** All that a text may mean by the months that it names: one where it is clear, several where it is not, none if it names none. */
export function monthsIn(text: string): readonly Months[] {
  const { year, month } = firstDay.exec(text.normalize('NFKC').trim())?.groups ?? {};
  if (month !== undefined && Number(month) >= 1 && Number(month) <= 12) return [{ year: Number(year), month: Number(month), months: 1 }];
  if (seasonNamed(text) !== null && !/\d月/u.test(plainDates(text))) return [];
  const said = plainDates(text)
    .replaceAll(wholeDay, ' ')
    .replaceAll(dottedRange, '$1年$2月-$3月')
    .replaceAll(dashedRange, '$1年$2月-$3月')
    .replaceAll(dotted, '$1年$2月')
    .replaceAll(joined, '$1年$2月');
  return monthChains(said);
}

/** The month or months that a text is about; null if it names none, or may mean several. @example monthsNamed('××医院二〇二五年十月电费明细') */
export function monthsNamed(text: string): Months | null {
  const [only, ...others] = monthsIn(text);
  return only === undefined || others.length > 0 || only.months > 12 ? null : only;
}

/** The same of the cell of a column of months, where a number alone is a month too. */
export function monthsInCell(text: string): readonly Months[] {
  const bare = text.normalize('NFKC').trim();
  return /^(?:[1-9]|1[0-2])$/u.test(bare) ? [{ year: null, month: Number(bare), months: 1 }] : monthsIn(bare);
}

const yearAlone = /(?<!\d)(?<year>(?:19|20)\d{2})(?=年|\b|_|$)/u;

/** The year that a text names without a month. */
export function yearNamed(text: string): number | null {
  const year = yearAlone.exec(plainDates(text))?.groups?.['year'];
  return year === undefined ? null : Number(year);
}

const heated = /[采供取](?:暖|热)(?:季|期)|heating\s*season/iu;
const twoYears = new RegExp(
  String.raw`(?<!\d)(?<from>(?:20)?\d{2})年?${untilWords.replace('-{1,2}', '[-/]{1,2}')}(?<to>(?:20)?\d{2})(?!\d|月)`,
  'u',
);

/** Two years that follow each other: `2024-2025`, `24/25`; the shorter forms only of a heating season. */
export function yearsNamed(text: string): { readonly from: number; readonly to: number } | null {
  const { from = '', to = '' } = twoYears.exec(plainDates(text))?.groups ?? {};
  if (from === '' || ((from.length < 4 || to.length < 4) && !heated.test(text))) return null;
  const [first, last] = [from, to].map((year) => Number(year) + (year.length < 4 ? 2000 : 0)) as [number, number];
  return last === first + 1 ? { from: first, to: last } : null;
}

/** The years in which a heating season in a text may begin; null if it names none. @example seasonNamed('24-25采暖季') // [2024] */
export function seasonNamed(text: string): readonly number[] | null {
  if (!heated.test(text.normalize('NFKC'))) return null;
  const years = yearsNamed(text);
  if (years !== null) return [years.from];
  const year = yearNamed(text);
  return year === null ? [] : [year - 1, year];
}

const day = String.raw`(?:(?<y>(?:19|20)?\d{2})[年./-])?(?<m>\d{1,2})[月./-](?<d>\d{1,2})[日号]?`;
const twoDays = new RegExp(
  String.raw`(?<![\d./])${day.replaceAll('?<', '?<from_')}${untilWords}${day.replaceAll('?<', '?<to_')}(?!\d)`,
  'u',
);

/**
 * The first and the last day that a text names: `2025年9月26日至10月25日`; null if it names none.
 * @param yearOf the year of a month that names none
 */
export function daysNamed(
  text: string,
  yearOf: (month: number) => number | null,
): { readonly first: string; readonly last: string } | null {
  const said = plainDates(text)
    .replaceAll(/(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/gu, '$1-$2-$3')
    .replaceAll(/\s+\d{1,2}:\d{2}(?::\d{2})?/gu, '');
  const { from_y: fromYear, from_m: m1, from_d: d1, to_y: toYear, to_m: m2, to_d: d2 } = twoDays.exec(said)?.groups ?? {};
  if (m1 === undefined) return null;
  const turned = Number(m2) < Number(m1) ? 1 : 0;
  const ends = whole(toYear) ?? (fromYear === undefined ? yearOf(Number(m2)) : (whole(fromYear) as number) + turned);
  if (ends === null) return null;
  const begins = whole(fromYear) ?? ends - turned;
  const [first, last] = [isoDay(begins, Number(m1), Number(d1)), isoDay(ends, Number(m2), Number(d2))];
  return first === null || last === null || first > last ? null : { first, last };
}

const whole = (year: string | undefined): number | null => (year === undefined ? null : Number(year) + (year.length < 4 ? 2000 : 0));

/** A day of a cell: `2025-10-26`, `20251026`, `10月26日`. */
export function dayNamed(text: string, yearOf: (month: number) => number | null): string | null {
  const bare = plainDates(text).trim();
  const { y, m, d } =
    /^(?<y>20\d{2})(?<m>\d{2})(?<d>\d{2})$/u.exec(bare)?.groups ??
    /^(?:(?<y>20\d{2}|\d{2}(?=[年.]))[-/.年])?(?<m>\d{1,2})[-/.月](?<d>\d{1,2})[日号]?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/u.exec(bare)
      ?.groups ??
    {};
  // 10.1 alone may be a number
  if (m === undefined || (y === undefined && bare.includes('.'))) return null;
  const year = whole(y) ?? yearOf(Number(m));
  return year === null ? null : isoDay(year, Number(m), Number(d));
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
