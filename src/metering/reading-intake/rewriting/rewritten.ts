import type { RowBatch, Table } from '#platform/tables/table.ts';
import type { Says } from '../inspection/says.ts';

/** A table whose cells are written in a plainer form, with options derived from its own cells. */
export type Plainer = { readonly table: Table; readonly says: Partial<Says> };

/** Rewrites one row in a plainer form; it receives all rows in order. */
export type Rewrite = (cells: readonly string[]) => readonly string[];

/** A table each of whose rows is rewritten; `begin` creates the function for it, a new one for each pass over the file. */
export function rewritten(table: Table, begin: () => Rewrite): Table {
  return { ...table, rows: { [Symbol.asyncIterator]: () => rowsOf(table, begin()) } };
}

async function* rowsOf(table: Table, rewrite: Rewrite): AsyncGenerator<RowBatch> {
  for await (const batch of table.rows) yield batch.map((one) => ({ ...one, cells: rewrite(one.cells) }));
}
