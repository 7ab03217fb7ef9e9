import { Problem } from '#kernel/problem.ts';
import type { Table } from '#platform/tables/table.ts';
import { clockIn, clockNamed, saysGasDay } from '../headings/day-clock-words.ts';
import { firstRows } from './days-above.ts';
import { readingDays } from '../times/reading-days.ts';
import { rewritten, type Plainer } from './rewritten.ts';
import { dayText } from '../times/row-time.ts';
import { rowsPeriod } from '../times/rows-period.ts';
import type { Says } from '../inspection/says.ts';
import { contentOf } from '../columns/time-columns.ts';
import { otherTimes } from '../columns/time-written.ts';
import { inPeriod } from '../times/titled-times.ts';

/** Columns of days, and how their cells are written with a clock time. */
type Days = { readonly columns: readonly number[]; readonly month: { readonly year: number; readonly month: number } | null };

const dayLike: ReadonlySet<string> = new Set(['day', 'bare-day', 'serial']);

/**
 * A table of days whose titles or headings give the clock time at which each is read, or begins (`每日8:00抄表`, `表底(8:00)`, `Gas day
 * 06:00-06:00`): adds that clock time to each cell. Midnight changes nothing.
 * @throws Problem `gas-day-open` if days are gas days and nothing gives their clock time
 */
export async function dayClock(table: Table, name: string, says: Says): Promise<Plainer | null> {
  if (says.layout === 'months' || says.layout === 'days') return null;
  const around = { above: table.above ?? [], sheet: table.sheet ?? '', file: name };
  const gasDay = table.header.find((heading) => saysGasDay(heading));
  const clock = clockNamed([...around.above, around.sheet, around.file], table.header);
  if (clock === null && gasDay === undefined) return null;
  const rows = await firstRows(table);
  const days = daysIn(table.header, rows, rowsPeriod(around, table.header));
  if (days === null) return null;
  if (clock === null && gasDay !== undefined) return refuseGasDay(gasDay, says);
  if (clock === null || clock.seconds === 0) return null;
  const [column = 0] = days.columns;
  const evidence = { column: (table.header[column] as string).trim(), clock: clockIn(clock.seconds), text: clock.text };
  table.findings.push({ code: 'day-clock-read', severity: 'info', evidence });
  const { month } = days;
  const rewrite = (cells: readonly string[]) =>
    cells.map((cell, at) => (days.columns.includes(at) && cell.trim() !== '' ? withClock(cell, clock.seconds, month) : cell));
  return { table: rewritten(table, () => rewrite), says: { dayClock: clock } };
}

/** The columns of days, if nothing in the rows gives a clock time: one, or those of two readings. */
function daysIn(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  month: Parameters<typeof inPeriod>[3]['month'],
): Days | null {
  const content = contentOf(header, rows);
  const held = header.map((heading, column) => (otherTimes.test(heading) ? 'text' : content(column)));
  if (held.some((one) => one === 'time' || one === 'clock' || one === 'span')) return null;
  const columns = held.flatMap((one, column) => (dayLike.has(one) ? [column] : []));
  if (columns.length === 1) return { columns, month: null };
  if (columns.length > 1) return readingDays(header, columns) === null ? null : { columns, month: null };
  const titled = inPeriod(header, rows, content, { month });
  if (titled?.written.as !== 'day-number') return null;
  return { columns: [titled.time], month: { year: titled.written.year, month: titled.written.month } };
}

function withClock(cell: string, seconds: number, month: Days['month']): string {
  const day = dayText(cell);
  if (/^\d{5}(?:\.0*)?$/u.test(day)) return String(Number(day) + seconds / 86_400);
  const [, number] = month === null ? [] : (/^(\d{1,2})/u.exec(day) ?? []);
  return `${month === null || number === undefined ? day : `${month.year}-${month.month}-${number}`} ${clockIn(seconds)}`;
}

/** Throws, unless the sender names the column: its days are then calendar days. */
function refuseGasDay(heading: string, { timeColumn }: Says): null {
  const column = heading.trim();
  if (timeColumn !== undefined) return null;
  throw new Problem('bad-input', 'gas-day-open', { column, choices: [{ set: { timeColumn: column }, comesTo: '00:00 – 24:00' }] });
}
