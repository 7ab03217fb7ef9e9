import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { noteLines } from './public/note.ts';
import type { ChargeRow } from './charge-columns.ts';
import { type NoteFilter, whereNotes } from './note-store.ts';

type Queryable = Pick<PoolClient, 'query'>;

/** This many notes are held in memory at a time. */
const atOnce = 4000;

/** Cents as yuan with two decimals. */
const yuan = (column: string): string => `(n.${column} / 100.0)::numeric(20, 2)::text AS ${column}`;

const columns = `n.number, n.kind, n.season, n.company, n.point, n.building, n.household, n.account,
  (n.quantity / 10000.0)::float8 AS quantity, ${[...noteLines, 'total'].map(yuan).join(', ')},
  n.stands ->> 'total' AS owed, n.stands ->> 'byArea' AS "byArea", to_char(n.day, 'YYYY-MM-DD') AS day, to_char(n.due, 'YYYY-MM-DD') AS due`;

/** Notes within the scope in order of issue, in batches. */
export async function* chargeRows(on: Queryable, scope: Scope, ask: NoteFilter): AsyncGenerator<ChargeRow> {
  const values: unknown[] = [];
  const where = whereNotes(scope, ask, values);
  const after = values.push('0');
  for (;;) {
    const { rows } = await on.query<ChargeRow & { id: string }>(
      `SELECT n.id::text AS id, ${columns} FROM heat_note n WHERE ${where} AND n.id > $${after}::bigint ORDER BY n.id LIMIT ${atOnce}`,
      values,
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < atOnce) return;
    values[after - 1] = last.id;
  }
}
