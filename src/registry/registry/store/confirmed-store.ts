import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

/** SQL for changes by those who are not responsible for any place: owners, by file or manually. */
const others = `SELECT id FROM import WHERE role NOT IN ('administrator', 'bureau')`;

/** Those of these buildings that anyone other than a bureau or an administrator has ever changed. */
export async function changedByOthers(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<{ id: number; code: string }[]> {
  if (codes.length === 0) return [];
  const sql = `SELECT DISTINCT b.id, b.code FROM building_change c JOIN building b ON b.id = c.building WHERE c.change IN (${others}) AND b.code = ANY($1)`;
  return (await on.query<{ id: number; code: string }>(sql, [codes])).rows;
}

/** Those of these changes made by anyone other than a bureau or an administrator. */
export async function byOthers(on: Queryable, _: WholeProgram, changes: readonly number[]): Promise<ReadonlySet<number>> {
  if (changes.length === 0) return new Set();
  const found = await on.query<{ id: number }>(`${others} AND id = ANY($1)`, [changes]);
  return new Set(found.rows.map(({ id }) => id));
}
