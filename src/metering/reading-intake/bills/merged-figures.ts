import type { Block } from './blocks.ts';
import type { BillColumn } from './head-words.ts';
import type { Cell } from './sheet-view.ts';

/** A figure in a cell that is merged over rows of several meters or periods: it is of none of them alone. */
export type MergedFigure = { readonly cell: Cell; readonly over: readonly string[] };

const figures: ReadonlySet<string> = new Set(['before', 'now', 'use', 'difference']);

/** The figures of a block that are merged so, by the row and the column of each cell under the merge. */
export function mergedFigures({ view, lastHead, until }: Block, columns: readonly BillColumn[]): ReadonlyMap<string, MergedFigure> {
  const out = new Map<string, MergedFigure>();
  const rows = view.rows.filter((row) => row > lastHead && row < until);
  for (const { column } of columns.filter(({ role }) => figures.has(role))) {
    for (const row of rows) {
      const merge = view.mergeAt(row, column);
      if (merge === undefined || merge.top !== row || merge.bottom === row) continue;
      const under = rows.filter((one) => one >= merge.top && one <= merge.bottom);
      const over = apart(columns, (at) => under.map((one) => view.shown(one, at)));
      if (over.length === 0 || view.own(row, merge.left) === '') continue;
      for (const one of under) out.set(keyOf(one, column), { cell: view.cell(merge.top, merge.left), over });
    }
  }
  return out;
}

/** The key of a cell in the map of `mergedFigures`. */
export const keyOf = (row: number, column: number): string => `${row} ${column}`;

/** What tells rows apart: the meters, or what names them otherwise, and the times; nothing if they are one. */
function apart(columns: readonly BillColumn[], textsOf: (column: number) => readonly string[]): readonly string[] {
  const textsIn = (...roles: readonly BillColumn['role'][]): string[][] =>
    columns
      .filter(({ role, text }) => roles.includes(role) && text !== 'band')
      .map(({ column }) => [...new Set(textsOf(column).filter((text) => text !== ''))])
      .filter((said) => said.length > 0);
  // rooms beside one number are one meter
  const named = [textsIn('meter'), textsIn('account'), textsIn('name')].find((said) => said.length > 0) ?? [];
  return [...named, ...textsIn('year', 'month', 'span', 'from', 'to')].find((said) => said.length > 1) ?? [];
}
