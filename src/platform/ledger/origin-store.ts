import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { Queryable } from './entity-store.ts';

/** The author of a change. */
export type Origin = {
  readonly change: number;
  readonly by: string;
  readonly at: Date;
  readonly kind: string;
  readonly subject: string;
  readonly byHand: boolean;
};

export async function origins(on: Queryable, _: CheckedByCaller, changes: readonly number[]): Promise<Map<number, Origin>> {
  const found = await on.query<{ id: number; actor: string; began: Date; kind: string; subject: string; by_hand: boolean }>(
    `SELECT id, actor, began, kind, subject, by_hand FROM import WHERE id = ANY($1)`,
    [changes],
  );
  return new Map(
    found.rows.map((row) => [
      row.id,
      { change: row.id, by: row.actor, at: row.began, kind: row.kind, subject: row.subject, byHand: row.by_hand },
    ]),
  );
}
