import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { sniffTimeFormat } from '#platform/tables/time.ts';
import { columnContent } from '../times/column-content.ts';
import { firstRows, isEmpty, shown } from './days-above.ts';
import { known, place } from '../headings/heading-places.ts';
import { timesOf } from '../columns/layout.ts';
import { isCalledCode } from '../headings/meter-column.ts';
import { isNoRecord } from '../units/no-record.ts';
import type { Sayable } from '../headings/options.ts';
import { besideOf, rowTimeReader } from '../times/row-time.ts';

type Cells = readonly string[];

/** The time (s on its own clock) of a row; NaN if its cells omit part of it. */
export type TimeOf = (cells: Cells) => number;

/** What occurs once above its rows: the column of codes, and those that are empty in the same rows. */
type Once = { readonly code: number; readonly beside: readonly number[] };

/**
 * A table whose codes of metering points are only in the first of their rows, as merged cells are in a csv: adds the code to each row below
 * whose time continues from the row above, forwards or backwards.
 * @returns null if no code is omitted, or one is written in consecutive rows
 * @throws Problem `codes-empty` if most are omitted and nothing shows which they are
 */
export async function codesAbove(table: Table, says: Sayable): Promise<Table | null> {
  const { header } = table;
  const rows = await firstRows(table);
  const once = says.meter === undefined ? codesOnce(header, rows, says) : null;
  const timeOf = once === null ? null : timeReader(header, rows, says);
  if (once === null || timeOf === null) return null;
  const told = rows.map(fillerOf(once, timeOf));
  const open = rows.filter((_, at) => told[at] === 'open');
  const column = (header[once.code] as string).trim();
  if (open.length * 2 >= rows.length)
    throw new Problem('bad-input', 'codes-empty', { column, text: shown(open[0] as Cells), count: open.length });
  const first = rows.find((_, at) => Array.isArray(told[at]));
  if (first === undefined) return null;
  const finding: Finding = { code: 'codes-filled', severity: 'info', evidence: { column, text: shown(first) } };
  table.findings.push(finding);
  return { ...table, rows: { [Symbol.asyncIterator]: () => withCodes(table, once, timeOf) } };
}

function codesOnce(header: readonly string[], rows: readonly Cells[], says: Sayable): Once | null {
  const named = says.meterColumn === undefined ? known(header, 'meter', says) : place(header, says.meterColumn);
  const columns = named === null ? header.flatMap((heading, column) => (isCalledCode(heading) ? [column] : [])) : [named];
  const code = columns.find((column) => standsOnce(rows, column));
  if (code === undefined) return null;
  const isAlike = (column: number): boolean => rows.every((cells) => isEmpty(cells, column) === isEmpty(cells, code));
  // a sum of all rows may occur once too
  const isOfAll = (heading: string, column: number): boolean =>
    columnContent(rows, column) === 'text' || /倍率|变比|multiplier/iu.test(heading);
  const beside = header.flatMap((heading, column) => (column !== code && isAlike(column) && isOfAll(heading, column) ? [column] : []));
  return { code, beside };
}

/** Whether a column is filled in the first row, empty below, and never has the same value twice in a row. */
function standsOnce(rows: readonly Cells[], column: number): boolean {
  const texts = rows.map((cells) => (cells[column] ?? '').trim());
  const written = texts.filter((text) => text !== '');
  return texts[0] !== '' && texts.includes('') && written.every((text, at) => text !== written[at - 1]);
}

/** Reads the times of rows; null if their notation is unknown. */
export function timeReader(header: readonly string[], rows: readonly Cells[], says: Sayable): TimeOf | null {
  try {
    const { time, written } = timesOf(header, rows, says);
    if (written.as === 'file-period') return null;
    const { format } = sniffTimeFormat(rows.map((cells) => cells[time] ?? ''));
    const parts = [time, ...besideOf(written)];
    const read = rowTimeReader(written, time, format);
    return (cells) => {
      const found = parts.some((column) => isEmpty(cells, column)) ? 'empty' : read((column) => cells[column] ?? '');
      return typeof found === 'string' ? Number.NaN : found.start;
    };
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** Reads rows in order: returns the cells with the code above; null if the row has its own, `open` if nothing shows which it is. */
function fillerOf({ code, beside }: Once, timeOf: TimeOf): (cells: Cells) => string[] | 'open' | null {
  let above: Cells | null = null;
  let [last, way] = [Number.NaN, 0];
  return (cells) => {
    const at = timeOf(cells);
    const step = Math.sign(at - last);
    if (!isEmpty(cells, code)) {
      [above, last, way] = [cells, at, 0];
      return null;
    }
    // if the day is omitted too, conclusions from the clock time are made elsewhere
    const goesOn = Number.isNaN(step) || (step !== 0 && (way === 0 || step === way));
    if (!goesOn) above = null;
    if (above === null) return 'open';
    const from = above;
    if (!Number.isNaN(at)) [last, way] = [at, Number.isNaN(step) ? way : step];
    return cells.map((cell, column) => (column === code || beside.includes(column) ? (from[column] ?? '') : cell));
  };
}

async function* withCodes(table: Table, once: Once, timeOf: TimeOf): AsyncGenerator<RowBatch> {
  const fill = fillerOf(once, timeOf);
  for await (const batch of table.rows)
    yield batch.map((one) => {
      const cells = isNoRecord(one.cells, table.header) ? null : fill(one.cells);
      return Array.isArray(cells) ? { ...one, cells } : one;
    });
}
