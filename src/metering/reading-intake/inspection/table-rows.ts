import { createSplitter, longerOf, type OnRow } from '#platform/tables/bytes.ts';
import type { openRows } from '#platform/tables/tables.ts';
import type { Finding } from '#kernel/finding.ts';
import { valueColumns, type Plan } from '../columns/layout.ts';

type Source = Awaited<ReturnType<typeof openRows>>;

/** The columns of values; how many of their cells are merged over several rows, and where the first one is. */
export type MergedValues = { readonly values: ReadonlySet<number>; cells: number; firstRow: number };

/** None has been met yet. */
export function noneMerged(plan: Plan): MergedValues {
  return { values: new Set(valueColumns(plan)), cells: 0, firstRow: 0 };
}

/** A value that is merged over several rows belongs to all of them: no row gets it, so that it is never counted twice. */
function withoutMerged(merged: MergedValues, row: number, cells: readonly string[], columns: readonly number[]): readonly string[] {
  const shared = columns.filter((column) => merged.values.has(column) && cells[column] !== '');
  if (shared.length === 0) return cells;
  merged.cells += shared.length;
  merged.firstRow ||= row;
  return cells.map((cell, column) => (shared.includes(column) ? '' : cell));
}

export function valuesMerged({ cells, firstRow }: MergedValues): Finding[] {
  return cells === 0 ? [] : [{ code: 'values-merged', severity: 'warning', evidence: { cells, firstRow } }];
}

/** Passes every row of a table as bytes; `between` runs now and then, between rows. */
export async function eachRow(
  { table, bytes }: Source,
  columns: number,
  merged: MergedValues,
  onRow: OnRow,
  between: () => Promise<void>,
): Promise<void> {
  if (bytes === null) return eachSheetRow(table, merged, onRow, between);
  const splitter = createSplitter({ delimiter: bytes.delimiter, columns, firstRow: bytes.firstRow, ...longerOf(bytes) });
  for await (const chunk of bytes.bytes) {
    splitter.push(chunk, onRow);
    await between();
  }
  splitter.end(onRow);
}

/** Rows of a workbook, their cells one after another in the form of the splitter. */
async function eachSheetRow(table: Source['table'], merged: MergedValues, onRow: OnRow, between: () => Promise<void>): Promise<void> {
  let starts = new Int32Array(table.header.length);
  let ends = new Int32Array(table.header.length);
  let bytes = Buffer.alloc(4096);
  for await (const batch of table.rows) {
    for (const { row, cells: shown, merged: columns } of batch) {
      const cells = columns === undefined ? shown : withoutMerged(merged, row, shown, columns);
      if (cells.length > starts.length) [starts, ends] = [new Int32Array(cells.length * 2), new Int32Array(cells.length * 2)];
      const most = 3 * cells.reduce((sum, cell) => sum + cell.length, 0);
      if (most > bytes.length) bytes = Buffer.alloc(2 * most);
      let at = 0;
      for (let column = 0; column < cells.length; column++) {
        starts[column] = at;
        at += bytes.write(cells[column] as string, at);
        ends[column] = at;
      }
      onRow(bytes, starts, ends, cells.length, row);
    }
    await between();
  }
}
