import { rejectHeadings } from './table.ts';
import type { Cell } from './write.ts';

/** A row that could not be imported, with its cells as read. */
export type Reject = {
  readonly cells: readonly string[];
  readonly row: number;
  /** The heading of the faulty column; null if the whole row is faulty. */
  readonly column: string | null;
  readonly code: string;
  readonly detail: string;
};

/**
 * The header of a rejects file: the original columns, and where and why each row was rejected. Corrected, the file can be imported
 * unchanged.
 */
export function rejectsHeader(header: readonly string[]): string[] {
  return [...header, ...rejectHeadings];
}

/** The text above the header, for the note of a rejects file: its units and places apply to the rejected rows too. */
export function titlesNote(above: readonly string[] | undefined): { readonly note?: string } {
  const titles = (above ?? []).map((text) => text.replace(/^# /u, '').trim()).filter((text) => text !== '');
  return titles.length === 0 ? {} : { note: titles.join(' | ').slice(0, 1000) };
}

/** The rows of a rejects file. Consecutive faults of the same row share a line, so that the row is not sent again twice. */
export async function* rejectsRows(columns: number, rejects: AsyncIterable<Reject> | Iterable<Reject>): AsyncGenerator<Cell[]> {
  let group: Reject[] = [];
  for await (const reject of rejects) {
    if (group[0] !== undefined && group[0].row !== reject.row) {
      yield line(columns, group);
      group = [];
    }
    group.push(reject);
  }
  if (group.length > 0) yield line(columns, group);
}

function line(columns: number, group: readonly Reject[]): Cell[] {
  const cells: Cell[] = [];
  for (let at = 0; at < columns; at += 1) cells.push(group[0]?.cells[at] ?? '');
  const together = (tell: (reject: Reject) => string) => [...new Set(group.map(tell))].join('; ');
  return [
    ...cells,
    group[0]?.row ?? null,
    together((reject) => reject.column ?? ''),
    together((reject) => reject.code),
    together((reject) => reject.detail),
  ];
}

/** Why a row of a text with more cells than the header is rejected. */
export const longRow = (cells: readonly string[], header: readonly string[]) => ({
  code: 'row-longer',
  evidence: { cells: cells.length, columns: header.length, text: cells.join(',').slice(0, 100) },
});

/** The cells of such a row for a file of rejects: everything beyond the header in its last cell. */
export const asMany = (cells: readonly string[], columns: number): readonly string[] =>
  cells.length <= columns
    ? cells
    : [
        ...cells.slice(0, columns - 1),
        cells
          .slice(columns - 1)
          .filter((cell) => cell.trim() !== '')
          .join(','),
      ];
