import type { RowBatch, Table } from '#platform/tables/table.ts';

/** The prefix that exports of payments put before a cell to keep it as text. */
const ticked = /^`\s*(?=[\p{L}\d])/u;

async function* unticked(rows: Table['rows']): AsyncGenerator<RowBatch> {
  for await (const batch of rows)
    yield batch.map((row) =>
      row.cells.some((cell) => ticked.test(cell)) ? { ...row, cells: row.cells.map((cell) => cell.replace(ticked, '')) } : row,
    );
}

/** The rows of a list without such prefixes. */
export const withoutTicks = (rows: Table['rows']): Table['rows'] => ({ [Symbol.asyncIterator]: () => unticked(rows) });
