import { type WholeProgram, wholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

/** The organisation notified so far of each resource's duty to stop; regardless of scope. */
export async function noticedOf(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await on.query<{ resource: string; organisation: string | null }>(
    'SELECT resource, organisation FROM solar_stop_notice WHERE resource = ANY($1)',
    [codes],
  );
  return new Map(rows.map(({ resource, organisation }) => [resource, organisation]));
}

/** Records which organisation is notified. @returns the notification's number, a new one for another organisation */
export async function addNoticed(on: Queryable, _: WholeProgram, resource: string, organisation: string, now: number): Promise<number> {
  await dropNoticed(on, wholeProgram, [resource]);
  const { rows } = await on.query<{ id: number }>(
    'INSERT INTO solar_stop_notice (resource, organisation, noticed) VALUES ($1, $2, $3) RETURNING id',
    [resource, organisation, new Date(now)],
  );
  return (rows[0] as { id: number }).id;
}

/** Clears duties that have ended, so that a new one is notified again. */
export async function dropNoticed(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<void> {
  await on.query('DELETE FROM solar_stop_notice WHERE resource = ANY($1)', [codes]);
}

/** Photovoltaics that may have to stop because a check failed, and those whose owner was notified. */
export async function mayStop(on: Queryable, _: WholeProgram): Promise<string[]> {
  const { rows } = await on.query<{ resource: string }>(
    `SELECT resource FROM solar_record WHERE result = 'fail' AND withdrawn IS NULL UNION SELECT resource FROM solar_stop_notice ORDER BY 1`,
  );
  return rows.map(({ resource }) => resource);
}
