import type { Pool } from 'pg';
import type { SameForAll } from '#kernel/unscoped.ts';
import type { Fields } from '#platform/ledger/kind-spec.ts';

export type StandardRow = { readonly code: string; readonly fields: Fields };

/** The whole current library. It belongs to no place: every scope reads it. */
export async function standing(on: Pool, _: SameForAll): Promise<StandardRow[]> {
  return (await on.query<StandardRow>('SELECT code, fields FROM standard WHERE gone IS NULL')).rows;
}
