/** A list that may be cut, and how many there are in all. */
export type OfAll<Row> = { readonly rows: Row[]; readonly total: number };

/** In what a list selects: how many rows there are before it is cut. */
export const countOfAll = 'count(*) OVER ()::int AS "ofAll"';

/** The rows that a statement with `countOfAll` gave. */
export function ofAll<Row extends object>(rows: readonly (Row & { readonly ofAll: number })[]): OfAll<Row> {
  return { total: rows[0]?.ofAll ?? 0, rows: rows.map(({ ofAll: _count, ...row }) => row as unknown as Row) };
}
