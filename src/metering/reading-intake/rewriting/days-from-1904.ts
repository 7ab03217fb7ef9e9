import { Problem } from '#kernel/problem.ts';
import { columnNamed } from '#platform/tables/columns.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { timesOf } from '../columns/layout.ts';
import type { Sayable } from '../headings/options.ts';
import { besideOf } from '../times/row-time.ts';
import { topCells } from '../headings/top-cells.ts';

/**
 * A table of a workbook that counts days from 1904: converts the days that its columns of times hold as plain numbers to days from 1900,
 * like all others.
 * @returns null if the table is not from such a workbook, or no column of times is known
 */
export async function daysFrom1904(table: Table, says: Sayable): Promise<Table | null> {
  if (table.from1904 !== true) return null;
  const columns = timeColumns(table.header, await topCells(table), says);
  return columns.length === 0 ? null : { ...table, rows: { [Symbol.asyncIterator]: () => withDays(table, columns) } };
}

function timeColumns(header: readonly string[], rows: readonly (readonly string[])[], says: Sayable): readonly number[] {
  const named = [says.timeColumn, says.startColumn, says.endColumn].flatMap((name) =>
    name === undefined ? [] : [columnNamed(header, name)],
  );
  try {
    const { time, end, written } = timesOf(header, rows, says);
    const beside = written.as === 'clocks' ? besideOf(written) : [];
    return written.as === 'file-period' ? [] : [time, ...(end === null ? [] : [end]), ...beside, ...named];
  } catch (error) {
    if (error instanceof Problem) return named;
    throw error;
  }
}

/** Days stored as plain numbers, 1958 to 2173. */
const serial = /^[2-9]\d{4}(?:\.\d+)?$/u;

/** How many days later the date of a number is in such a workbook. */
const later = 1462;

async function* withDays(table: Table, columns: readonly number[]): AsyncGenerator<RowBatch> {
  const dayIn = (cell: string): string => (serial.test(cell.trim()) ? String(Number(cell) + later) : cell);
  for await (const batch of table.rows)
    yield batch.map((row) => ({ ...row, cells: row.cells.map((cell, column) => (columns.includes(column) ? dayIn(cell) : cell)) }));
}
