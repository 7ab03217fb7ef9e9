import type { Scope } from '#kernel/scope.ts';
import type { Queryable } from '#ledger/entity-store.ts';

/** A change or an import that set, swapped or took back something. */
export type ChangeSince = { readonly import: number; readonly subject: string; readonly by: string; readonly at: Date };

/**
 * What was changed or taken back of buildings and of metering points after an instant (ms), the newest first. The scope was found to see
 * the buildings.
 */
export async function changedSince(
  on: Queryable,
  _scope: Scope,
  { buildings, meters }: { readonly buildings: readonly number[]; readonly meters: readonly number[] },
  since: number,
): Promise<ChangeSince[]> {
  const found = await on.query<ChangeSince>(
    `SELECT i.id AS import, i.subject, i.actor AS by, max(greatest(c.recorded, c.withdrawn)) AS at
     FROM (SELECT change, recorded, withdrawn FROM building_change WHERE building = ANY($1)
       UNION ALL SELECT change, recorded, withdrawn FROM meter_change WHERE meter = ANY($2)
       UNION ALL SELECT change, recorded, withdrawn FROM meter_swap WHERE meter = ANY($2)) c
     JOIN import i ON i.id = c.change
     WHERE c.recorded > $3 OR c.withdrawn > $3
     GROUP BY i.id, i.subject, i.actor ORDER BY at DESC`,
    [buildings, meters, new Date(since)],
  );
  return found.rows;
}
