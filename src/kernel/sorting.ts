import { z } from 'zod';

/** The sort key of rows; null comes last in either direction. */
export type SortKey = string | number | null;

export type SortOrder = 'asc' | 'desc';

const pinyin = new Intl.Collator('zh', { numeric: true });

/** Compares two keys, ascending with `way` 1 and descending with -1: numbers by size, texts by pinyin, null last. */
export function comparedKeys(a: SortKey, b: SortKey, way: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return way * (a - b);
  return way * pinyin.compare(String(a), String(b));
}

/**
 * Rows sorted by one of their columns; rows with the same key keep their order.
 * @example sortedRows(meters, ({ days }) => days, 'desc')
 */
export function sortedRows<T>(rows: readonly T[], keyOf: (row: T) => SortKey, order: SortOrder): T[] {
  const way = order === 'desc' ? -1 : 1;
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .toSorted((a, b) => comparedKeys(a.key, b.key, way))
    .map(({ row }) => row);
}

/**
 * The sort parameters of a list: one of its columns, ascending or descending. An unknown column is refused with a list of the known ones.
 */
export function sortShape<const T extends readonly [string, ...string[]]>(columns: T) {
  return { sort: z.enum(columns).optional(), order: z.enum(['asc', 'desc']).default('asc') };
}
