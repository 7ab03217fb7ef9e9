import type { Table } from '#platform/tables/table.ts';
import { parseTime, sniffTimeFormat, type TimeFormat } from '#platform/tables/time.ts';
import { columnContent } from '../times/column-content.ts';
import { firstRows } from './days-above.ts';
import { known, saysRegister } from '../headings/heading-places.ts';
import { rewritten, type Plainer } from './rewritten.ts';
import type { Says } from '../inspection/says.ts';

type Rows = readonly (readonly string[])[];
type Columns = { readonly date: number; readonly days: number };

const saysRead =
  /^(?:本[次期])?抄(?:表|见)(?:日期?|时间)$|^(?:meter[\s_]?)?(?:read|reading)[\s_]?(?:date|day|on)$|^date[\s_]?(?:of[\s_]?)?read(?:ing)?$/iu;
const saysDays =
  /^(?:用[电水气热]|计费|抄表|账单|结算|周期|间隔)?天数$|^(?:(?:billing|billed|bill|usage|service|period)[\s_]?)?days$|^(?:no\.?|number|#)[\s_]?(?:of[\s_]?)?days$|^days[\s_]?(?:billed|in[\s_]?period|of[\s_]?service)$/iu;
const day = 86_400;

/**
 * A table with the day of each reading and how many days before it are billed (抄表日期, 天数): replaces the day by the time from the
 * previous reading to it. Days that do not fit between the readings of one column are left unchanged.
 */
export async function daysBeforeRead(table: Table, _name: string, says: Says): Promise<Plainer | null> {
  const said = [says.layout, says.timeColumn, says.startColumn, says.endColumn, says.interval, says.marks];
  if (says.kind === 'register' || said.some((one) => one !== undefined)) return null;
  const { header } = table;
  const rows = await firstRows(table);
  const columns = columnsOf(header, rows, says);
  const format = columns === null ? null : formatOf(columns, rows, says);
  if (columns === null || format === null || !liesBefore(columns, rows, format)) return null;
  const evidence = { column: (header[columns.date] as string).trim(), days: (header[columns.days] as string).trim() };
  table.findings.push({ code: 'days-before-read', severity: 'info', evidence });
  const rewrite = (cells: readonly string[]) => {
    const text = spanOf(columns, cells, format);
    return text === null ? cells : cells.map((cell, at) => (at === columns.date ? text : cell));
  };
  return { table: rewritten(table, () => rewrite), says: {} };
}

function columnsOf(header: readonly string[], rows: Rows, says: Says): Columns | null {
  const called = (words: RegExp): number => header.findIndex((heading) => words.test(heading.normalize('NFKC').trim()));
  const [date, days] = [called(saysRead), called(saysDays)];
  if (rows.length === 0 || date < 0 || days < 0 || columnContent(rows, date, true) !== 'day') return null;
  const areDays = rows.every((cells) => (cells[days] ?? '').trim() === '' || daysIn(cells[days] ?? '') !== null);
  const others = header.some((_, column) => column !== date && ['day', 'time', 'span', 'month'].includes(columnContent(rows, column)));
  const value = known(header, 'value', says);
  // a counter value has an instant and no period
  const isCounter = value !== null && saysRegister.test(header[value] as string);
  return areDays && !others && !isCounter ? { date, days } : null;
}

/** Whole days of a bill; null if a cell gives none. */
function daysIn(text: string): number | null {
  const found = /^(\d{1,3})(?:\.0+)?\s*(?:天|日|days?)?$/iu.exec(text.normalize('NFKC').trim())?.[1];
  return found === undefined || Number(found) === 0 || Number(found) > 400 ? null : Number(found);
}

/** The notation of the days; if both orders are possible, decided by the days between them. Null if nothing decides. */
function formatOf({ date, days }: Columns, rows: Rows, { dateOrder }: Says): TimeFormat | null {
  const { format, findings } = sniffTimeFormat(rows.map((cells) => cells[date] ?? ''));
  if (!findings.some(({ code }) => code === 'date-order-guessed')) return format;
  if (dateOrder !== undefined) return { ...format, dayFirst: dateOrder === 'day-month' };
  const [months, first] = [false, true].map((dayFirst) => fits({ date, days }, rows, { ...format, dayFirst }));
  return months === first ? null : { ...format, dayFirst: first === true };
}

const dayIn = (text: string, format: TimeFormat): number | null => {
  const read = parseTime(text, format);
  return typeof read === 'string' ? null : Math.floor(read.localSeconds / day);
};

/** The distances between one day and the next in the whole file, and whether the days of some row equal one of them. */
function fits({ date, days }: Columns, rows: Rows, format: TimeFormat): boolean {
  const read = new Set(rows.flatMap((cells) => dayIn(cells[date] ?? '', format) ?? []));
  return rows.some((cells) => {
    const [at, many] = [dayIn(cells[date] ?? '', format), daysIn(cells[days] ?? '')];
    return at !== null && many !== null && read.has(at - many);
  });
}

/** Whether days are before their reading: not if they lead from it to the next one and not to the previous one. */
function liesBefore({ date, days }: Columns, rows: Rows, format: TimeFormat): boolean {
  const read = new Set(rows.flatMap((cells) => dayIn(cells[date] ?? '', format) ?? []));
  let [before, behind] = [0, 0];
  for (const cells of rows) {
    const [at, many] = [dayIn(cells[date] ?? '', format), daysIn(cells[days] ?? '')];
    if (at === null || many === null) continue;
    if (read.has(at - many)) before += 1;
    if (read.has(at + many)) behind += 1;
  }
  return behind <= before;
}

function spanOf({ date, days }: Columns, cells: readonly string[], format: TimeFormat): string | null {
  const [at, many] = [dayIn(cells[date] ?? '', format), daysIn(cells[days] ?? '')];
  if (at === null || many === null) return null;
  const text = (number: number): string => `${new Date(number * day * 1000).toISOString().slice(0, 10)} 00:00`;
  return `${text(at - many)} to ${text(at)}`;
}
