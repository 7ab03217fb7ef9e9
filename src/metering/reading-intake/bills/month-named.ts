import { chineseNumber, datesInFigures } from '#platform/tables/chinese-numerals.ts';
import { monthChains, untilWords, type Months } from './month-chains.ts';

export type { Months } from './month-chains.ts';

const made = '制表|填表|编制|打印|导出|填报|制单|审核|开票|收费|截止|出账|统计';
const paid = '缴费|缴纳|付款';
const date = String.raw`(?:20\d{6}|(?:(?:20)?\d{2}\s*[年./-]\s*)?\d{1,2}\s*(?:月\s*\d{1,2}\s*[日号]?|[./-]\s*\d{1,2}[日号]?)|(?:(?:20)?\d{2}\s*[年./-]\s*)?\d{1,2}\s*月份?|20\d{2}\s*[./-]\s*\d{1,2})(?!\d)(?:\s+\d{1,2}(?::\d{2}){1,2})?`;
/** A date directly behind a word that says when something was done to the paper; `to` where a stretch of time follows. */
const aside = new RegExp(
  String.raw`(?:(?:(?:${made}|(?<paid>${paid}))(?:(?:日期?|时间)\s*:?|人?\s*:)|(?:制表|填表|打印|导出|制单|开票|出账|${paid})月份?\s*:?)\s*|(?:(?:${made}|${paid})人|制表|填表|编制|制单|审核)\s*:\s*\p{Script=Han}{2,4}[\s,:]+)${date}(?<to>${untilWords}(?:${date}|\d{1,2}[日号]))?`,
  'gu',
);
const inWords = /(?<![一二三四五六七八九十\d])([一二三四五六七八九]|十[一二]?)(?= ?月)/gu;
const quarters = /第?([1-4一二三四])季度?/gu;
/** `月份：2025-10-01` is how a spreadsheet shows a month. */
const labelled = new RegExp(
  String.raw`(?<=(?:年月|月份?|账期|所属期)\s*:\s*)(20\d{2})[-/](\d{1,2})[-/]0?1(?!\d|(?:\s+\d{1,2}(?::\d{2}){1,2})?${untilWords})`,
  'gu',
);

/** A text with its figures as digits, without dates of the paper, and parts of a year as months. */
export function plainDates(text: string): string {
  const figures = datesInFigures(text.normalize('NFKC')).replaceAll(inWords, (_, month: string) => String(chineseNumber(month)));
  return figures
    .replaceAll(aside, withoutAside)
    .replaceAll(labelled, '$1年$2月')
    .replaceAll(quarters, (_, named: string) => {
      const quarter = /\d/u.test(named) ? Number(named) : chineseNumber(named);
      return `${quarter * 3 - 2}月-${quarter * 3}月`;
    })
    .replaceAll('上半年', '1月-6月')
    .replaceAll('下半年', '7月-12月')
    .replaceAll(/\s*([年月])\s*/gu, '$1');
}

/** No paper is made over a stretch of time; paid it may be. */
const withoutAside = (whole: string, ...found: readonly unknown[]): string => {
  const { paid: byPaying, to } = found.at(-1) as { paid?: string; to?: string };
  return to === undefined || byPaying !== undefined ? ' ' : whole;
};

const wholeDay = /(?<!\d)20\d{2}(?:([-./])\d{1,2}\1\d{1,2}(?!\d)|年\d{1,2}月\d{1,2}[日号])/gu;
const dottedRange = new RegExp(
  String.raw`(?<!\d)(20\d{2})[./](0?[1-9]|1[0-2])${untilWords}(0?[1-9]|1[0-2])(?!\d|\s*[-./年月]\s*\d|月)`,
  'gu',
);
const dashedRange = /(?<!\d)(20\d{2})-(0?[1-9]|1[0-2])\s*(?:~|—+|–|至|到)\s*(0?[1-9]|1[0-2])(?!\d|\s*[-./年月]\s*\d|月)/gu;
const dotted = /(?<![\d.])(20\d{2})\s*[-./_]\s*(0?[1-9]|1[0-2])(?!\d)(?!\s*[-./]\s*\d{1,2}(?![\d月]))/gu;
const joined = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)/gu;
const firstDay = /^(?<year>20\d{2})[-/](?<month>\d{1,2})[-/]0?1(?:[ T]0?0:00(?::00)?)?$/u;

/** All that a text may mean by the months that it names: one where it is clear, several where it is not, none if it names none. */
export function monthsIn(text: string): readonly Months[] {
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

/** The same of the cell of a column of months, where a number alone is a month too, and the first day of a month. */
export function monthsInCell(text: string): readonly Months[] {
  const bare = text.normalize('NFKC').trim();
  if (/^(?:0?[1-9]|1[0-2])$/u.test(bare)) return [{ year: null, month: Number(bare), months: 1 }];
  const first = monthOfFirstDay(bare);
  return first === null ? monthsIn(bare) : [first];
}

/** The month of `2025-10-01`, which may be meant by it. */
export function monthOfFirstDay(text: string): Months | null {
  const { year, month } = firstDay.exec(text.normalize('NFKC').trim())?.groups ?? {};
  return month === undefined || Number(month) < 1 || Number(month) > 12 ? null : { year: Number(year), month: Number(month), months: 1 };
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
