import { Problem } from '#kernel/problem.ts';
import { columnNamed } from '#platform/tables/columns.ts';
import { keyOf } from './fields.ts';

type Beside = { readonly columns: readonly number[]; readonly text: (cells: readonly string[]) => string };

/** The positions of the named column, or of several that form one code together: `楼号+户号`. @throws Problem `no-such-column` */
export function placesNamed(header: readonly string[], column: string): readonly number[] {
  const index = columnNamed(header, column, keyOf);
  if (index >= 0) return [index];
  const parts = column.split(/[+＋]/u).map((part) => columnNamed(header, part, keyOf));
  if (parts.length < 2 || parts.includes(-1)) throw new Problem('bad-input', 'no-such-column', { column, columns: header.join(' | ') });
  return parts;
}

/** For columns that form one code together, their cells joined by a hyphen. */
export const joined = (columns: readonly number[]): Beside => ({
  columns,
  text: (cells) =>
    columns
      .map((at) => (cells[at] ?? '').trim())
      .filter((cell) => cell !== '')
      .join('-'),
});
