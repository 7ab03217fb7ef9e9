import { chineseNumber, datesInFigures } from '#platform/tables/chinese-numerals.ts';

/** A stretch of whole months; the year null where the text leaves it open. */
export type Months = { readonly year: number | null; readonly month: number; readonly months: number };

/** Days `2025-09-26`, the second not included. */
export type Days = { readonly from: string; readonly to: string };

/** What follows says when something was done to the paper, and not what it is of. */
const aside =
  /(?:制表|填表|编制|打印|导出|填报|制单|审核|开票|缴费|缴纳|付款|收费|截止|出账|统计)(?:日期|时间|日|人)?\s*[:：]?\s*[^\s，。；;]*/gu;
const inWords = /(?<![一二三四五六七八九十\d])([一二三四五六七八九]|十[一二]?)(?= ?月)/gu;

function plain(text: string): string {
  const figures = datesInFigures(text.normalize('NFKC')).replaceAll(inWords, (_, month: string) => String(chineseNumber(month)));
  return figures.replaceAll(aside, ' ').replaceAll(/\s*([年月])\s*/gu, '$1');
}

const yearMonths: readonly RegExp[] = [
  /(?<!\d)(?<year>(?:19|20)\d{2})年度?(?<month>\d{1,2})月?(?:份)?\s*[-~—–至到、]\s*(?<last>\d{1,2})月(?!\d{1,2}[日号])/u,
  /(?<!\d)(?<year>(?:19|20)\d{2})年度?(?<month>\d{1,2})月(?!\d{1,2}[日号])/u,
  /(?<!\d)(?<year>\d{2})年(?<month>\d{1,2})月(?!\d{1,2}[日号])/u,
  /(?<![\d.])(?<year>20\d{2})\s*[-./_]\s*(?<month>0?[1-9]|1[0-2])(?![\d])(?!\s*[-./]\s*\d)/u,
  /(?<!\d)(?<year>20\d{2})(?<month>0[1-9]|1[0-2])(?!\d)/u,
];
const firstDay = /^(?<year>20\d{2})[-/](?<month>\d{1,2})[-/]0?1(?:[ T]00:00(?::00)?)?$/u;
const monthAlone: readonly RegExp[] = [
  /(?<!\d)(?<month>\d{1,2})月?(?:份)?\s*[-~—–至到、]\s*(?<last>\d{1,2})月(?!\d{1,2}[日号])/u,
  /(?<!\d)(?<month>\d{1,2})月(?!\d{1,2}[日号])/u,
];
const yearAlone = /(?<!\d)(?<year>(?:19|20)\d{2})(?=年|\b|_|$)/u;

/** The month or months that a text is about; null if it names none. @example monthsNamed('××医院二〇二五年十月电费明细') */
export function monthsNamed(text: string): Months | null {
  const said = plain(text);
  for (const shape of [firstDay, ...yearMonths, ...monthAlone]) {
    const months = monthsOf(shape.exec(said.trim())?.groups);
    if (months !== null) return months;
  }
  return null;
}

function monthsOf(groups: Readonly<Record<string, string | undefined>> | undefined): Months | null {
  if (groups === undefined) return null;
  const { year, month: first, last } = groups;
  const month = Number(first);
  const months = last === undefined ? 1 : Number(last) - month + 1;
  if (month < 1 || month > 12 || months < 1 || months > 12) return null;
  return { year: year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0), month, months };
}

/** The same of the cell of a column of months, where a number alone is a month too. */
export function monthsOfCell(text: string): Months | null {
  const bare = text.normalize('NFKC').trim();
  if (/^(?:[1-9]|1[0-2])$/u.test(bare)) return { year: null, month: Number(bare), months: 1 };
  return monthsNamed(bare);
}

/** The year that a text names without a month. */
export function yearNamed(text: string): number | null {
  const year = yearAlone.exec(plain(text))?.groups?.['year'];
  return year === undefined ? null : Number(year);
}

const day = String.raw`(?:(?<y>(?:19|20)\d{2})[年./-])?(?<m>\d{1,2})[月./-](?<d>\d{1,2})[日号]?`;
const twoDays = new RegExp(
  String.raw`(?<!\d)${day.replaceAll('?<', '?<from_')}\s*(?:-{1,2}|~|—+|–|至|到)\s*${day.replaceAll('?<', '?<to_')}(?!\d)`,
  'u',
);

/** A period between two days, both included: `2025年9月26日至10月25日`; null if the text names none. */
export function daysNamed(text: string): Days | null {
  const said = plain(text);
  const { from_y: year, from_m: m1, from_d: d1, to_y: toYear, to_m: m2, to_d: d2 } = twoDays.exec(said)?.groups ?? {};
  const began = year ?? toYear;
  if (began === undefined) return null;
  const turned = toYear === undefined && Number(m2) < Number(m1) ? 1 : 0;
  const [from, last] = [
    dayOf(Number(began), Number(m1), Number(d1), 0),
    dayOf(Number(toYear ?? began) + turned, Number(m2), Number(d2), 1),
  ];
  return from === null || last === null || from >= last ? null : { from, to: last };
}

function dayOf(year: number, month: number, of: number, later: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, of));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== of) return null;
  return new Date(date.getTime() + later * 86_400_000).toISOString().slice(0, 10);
}

/** The days of months whose year is known. */
export function daysOfMonths({ year, month, months }: Months & { readonly year: number }): Days {
  return { from: isoMonth(year, month), to: isoMonth(year, month + months) };
}

const isoMonth = (year: number, month: number): string => new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
