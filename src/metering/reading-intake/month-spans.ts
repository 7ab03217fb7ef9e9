import { Problem } from '#kernel/problem.ts';
import type { Table } from '#platform/tables/table.ts';
import { firstRows } from './days-above.ts';
import { yearFinding } from './file-year.ts';
import { rewritten, type Plainer } from './rewritten.ts';
import { parseMonth, parseMonthNumber } from './row-time.ts';
import type { Says } from './says.ts';
import { yearNamed, type YearNamed } from './year-named.ts';

type Month = { readonly year: number | null; readonly month: number };
type Months = { readonly first: Month; readonly last: Month };

const yearWritten = String.raw`(?:((?:19|20)\d{2})\s*[年./-]\s*)?`;
const span = new RegExp(`^${yearWritten}(\\d{1,2})\\s*月?份?\\s*(?:[-–—~～至到、])+\\s*${yearWritten}(\\d{1,2})\\s*月份?$`, 'u');

/** `1-2月`, `2025年1-2月`, `2024年12月至2025年1月` as the first month and the last; null where a text is none. */
function spanOf(text: string): Months | null {
  const [, year, first, lastYear, last] = span.exec(text.normalize('NFKC').trim()) ?? [];
  if (first === undefined || last === undefined) return null;
  const months = [Number(first), Number(last)] as const;
  const sound = months.every((month) => month >= 1 && month <= 12) && (months[0] < months[1] || lastYear !== undefined);
  const from = year === undefined ? null : Number(year);
  return sound
    ? { first: { year: from, month: months[0] }, last: { year: lastYear === undefined ? from : Number(lastYear), month: months[1] } }
    : null;
}

/** The same of one month alone. */
function monthOf(text: string): Months | null {
  const found = parseMonth(text) ?? ofNumber(parseMonthNumber(text));
  return found === null ? null : { first: found, last: found };
}

const ofNumber = (month: number | null): Month | null => (month === null ? null : { year: null, month });

/**
 * A table with a column of months some of which are several (`1-2月`, as meters are read every two months): with each as the time from its
 * first day on to the day behind its last.
 * @throws Problem `year-needed` where nothing names the year
 */
export async function monthSpans(table: Table, name: string, says: Says): Promise<Plainer | null> {
  if (says.layout !== undefined && says.layout !== 'long') return null;
  const { header, above = [], sheet = '' } = table;
  const rows = await firstRows(table);
  const column = columnOf(header, rows);
  if (column === null) return null;
  const isOpen = rows.some((cells) => {
    const found = monthsIn(cells[column] ?? '');
    return found !== null && found.first.year === null;
  });
  const told = isOpen && says.year === undefined ? yearNamed({ above, sheet, file: name }) : null;
  const year = says.year ?? told?.year ?? null;
  if (isOpen && year === null) throw new Problem('bad-input', 'year-needed', { header: header.slice(0, 20).join(', ') });
  tell(table, column, rows, told);
  const rewrite = (cells: readonly string[]) => {
    const found = monthsIn(cells[column] ?? '');
    return found === null ? cells : cells.map((cell, at) => (at === column ? written(found, year ?? 0) : cell));
  };
  return { table: rewritten(table, () => rewrite), says: isOpen ? { year: undefined } : {} };
}

const monthsIn = (text: string): Months | null => spanOf(text) ?? monthOf(text);

function tell(table: Table, column: number, rows: readonly (readonly string[])[], told: YearNamed | null): void {
  if (told !== null) table.findings.push(yearFinding(told, undefined));
  const text = rows.map((cells) => cells[column] ?? '').find((cell) => spanOf(cell) !== null) ?? '';
  table.findings.push({ code: 'months-of-spans', severity: 'info', evidence: { column: (table.header[column] as string).trim(), text } });
}

/** The column all of whose cells are months, and some of them several. */
function columnOf(headings: readonly string[], rows: readonly (readonly string[])[]): number | null {
  const at = headings.findIndex((_, column) => {
    const cells = rows.map((cells) => (cells[column] ?? '').trim()).filter((cell) => cell !== '');
    return cells.some((cell) => spanOf(cell) !== null) && cells.every((cell) => monthsIn(cell) !== null);
  });
  return at < 0 ? null : at;
}

function written({ first, last }: Months, year: number): string {
  const day = (inYear: number, month: number): string => new Date(Date.UTC(inYear, month - 1, 1)).toISOString().slice(0, 10);
  return `${day(first.year ?? year, first.month)} 00:00 to ${day(last.year ?? first.year ?? year, last.month + 1)} 00:00`;
}
