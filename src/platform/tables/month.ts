import { datesInFigures } from './chinese-numerals.ts';
import { clearMonthOfName, monthWord } from './month-names.ts';
import { halfWidth } from './number.ts';
import { fullYear, parseTime } from './time.ts';

/** A heading that names a month, and the text after it (`用电量(kWh)`), for callers that can interpret it. */
export type MonthHeading = { readonly year: number; readonly month: number; readonly rest: string };

const shapes = [
  /^(?<year>\d{4}) ?年 ?(?<month>\d{1,2}) ?月份?/u,
  /^(?<year>\d{2}) ?年 ?(?<month>\d{1,2}) ?月份?/u,
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})/u,
  /^(?<year>\d{4})(?<month>\d{2})/u,
  /^(?<month>\d{1,2}) ?月份?/u,
];

const chinese = /^(?:(?<year>\d{4}|\d{2}) ?年 ?)?(?<name>十[一二]?|[一二三四五六七八九]) ?月份?/u;
const figures = ' 一二三四五六七八九十';

const namedMonths = [
  new RegExp(String.raw`^${monthWord}[-. ]? ?(?:de )?(?<year>\d{4}|\d{2})$`, 'u'),
  new RegExp(String.raw`^${monthWord}[-. ]? ?(?:de )?(?<year>(?:19|20)\d{2})(?=[\s(_/›])`, 'u'),
  new RegExp(String.raw`^(?<year>(?:19|20)\d{2})[-/. ]? ?${monthWord}(?=$|[\s(_/›])`, 'u'),
];

/** A year over its months, in a header of two rows: `2025年 › 1月`. */
const yearAbove = /^((?:19|20)\d{2}) ?年?度? › (?=.{1,4}月|\d)/u;

/**
 * Reads a column heading as a month: `2025-01`, `2025年1月`, `202501`, or `1月` with the given year; also the forms into which a
 * spreadsheet turns these: the first day of the month, `Jan-25`. Null if it names none: `1月15日` is a day.
 * @param year for headings without one
 */
export function parseMonthHeading(heading: string, year?: number): MonthHeading | null {
  const text = inFigures(datesInFigures(halfWidth(heading)).trim().replace(yearAbove, '$1年'));
  return ofSpreadsheet(text) ?? ofShapes(text, year) ?? ofName(text, year);
}

/** @example monthOf('十二') // 12 */
const monthOf = (name: string): number => [...name].reduce((sum, figure) => sum + figures.indexOf(figure), 0);

/** `十二月` as `12月`. */
function inFigures(text: string): string {
  const found = chinese.exec(text);
  if (found === null) return text;
  const { year, name = '' } = found.groups ?? {};
  return `${year === undefined ? '' : `${year}年`}${monthOf(name)}月${text.slice(found[0].length)}`;
}

/** A heading that names a month, a quarter, a half or a whole year: from `month` of `year` on, `months` long. */
export type PeriodHeading = MonthHeading & { readonly months: 1 | 3 | 6 | 12 };

/** `1st Quarter 2025`, `First Half`, `2. Quartal 2025`, `3e trimestre`. */
function ordinalsOf(numbers: string, word: string): RegExp {
  const number = String.raw`(?<part>${numbers}|first|second|third|fourth)(?:st|nd|rd|th|er|[èe]me|e|\.)?`;
  return new RegExp(String.raw`^(?:(?<year>\d{4})[-_/., ]+)?${number}[- ]?${word}(?:(?: of)?[-_/., ]+(?<later>\d{4}))?(?![\d\p{L}])`, 'iu');
}

