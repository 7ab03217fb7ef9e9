import { Problem } from '#kernel/problem.ts';
import type { Table } from '#platform/tables/table.ts';
import { firstRows } from './days-above.ts';
import { yearFinding } from '../inspection/file-year.ts';
import { rewritten, type Plainer } from './rewritten.ts';
import { monthOfName, monthWord } from '#platform/tables/month-names.ts';
import { parsePeriodHeading } from '#platform/tables/month.ts';
import { parseMonth, parseMonthNumber, parseQuarterNumber, parseYear } from '../times/row-time.ts';
import type { Says } from '../inspection/says.ts';
import { yearBeside, yearNamed, type YearNamed } from '../times/year-named.ts';

type Month = { readonly year: number | null; readonly month: number };
type Months = { readonly first: Month; readonly last: Month };

const yearWritten = String.raw`(?:((?:19|20)\d{2})\s*[年./-]\s*)?`;
const span = new RegExp(`^${yearWritten}(\\d{1,2})\\s*月?份?\\s*(?:[-–—~～至到、])+\\s*${yearWritten}(\\d{1,2})\\s*月份?$`, 'u');

/** `2025.1-2`, `2025-01~03`, `2024-11至2025-01`: with its year a span needs no 月; `2025-1-2` is a day. */
const withYear = new RegExp(
  `^((?:19|20)\\d{2})\\s*(?:[年./]\\s*(\\d{1,2})\\s*[-–—~～至到]+|-\\s*(\\d{1,2})\\s*[–—~～至到]+)\\s*${yearWritten}(\\d{1,2})$`,
  'u',
);
const compact = /^((?:19|20)\d{2})(0[1-9]|1[0-2])\s*[-–—~～至到]+\s*((?:19|20)\d{2})?(0[1-9]|1[0-2])$/u;
const byName = new RegExp(
  `^${monthWord.replace('<name>', '<first>')}[.,]?\\s*(?<from>(?:19|20)\\d{2})?\\s*(?:[-–—~～/&+]|to|and|bis|au|al)\\s*${monthWord.replace('<name>', '<last>')}[.,]?\\s*(?<year>(?:19|20)\\d{2})?$`,
  'iu',
);
/** Part of a year that is named elsewhere. */
const anyYear = 2000;

/** `1-2月`, `2025年1-2月`, `2024年12月至2025年1月`, `202501-202502`, `Jan-Mar 2025` as the first month and the last; otherwise null. */
function spanOf(text: string): Months | null {
  const plain = text.normalize('NFKC').trim();
  const [, year, first, lastYear, last] = compact.exec(plain) ?? span.exec(plain) ?? yearFirstIn(plain) ?? namesIn(plain);
  if (first === undefined || last === undefined) return partOf(plain);
  const months = [Number(first), Number(last)] as const;
  const sound = months.every((month) => month >= 1 && month <= 12) && (months[0] < months[1] || lastYear !== undefined);
  const from = year === undefined ? null : Number(year);
  return sound
    ? { first: { year: from, month: months[0] }, last: { year: lastYear === undefined ? from : Number(lastYear), month: months[1] } }
    : null;
}

function yearFirstIn(plain: string): readonly (string | undefined)[] | null {
  const found = withYear.exec(plain);
  return found === null ? null : ['', found[1], found[2] ?? found[3], found[4], found[5]];
}

/** `Jan-Mar 2025`, `Nov 2024 - Jan 2025`. */
function namesIn(plain: string): readonly (string | undefined)[] {
  const { first = '', from, last = '', year } = byName.exec(plain)?.groups ?? {};
  const [one, other] = [monthOfName(first), monthOfName(last)];
  if (one === null || other === null || (from !== undefined && year === undefined)) return [];
  return ['', from ?? year, String(one), from === undefined ? undefined : year, String(other)];
}

/** `一季度`, `Q1`, `上半年`, `1st Quarter 2025`. */
function partOf(plain: string): Months | null {
  const own = parsePeriodHeading(plain);
  const part = own ?? parsePeriodHeading(plain, anyYear);
  if (part === null || part.rest !== '' || (part.months !== 3 && part.months !== 6)) return null;
  const year = own === null ? null : own.year;
  return { first: { year, month: part.month }, last: { year, month: part.month + part.months - 1 } };
}

