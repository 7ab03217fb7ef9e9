import type { Pool } from 'pg';
import type { SameForAll } from '#kernel/unscoped.ts';
import type { Fields } from '#platform/ledger/kind-spec.ts';

export type StandardRow = { readonly code: string; readonly fields: Fields };

/** The standard with a code, in the given transaction or out of it. */
export async function withCode(on: Pick<Pool, 'query'>, _: SameForAll, code: string): Promise<StandardRow | undefined> {
  return (await on.query<StandardRow>('SELECT code, fields FROM standard WHERE gone IS NULL AND code = $1', [code])).rows[0];
}

/** The whole current library. It belongs to no place: every scope reads it. */
export async function standing(on: Pick<Pool, 'query'>, _: SameForAll): Promise<StandardRow[]> {
  return (await on.query<StandardRow>('SELECT code, fields FROM standard WHERE gone IS NULL')).rows;
}
