import { readFile, stat } from 'node:fs/promises';
import { Problem } from '#kernel/problem.ts';
import { refuseTwice } from '#platform/tables/columns.ts';
import { openSound } from '#platform/tables/void-refused.ts';
import { columnsOf, type ListRow } from './lists.ts';

type File = { readonly path: string; readonly name: string };

/** The maximum number of rows in a list. */
export const mostRows = 200_000;

const mostPlanBytes = 1_000_000;

export async function planText({ path, name }: File): Promise<string> {
  if ((await stat(path)).size > mostPlanBytes) throw new Problem('too-large', 'draw-plan-bad', { file: name, faults: 1, field: '—' });
  return readFile(path, 'utf8');
}

/**
 * The rows of a list (csv, xlsx) by column name; columns that the draw does not use are ignored.
 * @throws Problem `draw-columns-missing`, `draw-list-large`, `draw-list-empty`
 */
export async function listRows({ path, name }: File, needed: readonly string[]): Promise<ListRow[]> {
  const { header, rows } = await openSound(path, { name, isRoll: true });
  const columns = columnsOf(header);
  const missing = needed.filter((field) => columns[field] === undefined);
  if (missing.length > 0) throw new Problem('bad-input', 'draw-columns-missing', { file: name, columns: missing.join(', ') });
  refuseTwice(header, Object.values(columns));
  const fields = Object.entries(columns);
  const read: ListRow[] = [];
  for await (const batch of rows)
    for (const { row, cells } of batch) {
      if (read.length >= mostRows) throw new Problem('too-large', 'draw-list-large', { file: name, most: mostRows });
      read.push({ row, cells: Object.fromEntries(fields.map(([field, at]) => [field, cells[at] ?? ''])) });
    }
  if (read.length === 0) throw new Problem('bad-input', 'draw-list-empty', { file: name });
  return read;
}
