import type { Table } from '#platform/tables/table.ts';
import { firstRows } from './days-above.ts';
import { rewritten, type Plainer } from './rewritten.ts';

/** A code of digits with the mark before it by which a spreadsheet keeps it as text. */
const marked = /^'(?=\d{6,}$)/u;

/** A table with columns of codes that are all marked as text (`'1044372`), as some forms write them: without the marks. */
export async function textMarks(table: Table): Promise<Plainer | null> {
  const rows = await firstRows(table);
  const columns = table.header.flatMap((_, column) => {
    const cells = rows.map((cells) => (cells[column] ?? '').trim()).filter((cell) => cell !== '');
    return cells.length > 0 && cells.every((cell) => marked.test(cell)) ? [column] : [];
  });
  if (columns.length === 0) return null;
  const rewrite = (cells: readonly string[]) => cells.map((cell, at) => (columns.includes(at) ? cell.trim().replace(marked, '') : cell));
  return { table: rewritten(table, () => rewrite), says: {} };
}
