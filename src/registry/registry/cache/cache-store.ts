import type { PoolClient } from 'pg';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { lastWritten } from '../store/facts-store.ts';
import type { Point } from '#platform/ledger/fold.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

/** The state of writes to the registry. */
export type Standing = {
  /** The transaction from which on writes may still appear, or appear again. */
  readonly next: string;
  /** Whether anything was written since the given transaction. */
  readonly moved: boolean;
  /** When anything was last recorded or withdrawn, ms UTC; -Infinity if nothing ever was. */
  readonly newest: number;
};

/** The last transaction that wrote one; higher numbers than this store has issued come from a copy of another store. */
const lastOf = (table: string): string =>
  `(SELECT written FROM ${table} WHERE written < pg_snapshot_xmax(pg_current_snapshot()) ORDER BY written DESC LIMIT 1)`;

/** @param since the `next` of an earlier answer */
export async function standingOf(on: Queryable, _: WholeProgram, since: string): Promise<Standing> {
  const { rows } = await on.query<{ next: string; moved: boolean | null; newest: Date | null }>(
    `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS next, greatest(${lastOf('building')}, ${lastOf('meter')}) >= $1::xid8 AS moved, ${lastWritten} AS newest`,
    [since],
  );
  const [row] = rows;
  return { next: row?.next ?? '0', moved: row?.moved === true, newest: row?.newest?.getTime() ?? -Infinity };
}

type Written = { readonly id: number; readonly code: string; readonly fields: Record<string, unknown>; readonly gone: boolean };

export type WrittenBuilding = Written & {
  readonly dated: Record<string, Point[]>;
  readonly merged_into: number | null;
  readonly name_key: string;
  readonly address_key: string;
};

export type WrittenMeter = Written & { readonly building: number | null; readonly parent: number | null };

const piece = 5000;

/** What was written since, including undone entities, in batches, inside a transaction. @param since null: everything */
export const writtenBuildings = (on: PoolClient, _: WholeProgram, since: string | null): AsyncGenerator<WrittenBuilding[]> =>
  pieces(on, 'building', 'fields, dated, merged_into, name_key, address_key', since);

export const writtenMeters = (on: PoolClient, _: WholeProgram, since: string | null): AsyncGenerator<WrittenMeter[]> =>
  pieces(on, 'meter', 'fields, building, parent', since);

async function* pieces<T>(on: PoolClient, table: string, columns: string, since: string | null): AsyncGenerator<T[]> {
  const written = since === null ? 'true' : `written >= $1::xid8 AND written < pg_snapshot_xmax(pg_current_snapshot())`;
  await on.query(
    `DECLARE written_${table} NO SCROLL CURSOR FOR SELECT id, code, ${columns}, gone IS NOT NULL AS gone FROM ${table} WHERE ${written}`,
    since === null ? [] : [since],
  );
  for (;;) {
    const { rows } = await on.query(`FETCH ${piece} FROM written_${table}`);
    if (rows.length === 0) return;
    yield rows as T[];
  }
}

/** The shares of these meters, by the buildings named in them. */
export async function sharesNamed(
  on: Queryable,
  _: WholeProgram,
  meters: readonly number[],
): Promise<Map<number, { building: number; share: number }[]>> {
  const found = await on.query<{ meter: number; building: number; share: number }>(
    `SELECT meter, building, share FROM meter_share WHERE meter = ANY($1) ORDER BY meter, building`,
    [meters],
  );
  return Map.groupBy(found.rows, (row) => row.meter);
}
