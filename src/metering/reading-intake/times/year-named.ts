import { Problem } from '#kernel/problem.ts';
import { columnContent, isBareMonth } from './column-content.ts';
import { datesInFigures } from '#platform/tables/chinese-numerals.ts';
import { clearMonthOfName, monthWord } from '#platform/tables/month-names.ts';
import { daysNeedYear } from './days-across.ts';
import { isFinancial, ofFinancialYear } from '../words/financial-words.ts';
import { yearlessColumns } from './month-headings.ts';

/** The year for headings that give only the month, and where the file names it. */
export type YearNamed = { readonly year: number; readonly text: string };

const years = /(?<!\d)((?:19|20)\d{2})(?=\s*年|[-_.\s]|$|[^\d])(?!\d)/gu;

/** Headings that name a month or quarter whose year is given neither there nor in the columns before: `1月`, `12月用电量`, `一季度`. */
export function needsYear(header: readonly string[]): boolean {
  if (daysNeedYear(header)) return true;
  const bare = yearlessColumns(header);
  return bare.length >= 2 && bare.length >= header.length / 3;
}

/** The column of years of a header whose months omit them; null if there is none. */
export function yearBeside(header: readonly string[], rows: readonly (readonly string[])[]): number | null {
  const at = header.findIndex(
    (heading, column) => /^(?:年份?|年度|years?|jahr|année|año|anno)$/iu.test(heading.trim()) && columnContent(rows, column) === 'year',
  );
  return at < 0 ? null : at;
}

/** Whether the times of rows are months or days without a year: `1月`, `1月5日`, and no other column is a time. */
export function rowsNeedYear(header: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const held = header.map((_, column) => columnContent(rows, column));
  const bare = held.some((content, at) => content === 'bare-day' || isBareMonth(header[at] as string, rows, at, content));
  return (
    bare &&
    !held.some(
      (content, at) => ['time', 'day', 'month', 'span'].includes(content) || (content === 'year' && /年|year/iu.test(header[at] as string)),
    )
  );
}

/**
 * The year named by the titles, the sheet or the file name, the first of these that names one.
 * @param isTurn the months cross the new year, and which of them belong to the year is asked anyway
 * @throws Problem `year-ambiguous` if several are named: 2023-2024年电费; `financial-year` if the year is one of those
 */
export function yearNamed(
  { above, sheet, file }: { readonly above: readonly string[]; readonly sheet: string; readonly file: string },
  isTurn = false,
): YearNamed | null {
  for (const text of [...above, sheet, file]) {
    const named = [...new Set([...datesInFigures(text.normalize('NFKC')).matchAll(years)].map(([, year]) => Number(year)))];
    const together = named.length === 1 ? yearsTogether(text) : null;
    if (!isTurn && named.length > 0 && isFinancial(text)) throw ofFinancialYear(text);
    if (together !== null && together[1] % 100 > 12) named.push(together[1]);
    if (named.length > 1) throw new Problem('bad-input', 'year-ambiguous', { text: text.slice(0, 100), years: named.join(', ') });
    if (named[0] !== undefined) return { year: named[0], text: text.trim().slice(0, 100) };
  }
  return null;
}

const both = /(?<!\d)((?:19|20)\d{2})\s*年?度?\s*(?:[-–—/~～至到]|to)+\s*((?:(?:19|20)\d{2})|\d{2})(?!\d|\s*月|[-/.]\d)/giu;

/** Two years of which the second follows the first: `2024-25`, `FY2024/25`, `2024-2025采暖季`; null if a text names none. */
export function yearsTogether(text: string): readonly [number, number] | null {
  for (const [, first = '', second = ''] of datesInFigures(text.normalize('NFKC')).matchAll(both)) {
    const next = Number(first) + 1;
    if (second.length === 4 ? Number(second) === next : Number(second) === next % 100) return [next - 1, next];
  }
  return null;
}

/** A month that a file names outside its rows, for rows that name no time. */
export type MonthNamed = { readonly year: number; readonly month: number; readonly text: string };

const months =
  /(?<!\d)((?:19|20)\d{2})\s*(?:年\s*|[-_.])(1[0-2]|0?[1-9])(?:\s*月(?!\s*\d{1,2}\s*[日号])|(?!\s*月|[-_.\d]))|(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(?!\d)/gu;

const monthInTitle = new RegExp(String.raw`(?<![\p{L}\d]\s?)${monthWord}[\s_-]+(?:de )?(?<year>(?:19|20)\d{2})(?!\d)`, 'gu');

/** `Meter readings - March 2025`, `Verbrauch_März_2025`; when a file was created says nothing about its content. */
const monthsByName = (text: string): { readonly year: number; readonly month: number }[] =>
  /print|export|generated|created|issued|invoice|due/iu.test(text)
    ? []
    : [...text.matchAll(monthInTitle)].flatMap(({ groups }) => {
        const month = clearMonthOfName(groups?.['name'] ?? '');
        return month === null ? [] : [{ year: Number(groups?.['year']), month }];
      });

/** The months with their years that a text names. @example monthsIn('2025年3月抄表') */
export const monthsIn = (plain: string): { readonly year: number; readonly month: number }[] => [
  ...[...plain.matchAll(months)].map((found) => ({ year: Number(found[1] ?? found[3]), month: Number(found[2] ?? found[4]) })),
  ...monthsByName(plain),
];

/** The only month named by the titles, the sheet or the file name, the first of these that names one. @example 2025年3月抄表.xlsx */
export function monthNamed({
  above,
  sheet,
  file,
}: {
  readonly above: readonly string[];
  readonly sheet: string;
  readonly file: string;
}): MonthNamed | null {
  for (const text of [...above, sheet, file]) {
    const plain = datesInFigures(text.normalize('NFKC'));
    const named = monthsIn(plain);
    const [first] = named;
    if (first !== undefined && named.every(({ year, month }) => year === first.year && month === first.month))
      return { ...first, text: text.trim().slice(0, 100) };
  }
  return null;
}
