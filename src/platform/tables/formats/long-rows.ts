import { unitIn } from '#kernel/unit-words.ts';
import { footerKind } from '../footer-rows.ts';
import { parseDecimal } from '../number.ts';

/** Rows of a text with more cells than their header, by row number; all but the first ten thousand without their cells. */
export type LongRows = ReadonlyMap<number, readonly string[]>;

/** What is known of a text before its rows are read. */
type Shape = {
  readonly header: readonly string[];
  /** The number of columns of the header, including those added by a rejects file. */
  readonly width: number;
  /** The number of cells that most rows have. */
  readonly usual: number;
  readonly delimiter: string;
};

/** Whether the next row is to be held back; called with all rows in order. */
export type IsLong = (cells: readonly string[]) => boolean;

const isNumber = (cell: string): boolean => typeof parseDecimal(cell.replace(/[%％]$/u, '')) === 'number';
const filled = (cell: string): boolean => cell.trim() !== '';

/**
 * Detects rows whose cells do not match their headings: an unquoted number with a comma (`1,234.5`, `11,26`) is two cells, and everything
 * after it is under the wrong heading. A remark after the last column does not count; nor does another table below, from its own header on.
 */
export function createIsLong({ header, width, usual, delimiter }: Shape): IsLong {
  let isOther = false;
  return (cells) => {
    const beyond = cells.slice(width).filter(filled);
    if (beyond.length === 0) return cells.length > usual && delimiter === ',' && hasSplit(cells);
    isOther ||= isHeaderOfOther(cells, header);
    if (isOther || beyond.some((cell) => unitIn(cell) !== null && cell.trim().length > 1)) return false;
    if (footerKind(cells.slice(0, width), header) !== null) return false;
    return beyond.some(isNumber) || (filled(cells[width] ?? '') && filled(cells[width - 1] ?? '') && !isNumber(cells[width - 1] ?? ''));
  };
}

/** `1,234.5` and `11,26` as two adjacent cells. */
const hasSplit = (cells: readonly string[]): boolean =>
  cells.some(
    (cell, at) =>
      at > 0 &&
      ((/^-?[1-9]\d{0,2}$/u.test((cells[at - 1] ?? '').trim()) && /^\d{3}(?:\.\d+)?$/u.test(cell.trim())) ||
        (/^-?\d+$/u.test((cells[at - 1] ?? '').trim()) && /^\d{1,2}$/u.test(cell.trim()))),
  );

/** The header of another table: only words, some of them those of the header. */
const isHeaderOfOther = (cells: readonly string[], header: readonly string[]): boolean => {
  const said = cells.filter(filled);
  const known = new Set(header.map((heading) => heading.trim()).filter((heading) => heading !== ''));
  return said.every((cell) => !isNumber(cell)) && said.filter((cell) => known.has(cell.trim())).length >= 2;
};

/** The number of cells that most rows have; if the rows differ too much, that of the header. */
export function usualCells(counts: readonly number[], header: number): number {
  const most = [...Map.groupBy(counts, (count) => count)].toSorted(([, a], [, b]) => b.length - a.length)[0];
  return most === undefined || most[1].length * 2 <= counts.length ? header : Math.max(header, most[0]);
}

const mostKept = 10_000;

/** Keeps rows that are held back. */
export function keepLong(rows: Map<number, readonly string[]>, row: number, cells: readonly string[]): void {
  rows.set(row, rows.size < mostKept ? [...cells] : []);
}
