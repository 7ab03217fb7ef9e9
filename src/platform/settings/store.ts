import type { Pool, PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { SameForAll, WholeProgram } from '#kernel/unscoped.ts';

export type Row = { name: string; value: unknown; changed: Date; changedBy: string };

/** All settings that were set. They are the same for everyone who may sign in. */
export async function settings(postgres: Pool | PoolClient, _: SameForAll): Promise<readonly Row[]> {
  return (await postgres.query<Row>('SELECT name, value, changed, changed_by AS "changedBy" FROM setting ORDER BY changed DESC, name'))
    .rows;
}

/** Serializes changes of settings until the transaction ends. */
export async function hold(on: PoolClient, _: WholeProgram): Promise<void> {
  await on.query('SELECT pg_advisory_xact_lock(7061984193)');
}

/** Writes several together, all or none. */
export async function write(postgres: PoolClient, scope: Scope, values: Readonly<Record<string, unknown>>, now: number): Promise<void> {
  const names = Object.keys(values);
  await postgres.query(
    `INSERT INTO setting (name, value, changed, changed_by)
     SELECT name, value, $3, $4 FROM unnest($1::text[], $2::jsonb[]) AS given (name, value)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed = excluded.changed, changed_by = excluded.changed_by`,
    [names, names.map((name) => JSON.stringify(values[name])), new Date(now), scope.actor],
  );
}
