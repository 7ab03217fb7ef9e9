import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { Queryable } from './store.ts';

/** Marks meters whose lines have moved, in the transaction of the change. */
export async function markMeters(on: PoolClient, _scope: Scope, ids: readonly number[], now: number): Promise<void> {
  if (ids.length > 0) await on.query(`INSERT INTO meter_touched (meter, marked) SELECT unnest($1::int[]), $2`, [ids, new Date(now)]);
}

/** The same for all meters of these buildings: their calendar has changed. */
export async function markMetersOfBuildings(on: PoolClient, _scope: Scope, buildings: readonly number[], now: number): Promise<void> {
  if (buildings.length === 0) return;
  await on.query(`INSERT INTO meter_touched (meter, marked) SELECT id, $2 FROM meter WHERE building = ANY($1) AND gone IS NULL`, [buildings, new Date(now)]);
}

export async function touchedMeters(on: Queryable, _scope: Scope): Promise<number[]> {
  return (await on.query<{ meter: number }>(`SELECT DISTINCT meter FROM meter_touched ORDER BY meter`)).rows.map((row) => row.meter);
}

export async function unmarkMeters(on: Queryable, _scope: Scope, ids: readonly number[]): Promise<void> {
  await on.query(`DELETE FROM meter_touched WHERE meter = ANY($1)`, [ids]);
}
