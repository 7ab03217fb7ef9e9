import type { Table } from '#platform/tables/table.ts';
import { sectionIn } from './sections.ts';

type Rows = readonly (readonly string[])[];

/** The number of rows that are examined first. */
const sampled = 5000;

/** The number of distinct cells of a column that are examined after them: a column with more is not a column of words. */
const mostCells = 1000;

/**
 * The rows by which the columns of a table are recognized: the first ones, and all later ones with a new value in some column of words, so
 * that a failed one at the end of a long list is seen as well; and whether lines between the rows say something about them.
 */
export async function rowsSeen({ header, rows }: Table): Promise<{ readonly seen: Rows; readonly hasSections: boolean }> {
  const seen: (readonly string[])[] = [];
  const shown = header.map(() => new Set<string>());
  const isNew = (cell: string, at: number): boolean => {
    const known = shown[at];
    if (known === undefined || known.size >= mostCells || known.has(cell)) return false;
    known.add(cell);
    return true;
  };
  let hasSections = false;
  for await (const batch of rows)
    for (const { cells } of batch) {
      const news = cells.filter(isNew).length;
      if (seen.length < sampled || news > 0) seen.push(cells);
      hasSections ||= sectionIn(cells, header) !== null;
    }
  return { seen, hasSections };
}
