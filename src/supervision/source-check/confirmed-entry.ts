import { checkedId, withoutKind, type Confirmed, type Status } from '#platform/knowledge/facts.ts';
import { cellsOf } from './cells.ts';
import type { CellValue, CheckedEntry, ReadCell } from './facts.ts';

type Written = Record<string, unknown>;

/** The next version of what the city has confirmed for an entry, to be written into its own file. */
export type NextVersion = { readonly base: string; readonly version: number; readonly confirmed: Confirmed };

/**
 * The city's own entry: the printed values in the cells that were typed, the rest unchanged, each row with its previous status.
 * @param written the entry in force, as in its file
 */
export function confirmedEntry(entry: CheckedEntry, written: string, cells: readonly ReadCell[], next: NextVersion): Written {
  const paths = new Map(cellsOf(entry).map(({ cell, path }) => [cell, path]));
  const { note: _note, withdrawn: _withdrawn, names, source, ...whole } = withoutKind(written);
  const own: Written = structuredClone(whole);
  for (const { cell, printed } of cells) setAt(own, paths.get(cell) ?? [], printed);
  if (entry.kind === 'quota') own['rows'] = rowsOf(own['rows'] as Written[], entry.held, cells);
  const { base, version, confirmed } = next;
  return {
    ...own,
    id: checkedId(base),
    version,
    ...(names === undefined ? {} : { names }),
    source,
    status: 'CITY',
    supersedes: base,
    confirmed,
  };
}

function setAt(into: Written, path: readonly (string | number)[], value: CellValue): void {
  const [last, before] = [path.at(-1), path.slice(0, -1)];
  let place: unknown = into;
  for (const step of before) place = (place as Written)[step];
  if (last !== undefined) (place as Written)[last] = value;
}

/** Rows that were typed are the city's; the others keep their previous status, each by itself. */
function rowsOf(rows: readonly Written[], held: { readonly status: Status }, cells: readonly ReadCell[]): Written[] {
  return rows.map((row, at) => {
    const { status, ...own } = row;
    const isTyped = cells.some(({ cell }) => cell.startsWith(`rows.${at}.`));
    return isTyped ? own : { ...own, status: status ?? held.status };
  });
}
