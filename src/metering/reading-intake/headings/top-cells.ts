import type { Table } from '#platform/tables/table.ts';

/** The cells of the first rows of a table, in however many portions they come: a last line without a line end is a row of its own. */
export async function topCells(table: Pick<Table, 'rows'>, most = 5000): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const batch of table.rows) {
    rows.push(...batch.map(({ cells }) => cells));
    if (rows.length >= most) break;
  }
  return rows.slice(0, most);
}
