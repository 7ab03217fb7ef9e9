import { Problem } from '#kernel/problem.ts';

/** Headings of row numbers, in any table. */
const numbersRows = /^(?:序号|行号|№|no\.?|nr\.?|#|row)$/iu;

/**
 * Rejects a small table with a column that is not read: its content would be ignored silently.
 * @param taken the indices of the columns that are read
 * @param known the names of columns of such a table
 * @throws Problem `columns-not-read`
 */
export function refuseOtherColumns(
  header: readonly string[],
  taken: Iterable<number>,
  { file, known }: { readonly file: string; readonly known: readonly string[] },
): void {
  const left = otherColumns(header, taken);
  if (left.length > 0) throw new Problem('bad-input', 'columns-not-read', { file, columns: left.join(', '), known: known.join(', ') });
}

/** The headings of columns that are not read, except those that number the rows. */
export function otherColumns(header: readonly string[], taken: Iterable<number>): string[] {
  const read = new Set(taken);
  return header.flatMap((heading, at) =>
    read.has(at) || heading.trim() === '' || numbersRows.test(heading.trim()) ? [] : [heading.trim()],
  );
}
