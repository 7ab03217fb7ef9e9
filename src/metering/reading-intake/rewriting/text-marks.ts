import type { Table } from '#platform/tables/table.ts';
import { firstRows } from './days-above.ts';
import { rewritten, type Plainer } from './rewritten.ts';

/** A code of digits with the mark before it by which a spreadsheet keeps it as text. */
const marked = /^'(?=\d{6,}$)/u;
/** What exports of payments put before cells for the same end, whatever these hold. */
const ticked = /^[`\t]+\s*/u;

/** A table with columns whose cells are all marked as text (`'1044372`, `` `2025-01-05 ``), as some forms write them: without the marks. */
export async function textMarks(table: Table): Promise<Plainer | null> {
  const rows = await firstRows(table);
  const columns = new Map(
    table.header.flatMap((_, column) => {
      const cells = rows.map((cells) => cells[column] ?? '').filter((cell) => cell.trim() !== '');
      const mark = [marked, ticked].find((one) => cells.length > 0 && cells.every((cell) => one.test(one === marked ? cell.trim() : cell)));
      return mark === undefined ? [] : [[column, mark] as const];
    }),
  );
  if (columns.size === 0) return null;
  const rewrite = (cells: readonly string[]) =>
    cells.map((cell, at) => {
      const mark = columns.get(at);
      return mark === undefined ? cell : cell.replace(ticked, '').trim().replace(mark, '');
    });
  return { table: rewritten(table, () => rewrite), says: {} };
}
