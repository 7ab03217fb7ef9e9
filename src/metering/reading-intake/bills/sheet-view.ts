import type { GridRow, GridSheet } from '#platform/tables/grid.ts';
import { letters } from '#platform/tables/columns.ts';
import { parseDecimal } from '#platform/tables/number.ts';

/** A cell with its place as spreadsheets name it. */
export type Cell = { readonly sheet: string; readonly row: number; readonly column: number; readonly ref: string; readonly text: string };

/** A sheet by its cells: what is in each, and what it displays; merged cells display one text. */
export type SheetView = ReturnType<typeof viewOf>;

type Merge = GridSheet['merges'][number];

/** @param turned rows are read as columns: a form with a heading before each figure */
export function viewOf(sheet: GridSheet, turned = false) {
  const rows = turned ? turn(sheet.rows) : sheet.rows;
  const byRow = new Map(rows.map(({ row, cells }) => [row, cells]));
  const merges = turned ? sheet.merges.map(turnMerge) : sheet.merges;
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const own = (row: number, column: number): string => (byRow.get(row)?.[column] ?? '').trim();
  const mergeAt = (row: number, column: number): Merge | undefined =>
    merges.find(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right);
  return {
    name: sheet.name,
    rows: rows.map(({ row }) => row).toSorted((a, b) => a - b),
    width,
    own,
    mergeAt,
    shown: (row: number, column: number): string => {
      const text = own(row, column);
      const merge = text === '' ? mergeAt(row, column) : undefined;
      return merge === undefined ? text : own(merge.top, merge.left);
    },
    cell: (row: number, column: number): Cell => {
      const [r, c] = turned ? [column + 1, row - 1] : [row, column];
      return { sheet: sheet.name, row: r, column: c, ref: `${letters(c)}${r}`, text: own(row, column) };
    },
    /** The columns that a title covers: those merged, otherwise up to the next text in its row. */
    span: (row: number, column: number): readonly [number, number] => {
      const merge = mergeAt(row, column);
      if (merge !== undefined) return [merge.left, merge.right];
      const cells = byRow.get(row) ?? [];
      const next = cells.findIndex((cell, at) => at > column && cell.trim() !== '');
      const isAlone = next < 0 && cells.slice(0, column).every((cell) => cell.trim() === '');
      return isAlone ? [0, Number.POSITIVE_INFINITY] : [column, next < 0 ? Number.POSITIVE_INFINITY : next - 1];
    },
  };
}

function turn(rows: readonly GridRow[]): GridRow[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const last = Math.max(0, ...rows.map(({ row }) => row));
  const byRow = new Map(rows.map(({ row, cells }) => [row, cells]));
  return Array.from({ length: width }, (_, column) => ({
    row: column + 1,
    cells: Array.from({ length: last }, (__, at) => byRow.get(at + 1)?.[column] ?? ''),
  })).filter(({ cells }) => cells.some((cell) => cell !== ''));
}

const turnMerge = ({ top, left, bottom, right }: Merge): Merge => ({ top: left + 1, bottom: right + 1, left: top - 1, right: bottom - 1 });

/** The number in a cell of a bill, in 0.0001: thousands, a unit or a currency behind it; null if it is none. */
export function numberOf(text: string): number | null {
  const bare = text
    .normalize('NFKC')
    .trim()
    .replace(/^[¥￥]\s*/u, '')
    .replace(/\s*(?:度|千瓦时|kwh|吨|方|立方米?|m3|m³|gj|吉焦|元|倍)$/iu, '');
  const read = parseDecimal(bare);
  return typeof read === 'number' ? read : null;
}

/** Whether a cell stands for nothing: empty, a dash, a stroke. */
export const isBlank = (text: string): boolean => /^[\s/\\—–\-－无]*$/u.test(text);
