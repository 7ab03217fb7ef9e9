import { Problem } from '#kernel/problem.ts';
import { openTable } from '#platform/tables/tables.ts';
import { returnColumns, returnRow, type ReturnRow } from './return-file.ts';

const mostRows = 100_000;

/** The rows of a return file. Throws `return-columns-missing`, `return-empty`, `return-large`, and what reading tables throws. */
export async function returnRows({ path, name }: { readonly path: string; readonly name: string }): Promise<ReturnRow[]> {
  const { header, rows } = await openTable(path, { name });
  const { at, missing } = returnColumns(header);
  if (missing.length > 0) throw new Problem('bad-input', 'return-columns-missing', { file: name, columns: missing.join('、') });
  const read: ReturnRow[] = [];
  for await (const batch of rows)
    for (const { row, cells } of batch) {
      if (read.length >= mostRows) throw new Problem('too-large', 'return-large', { file: name, most: mostRows });
      const one = returnRow(row, cells, at);
      if (one !== null) read.push(one);
    }
  if (read.length === 0) throw new Problem('bad-input', 'return-empty', { file: name });
  return read;
}
