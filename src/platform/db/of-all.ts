/** A list that may be limited, and the total number of rows. */
export type OfAll<Row> = { readonly rows: Row[]; readonly total: number };

/** Added to a list's select: the number of rows before the limit. */
export const countOfAll = 'count(*) OVER ()::int AS "ofAll"';

/** The rows returned by a statement with `countOfAll`. */
export function ofAll<Row extends object>(rows: readonly (Row & { readonly ofAll: number })[]): OfAll<Row> {
  // the row without its count is a Row again, which the compiler does not see for a generic type
  return { total: rows[0]?.ofAll ?? 0, rows: rows.map(({ ofAll: _count, ...row }) => row as unknown as Row) };
}
