import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from './store.ts';

export type LinkRow = {
  readonly id: number;
  readonly case: string;
  readonly role: string;
  readonly person: string | null;
  readonly expires: Date;
  /** Shows the progress of the case and what was submitted through it, and nothing of the office's own work. */
  readonly receipt: boolean;
};

export async function addLink(
  on: Queryable,
  scope: Scope,
  one: Omit<LinkRow, 'id'> & { readonly hash: string; readonly made: Date },
): Promise<number> {
  const { rows } = await on.query<{ id: number }>(
    'INSERT INTO case_link (code, role, person, hash, expires, made, actor, receipt) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id',
    [one.case, one.role, one.person, one.hash, one.expires, one.made, scope.actor, one.receipt],
  );
  return rows[0]?.id as number;
}

/** The link behind a token, by its hash; an expired one is not returned. */
export async function linkOf(on: Queryable, _: WholeProgram, hash: string, now: Date): Promise<LinkRow | undefined> {
  const { rows } = await on.query<LinkRow>(
    'SELECT id, code AS "case", role, person, expires, receipt FROM case_link WHERE hash = $1 AND gone IS NULL AND expires > $2',
    [hash, now],
  );
  return rows[0];
}
