import { type WholeProgram, wholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

/** Of which duty to stop an organisation was told by now, by resource; whoever sees them. */
export async function noticedOf(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await on.query<{ resource: string; organisation: string | null }>(
    'SELECT resource, organisation FROM solar_stop_notice WHERE resource = ANY($1)',
    [codes],
  );
  return new Map(rows.map(({ resource, organisation }) => [resource, organisation]));
}

/** Keeps which organisation is told. Out: the number under which it is, another for another organisation. */
export async function addNoticed(on: Queryable, _: WholeProgram, resource: string, organisation: string, now: number): Promise<number> {
  await dropNoticed(on, wholeProgram, [resource]);
  const { rows } = await on.query<{ id: number }>(
    'INSERT INTO solar_stop_notice (resource, organisation, noticed) VALUES ($1, $2, $3) RETURNING id',
    [resource, organisation, new Date(now)],
  );
  return (rows[0] as { id: number }).id;
}

/** Lets go of duties that have ended: another that begins is told anew. */
export async function dropNoticed(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<void> {
  await on.query('DELETE FROM solar_stop_notice WHERE resource = ANY($1)', [codes]);
}

/** Photovoltaics that may have to stop, a check of theirs failed, and those of which an owner was told. */
export async function mayStop(on: Queryable, _: WholeProgram): Promise<string[]> {
  const { rows } = await on.query<{ resource: string }>(
    `SELECT resource FROM solar_record WHERE result = 'fail' AND withdrawn IS NULL UNION SELECT resource FROM solar_stop_notice ORDER BY 1`,
  );
  return rows.map(({ resource }) => resource);
}
