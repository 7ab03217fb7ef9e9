import type { Scope } from '#kernel/scope.ts';
import type { Queryable } from '#ledger/entity-store.ts';

/** Whose duties to stop their owners have been told of, by now; whoever sees them. */
export async function noticedOf(on: Queryable, _scope: Scope, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await on.query<{ resource: string }>('SELECT resource FROM solar_stop_notice WHERE resource = ANY($1)', [codes]);
  return new Set(rows.map(({ resource }) => resource));
}

/** Keeps that the owner is told. Out: the number of this duty. */
export async function addNoticed(on: Queryable, _scope: Scope, resource: string, now: number): Promise<number> {
  const { rows } = await on.query<{ id: number }>(
    'INSERT INTO solar_stop_notice (resource, noticed) VALUES ($1, $2) ON CONFLICT (resource) DO UPDATE SET noticed = $2 RETURNING id',
    [resource, new Date(now)],
  );
  return (rows[0] as { id: number }).id;
}

/** Lets go of duties that have ended: another that begins is told anew. */
export async function dropNoticed(on: Queryable, _scope: Scope, codes: readonly string[]): Promise<void> {
  await on.query('DELETE FROM solar_stop_notice WHERE resource = ANY($1)', [codes]);
}

/** All of which an owner was told. */
export async function allNoticed(on: Queryable, _scope: Scope): Promise<string[]> {
  return (await on.query<{ resource: string }>('SELECT resource FROM solar_stop_notice')).rows.map(({ resource }) => resource);
}