/** The same for a single month. */
function monthOf(text: string): Months | null {
  const found = parseMonth(text) ?? ofNumber(parseMonthNumber(text));
  return found === null ? null : { first: found, last: found };
}

const ofNumber = (month: number | null): Month | null => (month === null ? null : { year: null, month });

/**
 * A table with a column of months some of which are several (`1-2月`, because meters are read every two months): replaces each by the time
 * from its first day to the day after its last.
 * @throws Problem `year-needed` if nothing names the year
 */
export async function monthSpans(table: Table, name: string, says: Says): Promise<Plainer | null> {
  if (says.layout !== undefined && says.layout !== 'long') return null;
  const { header, above = [], sheet = '' } = table;
  const rows = await firstRows(table);
  const column = columnOf(header, rows);
  if (column === null) return null;
  const read = readerOf(header[column] as string);
  const isOpen = rows.some((cells) => {
    const found = read(cells[column] ?? '');
    return found !== null && found.first.year === null;
  });
  const beside = isOpen && says.year === undefined ? yearBeside(header, rows) : null;
  const told = isOpen && says.year === undefined && beside === null ? yearNamed({ above, sheet, file: name }) : null;
  const year = says.year ?? told?.year ?? null;
  if (isOpen && year === null && beside === null) throw new Problem('bad-input', 'year-needed', { header: header.slice(0, 20).join(', ') });
  tell(table, column, rows, told);
  const rewrite = (cells: readonly string[]) => {
    const found = read(cells[column] ?? '');
    return found === null
      ? cells
      : cells.map((cell, at) => (at === column ? written(found, (beside === null ? year : parseYear(cells[beside] ?? '')) ?? 0) : cell));
  };
  return { table: rewritten(table, () => rewrite), says: isOpen ? { year: undefined } : {} };
}

const monthsIn = (text: string): Months | null => spanOf(text) ?? monthOf(text);

/** Headings of parts of years; `Q1` may also be the code of a meter. */
const saysPart = /季|半年|期|时间|quarter|qtr|half|period|zeitraum|quartal|trimest|semest|période|periodo/iu;
const saysQuarter = /^(?:季|季度|quarters?|qtr)$/iu;

/** The number of a quarter, under a heading of quarters. */
function quarterOf(text: string): Months | null {
  const part = parseQuarterNumber(text);
  return part === null ? null : { first: { year: null, month: part * 3 - 2 }, last: { year: null, month: part * 3 } };
}

const readerOf = (heading: string): ((text: string) => Months | null) =>
  saysQuarter.test(heading.normalize('NFKC').trim()) ? (text) => quarterOf(text) ?? monthsIn(text) : monthsIn;

function tell(table: Table, column: number, rows: readonly (readonly string[])[], told: YearNamed | null): void {
  if (told !== null) table.findings.push(yearFinding(told, undefined));
  const text = rows.map((cells) => cells[column] ?? '').find((cell) => spanOf(cell) !== null || parseQuarterNumber(cell) !== null) ?? '';
  table.findings.push({ code: 'months-of-spans', severity: 'info', evidence: { column: (table.header[column] as string).trim(), text } });
}

/** The column all of whose cells are months, and some of them several. */
function columnOf(headings: readonly string[], rows: readonly (readonly string[])[]): number | null {
  const at = headings.findIndex((heading, column) => {
    const cells = rows.map((cells) => (cells[column] ?? '').trim()).filter((cell) => cell !== '');
    const read = cells.map(readerOf(heading));
    const isSaid = saysPart.test(heading) || !cells.every((cell) => partOf(cell)?.first.year === null);
    return isSaid && read.every((one) => one !== null) && read.some((one) => one?.first !== one?.last);
  });
  return at < 0 ? null : at;
}

function written({ first, last }: Months, year: number): string {
  const day = (inYear: number, month: number): string => new Date(Date.UTC(inYear, month - 1, 1)).toISOString().slice(0, 10);
  return `${day(first.year ?? year, first.month)} 00:00 to ${day(last.year ?? first.year ?? year, last.month + 1)} 00:00`;
}
