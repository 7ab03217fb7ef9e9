import type { RowBatch, Table } from '#platform/tables/table.ts';
import type { Says } from '../inspection/says.ts';

/** A table whose cells are written plainer, with what its own cells say of the file. */
export type Plainer = { readonly table: Table; readonly says: Partial<Says> };

/** How one row is written plainer; it is told all rows in their order. */
export type Rewrite = (cells: readonly string[]) => readonly string[];

/** A table each of whose rows is rewritten; `begin` makes what does it, anew for each reading of the file. */
export function rewritten(table: Table, begin: () => Rewrite): Table {
  return { ...table, rows: { [Symbol.asyncIterator]: () => rowsOf(table, begin()) } };
}

async function* rowsOf(table: Table, rewrite: Rewrite): AsyncGenerator<RowBatch> {
  for await (const batch of table.rows) yield batch.map((one) => ({ ...one, cells: rewrite(one.cells) }));
}
