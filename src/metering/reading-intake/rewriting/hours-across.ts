import type { Finding } from '#kernel/finding.ts';
import { isSum, isSumRow } from '#platform/tables/footer-rows.ts';
import { parseDayHeading } from '#platform/tables/day-heading.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { dayNumber } from '#platform/tables/time.ts';
import { columnContent } from '../times/column-content.ts';
import { dayColumns } from '../times/day-columns.ts';
import { daysAcross, type DayAcross } from '../times/days-across.ts';
import { refuseMonths } from '../inspection/months-contradict.ts';
import { parseDayNumber } from '../times/row-time.ts';
import type { Says } from '../inspection/says.ts';
import { topCells } from '../headings/top-cells.ts';
import { saysDay } from '../times/titled-times.ts';
import { monthNamed, yearNamed } from '../times/year-named.ts';

type Around = { readonly above: readonly string[]; readonly sheet: string; readonly file: string };

/** A part of the day, in seconds after its midnight. */
type Part = { readonly from: number; readonly to: number };

/** The hours of a day in the rows of a table: their column, and the part of the day that each text means. */
type Hours = { readonly column: number; readonly parts: ReadonlyMap<string, Part> };

/** Plain numbers are hours if their heading says so: otherwise they number the rows. */
const saysHour = /[时点]|时段|hour|time|interval/iu;

/**
 * Converts tables with hours or their parts in rows and days in columns, or with day numbers in rows and hours in columns, to cells that
 * each give their day and part of the day. Read unchanged, the hours of a day would each be the whole of it.
 * @returns null if it is not such a table, or the sender says how it is read
 */
export async function hoursAcross(table: Table, name: string, says: Says): Promise<Table | null> {
  if (says.layout !== undefined || says.timeColumn !== undefined || says.valueColumn !== undefined) return null;
  const around = { above: table.above ?? [], sheet: table.sheet ?? '', file: name };
  if (dayColumns(table.header) !== null) return withDays(table, await topCells(table), around, says);
  const said = yearSaid(table.header, around, says);
  const days = daysAcross(table.header, said);
  const hours = days.length === 0 ? null : hoursDown(table.header, await topCells(table), days);
  if (hours === null) return null;
  if (table.header.some((heading) => parseDayHeading(heading)?.month === null)) refuseMonths(around);
  const isDay = new Set(days.map(({ column }) => column));
  const kept = table.header
    .map((_, column) => column)
    .filter((column) => column !== hours.column && !isDay.has(column) && !isSum(table.header[column] as string));
  const [first, last] = [days[0] as DayAcross, days.at(-1) as DayAcross];
  const evidence = {
    column: (table.header[hours.column] as string).trim(),
    parts: hours.parts.size,
    from: dateOf(first.day),
    to: dateOf(last.day),
  };
  const finding: Finding = { code: 'hours-across-read', severity: 'info', evidence };
  table.findings.push(finding);
  const header = ['start', 'end', ...kept.map((column) => table.header[column] as string), 'value'];
  return { ...table, header, rows: { [Symbol.asyncIterator]: () => unfolded(table, hours, kept, days) } };
}

/** The year and the month that headings omit. */
function yearSaid(header: readonly string[], around: Around, says: Says) {
  const bare = header.some((heading) => parseDayHeading(heading)?.year === null);
  const month = monthNamed(around);
  return { year: says.year ?? (bare ? (month?.year ?? yearNamed(around)?.year) : undefined), monthNamed: month };
}

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The column whose texts are all parts of one day. */
function hoursDown(header: readonly string[], rows: readonly (readonly string[])[], days: readonly DayAcross[]): Hours | null {
  for (const [column, heading] of header.entries()) {
    if (days.some((day) => day.column === column)) continue;
    const texts = [...new Set(rows.map((cells) => (cells[column] ?? '').trim()))].filter((text) => text !== '' && !isSumRow(text));
    const parts = texts.length > 288 ? null : dayColumns(texts);
    if (parts === null || parts.length < texts.length || (texts.every((text) => /^\d+$/u.test(text)) && !saysHour.test(heading))) continue;
    return { column, parts: new Map(parts.map(({ column: at, from, to }) => [texts[at] as string, { from, to }])) };
  }
  return null;
}

async function* unfolded(table: Table, hours: Hours, kept: readonly number[], days: readonly DayAcross[]): AsyncGenerator<RowBatch> {
  for await (const batch of table.rows)
    yield batch.flatMap(({ row, cells }) => {
      const text = (cells[hours.column] ?? '').trim();
      const part = hours.parts.get(text);
      const beside = kept.map((column) => cells[column] ?? '');
      // a sum or a note stays one row
      if (part === undefined) return [{ row, cells: [text, '', ...beside, ''] }];
      return days.map(({ column, day }) => ({
        row,
        cells: [instant(day, part.from), instant(day, part.to), ...beside, cells[column] ?? ''],
      }));
    });
}

const instant = (day: number, seconds: number): string =>
  new Date(day * 86_400_000 + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** The table with its days as dates, if rows omit their month or year and the file names it; null if not. */
function withDays(table: Table, rows: readonly (readonly string[])[], around: Around, says: Says): Table | null {
  const parts = new Set((dayColumns(table.header) ?? []).map(({ column }) => column));
  const columns = table.header.map((_, column) => column).filter((column) => !parts.has(column));
  if (columns.some((column) => ['time', 'day', 'month', 'span'].includes(columnContent(rows, column)))) return null;
  const column = columns.find((one) => holdsDays(table.header[one] as string, rows, one));
  const month = monthNamed(around);
  const year = says.year ?? month?.year ?? yearNamed(around)?.year;
  if (column === undefined || year === undefined) return null;
  if (month !== null && columnContent(rows, column) !== 'bare-day') refuseMonths(around);
  const dayOf = (text: string): string => {
    const bare = /^(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]?$/u.exec(text.trim());
    const number = parseDayNumber(text.trim());
    const of = bare === null ? month?.month : Number(bare[1]);
    const day =
      of === undefined || (bare === null && number === null)
        ? Number.NaN
        : dayNumber(year, of, bare === null ? (number as number) : Number(bare[2]));
    return Number.isNaN(day) ? text : dateOf(day);
  };
  async function* dated(): AsyncGenerator<RowBatch> {
    for await (const batch of table.rows)
      yield batch.map((one) => ({ ...one, cells: one.cells.map((cell, at) => (at === column ? dayOf(cell) : cell)) }));
  }
  return { ...table, rows: { [Symbol.asyncIterator]: dated } };
}

/** Days without their year, or by their number, each after the one before. */
function holdsDays(heading: string, rows: readonly (readonly string[])[], column: number): boolean {
  if (columnContent(rows, column) === 'bare-day') return true;
  const texts = rows.map((cells) => (cells[column] ?? '').trim()).filter((text) => text !== '' && !isSumRow(text));
  const days = texts.map(parseDayNumber);
  const areSaid = saysDay.test(heading.normalize('NFKC').trim()) || texts.every((text) => /[日号]$/u.test(text));
  return areSaid && days.length > 0 && days.every((day, at) => day !== null && (at === 0 || day >= (days[at - 1] ?? 0)));
}