const quarters = [
  /^(?:(?<year>\d{4}) ?年?[-_/. ]?)?第?(?<part>[1-4一二三四]) ?季度?/u,
  /^(?<year>\d{4})[-_/. ]?Q(?<part>[1-4])/iu,
  /^Q(?<part>[1-4])(?:[-_/. ](?<year>\d{4}))?/iu,
  /^(?<part>[1-4])Q ?['’]?(?<year>(?:20)?\d{2})(?!\d)/iu,
  ordinalsOf('[1-4]', '(?:quarter|quartal|trimest(?:re|er)|kwartaal|kvartal)'),
];
const halves = [
  /^(?:(?<year>\d{4}) ?年?[-_/. ]?)?(?<part>[上下]) ?半年/u,
  /^(?<year>\d{4})[-_/. ]?H(?<part>[12])(?!\d)/iu,
  /^H(?<part>[12])[-_/. ](?<year>\d{4})/iu,
  /^(?<part>[12])H ?['’]?(?<year>(?:20)?\d{2})(?!\d)/iu,
  ordinalsOf('[12]', '(?:half(?:[- ]year)?|halbjahr|semest(?:re|er)|halfjaar)'),
];
const wholeYear = [/^(?<year>(?:19|20)\d{2}) ?年度?/u, /^(?<year>(?:19|20)\d{2})(?=$|[ (_])/u];

const places: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 上: 1, 下: 2, first: 1, second: 2, third: 3, fourth: 4 };

/**
 * Reads a column heading as a month, or as a longer part of a year: `2025年第一季度`, `2025Q1`, `三季度用电量`, `2025年上半年`,
 * `2025年度(kWh)`, `2025`. Null if it names none of them.
 * @param year for headings without one
 */
export function parsePeriodHeading(heading: string, year?: number): PeriodHeading | null {
  const month = parseMonthHeading(heading, year);
  if (month !== null) return { ...month, months: 1 };
  const text = datesInFigures(halfWidth(heading)).trim();
  return ofParts(text, quarters, 3, year) ?? ofParts(text, halves, 6, year) ?? ofParts(text, wholeYear, 12, year);
}

function ofParts(text: string, written: readonly RegExp[], months: 3 | 6 | 12, usual: number | undefined): PeriodHeading | null {
  for (const shape of written) {
    const found = shape.exec(text);
    if (found === null) continue;
    const { year: before, later, part = '1' } = found.groups ?? {};
    const said = before ?? later;
    const year = said === undefined ? usual : said.length === 2 ? fullYear(Number(said)) : Number(said);
    const rest = text.slice(found[0].length).trim();
    if (year === undefined || /^[-/.:\d一二三四上下第]/u.test(rest)) return null;
    return { year, month: ((places[part.toLowerCase()] ?? Number(part)) - 1) * months + 1, months, rest };
  }
  return null;
}

const bareName = new RegExp(String.raw`^${monthWord}(?=$|[\s(_/›])`, 'u');

/** `Jan`, `March (kWh)` with the year named elsewhere. */
function ofName(text: string, year: number | undefined): MonthHeading | null {
  const found = year === undefined ? null : bareName.exec(text);
  const month = clearMonthOfName(found?.groups?.['name'] ?? '');
  if (found === null || year === undefined || month === null) return null;
  const rest = text.slice(found[0].length).trim();
  return /^\d/u.test(rest) ? null : { year, month, rest };
}

/** A heading that a spreadsheet took for a date and shows in its own format. */
function ofSpreadsheet(text: string): MonthHeading | null {
  const named = withName(text);
  if (named !== null) return named;
  const time = /^\d{4}\D/u.test(text) ? parseTime(text) : 'not-a-time';
  if (typeof time === 'string') return null;
  const day = new Date(time.localSeconds * 1000);
  return day.getUTCDate() === 1 && time.localSeconds % 86_400 === 0
    ? { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, rest: '' }
    : null;
}

/** `Jan-25`, `janvier 2025`, `März 2025 (kWh)`, `2025 Mrz`. */
function withName(text: string): MonthHeading | null {
  for (const shape of namedMonths) {
    const found = shape.exec(text);
    const { name = '', year = '' } = found?.groups ?? {};
    const month = clearMonthOfName(name);
    const said = Number(year);
    if (found === null || month === null) continue;
    const rest = text.slice(found[0].length).trim();
    if (!/^[-/.:\d]/u.test(rest)) return { year: said < 100 ? 2000 + said : said, month, rest };
  }
  return null;
}

function ofShapes(text: string, year?: number): MonthHeading | null {
  for (const shape of shapes) {
    const found = shape.exec(text);
    if (found === null) continue;
    const said = found.groups?.['year'];
    const named = said?.length === 2 ? fullYear(Number(said)) : Number(said ?? year);
    const month = Number(found.groups?.['month']);
    const rest = text.slice(found[0].length).trim();
    const fits = Number.isInteger(named) && month >= 1 && month <= 12 && !/^[-/.:\d]/u.test(rest);
    return fits ? { year: named, month, rest } : null;
  }
  return null;
}
