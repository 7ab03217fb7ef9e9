import { Problem } from '#kernel/problem.ts';
import { listStatusColumns, type StatusColumn } from './row-status.ts';
import type { RowBatch, Table } from './table.ts';
import { openTable, type OpenOptions } from './tables.ts';

const looked = 5000;

/**
 * Opens a small table whose rows all count: of events, people, measures. One that says of itself that it does not (作废, 已撤销) is refused
 * with its row, as nobody is told of a row that is left out there.
 * @throws Problem what `openTable` throws; from `rows`: `row-void`
 */
export async function openSound(path: string, options: OpenOptions = {}): Promise<Table> {
  const table = await openTable(path, options);
  const rows: (readonly string[])[] = [];
  for await (const batch of table.rows) {
    rows.push(...batch.map(({ cells }) => cells));
    if (rows.length >= looked) break;
  }
  const columns = listStatusColumns(table.header, rows, new Set());
  return columns.length === 0 ? table : { ...table, rows: { [Symbol.asyncIterator]: () => soundRows(table, columns, options.name) } };
}

async function* soundRows({ rows, header }: Table, columns: readonly StatusColumn[], file: string | undefined): AsyncGenerator<RowBatch> {
  for await (const batch of rows) {
    for (const { row, cells } of batch) {
      const found = columns.find(({ column, of }) => ['void', 'reversed'].includes(of(cells[column] ?? '') ?? ''));
      if (found === undefined) continue;
      const evidence = { row, column: (header[found.column] as string).trim(), text: (cells[found.column] as string).trim() };
      throw new Problem('bad-input', 'row-void', { ...(file !== undefined && { file }), ...evidence });
    }
    yield batch;
  }
}
