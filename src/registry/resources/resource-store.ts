import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

/** Codes of the resources that ever named one of these meters, regardless of scope. */
export async function everMeasuredBy(on: Queryable, _: WholeProgram, meters: readonly string[]): Promise<string[]> {
  const sql = `SELECT code FROM resource WHERE id IN (
    SELECT resource FROM resource_change WHERE fields ? 'meter' AND fields ->> 'meter' = ANY($1))`;
  return (await on.query<{ code: string }>(sql, [meters])).rows.map(({ code }) => code);
}
