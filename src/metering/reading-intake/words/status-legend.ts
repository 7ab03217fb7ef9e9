import { plainOf, speaksOfState, wordOf, type StatusColumn } from '#platform/tables/row-status.ts';
import type { Table } from '#platform/tables/table.ts';

type Rows = readonly (readonly string[])[];

/** The meaning of letters or numbers of states, as explained in a line of the file; by the normalised letter. */
type Legend = ReadonlyMap<string, string>;

const entry = /(?<![\p{L}\d])([a-z]{1,2}|\d{1,2})\s*[=:]\s*([^=:,;、|()]+?)(?=\s+(?:[a-z]{1,2}|\d{1,2})\s*[=:]|\s*[,;、|()]|\s*$)/giu;

/** The number of rows examined. */
const looked = 5000;

const isLine = (cell: string): boolean => /[=＝：:]/u.test(cell) && !/^[\d\s:./-]+$/u.test(cell);

/** The legend in titles, or in a line among the rows: `W=实测 E=错误`, `A: actual, E: estimated`. */
export async function legendIn({ header, above = [], rows }: Table): Promise<Legend> {
  if (!header.some((heading) => speaksOfState(plainOf(heading)))) return new Map();
  const lines = [...above];
  let seen = 0;
  for await (const batch of rows) {
    for (const { cells } of batch) lines.push(...cells.filter(isLine));
    if ((seen += batch.length) >= looked) break;
  }
  const entries = lines.flatMap((line) => {
    const found = [...line.normalize('NFKC').matchAll(entry)].map(([, letter = '', word = '']) => [wordOf(letter), word.trim()] as const);
    return found.length > 1 ? found : [];
  });
  return new Map(entries);
}

/** The rows with letters replaced by the words that they mean, in columns of states whose letters are all explained. */
export function explained(header: readonly string[], rows: Rows, legend: Legend): Rows {
  if (legend.size === 0) return rows;
  const columns = new Set(
    header.flatMap((heading, column) => {
      const cells = rows.map((cells) => wordOf(cells[column] ?? '')).filter((cell) => cell !== '');
      return speaksOfState(plainOf(heading)) && cells.length > 0 && cells.every((cell) => legend.has(cell)) ? [column] : [];
    }),
  );
  return columns.size === 0
    ? rows
    : rows.map((cells) => cells.map((cell, at) => (columns.has(at) ? (legend.get(wordOf(cell)) ?? cell) : cell)));
}

/** Reads a letter as the word that it means. */
export const withLegend =
  (legend: Legend) =>
  ({ column, of }: StatusColumn): StatusColumn => ({ column, of: (cell) => of(legend.get(wordOf(cell)) ?? cell) });
