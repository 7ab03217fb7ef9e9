import { Problem } from '#kernel/problem.ts';

/** What numbers the rows, of whatever table. */
const numbersRows = /^(?:序号|行号|№|no\.?|nr\.?|#|row)$/iu;

/**
 * Refuses a small table with a column that is not read: what stands in it would be passed over without a word.
 * @param taken the places of the columns that are read
 * @param known what columns of such a table are called
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

/** The headings of columns that are not read, but for those that number the rows. */
export function otherColumns(header: readonly string[], taken: Iterable<number>): string[] {
  const read = new Set(taken);
  return header.flatMap((heading, at) =>
    read.has(at) || heading.trim() === '' || numbersRows.test(heading.trim()) ? [] : [heading.trim()],
  );
}
