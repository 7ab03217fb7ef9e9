import type { Table } from '#platform/tables/table.ts';
import { columnContent, holdsMonthNumbers } from '../times/column-content.ts';
import { firstRows } from './days-above.ts';
import { yearFinding } from '../inspection/file-year.ts';
import { rewritten, type Plainer, type Rewrite } from './rewritten.ts';
import { parseDayNumber, parseMonthNumber } from '../times/row-time.ts';
import type { Says } from '../inspection/says.ts';
import { yearNamed } from '../times/year-named.ts';
import { turnOf } from '../times/year-turn.ts';

type Rows = readonly (readonly string[])[];

const saysMonth = /^(?:月|月份|months?)$/iu;
const saysDay = /^(?:日|号|日期|days?)$/iu;
const saysYear = /年|year/iu;

/**
 * A table with the month in one column and the day in another, without a year: puts the day of both into the first, in the year that the
 * sender, a title, the sheet or the file name gives. Days whose months cross the new year stay without one.
 */
export async function monthAndDay(table: Table, name: string, says: Says): Promise<Plainer | null> {
  if ([says.layout, says.timeColumn, says.startColumn].some((one) => one !== undefined)) return null;
  const { header, above = [], sheet = '' } = table;
  const rows = await firstRows(table);
  const columns = columnsOf(header, rows);
  if (columns === null) return null;
  const { month, day } = columns;
  const passes = turnOf(rows.flatMap((cells) => parseMonthNumber(cells[month] ?? '') ?? [])) !== null;
  const told = passes || says.year !== undefined ? null : yearNamed({ above, sheet, file: name });
  const year = passes ? null : (says.year ?? told?.year ?? null);
  if (told !== null) table.findings.push(yearFinding(told, undefined));
  const rewrite: Rewrite = (cells) => {
    const [inMonth, number] = [parseMonthNumber(cells[month] ?? ''), parseDayNumber(cells[day] ?? '')];
    const text = inMonth === null || number === null ? null : year === null ? `${inMonth}月${number}日` : `${year}-${inMonth}-${number}`;
    return text === null ? cells : cells.map((cell, at) => (at === month ? text : at === day ? '' : cell));
  };
  table.findings.push({
    code: 'month-and-day',
    severity: 'info',
    evidence: { month: (header[month] as string).trim(), day: (header[day] as string).trim() },
  });
  return { table: rewritten(table, () => rewrite), says: year === null ? {} : { year: undefined } };
}

/** The two columns; null if another also gives the time. */
function columnsOf(header: readonly string[], rows: Rows): { readonly month: number; readonly day: number } | null {
  const called = (says: RegExp): number => header.findIndex((heading) => says.test(heading.normalize('NFKC').trim()));
  const [month, day] = [called(saysMonth), called(saysDay)];
  if (rows.length === 0 || month < 0 || day < 0 || !holdsMonthNumbers(rows, month)) return null;
  const areDays = rows.every((cells) => (cells[day] ?? '').trim() === '' || parseDayNumber(cells[day] ?? '') !== null);
  const others = header.flatMap((_, column) => (column === month || column === day ? [] : [column]));
  const tellsTime = (column: number): boolean => {
    const held = columnContent(rows, column);
    return ['time', 'day', 'month', 'span', 'bare-day'].includes(held) || (held === 'year' && saysYear.test(header[column] as string));
  };
  const isFilled = rows.some((cells) => (cells[day] ?? '').trim() !== '');
  return areDays && isFilled && !others.some(tellsTime) ? { month, day } : null;
}
