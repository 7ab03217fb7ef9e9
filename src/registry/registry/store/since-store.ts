import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

/** A change or an import that set, swapped or undid something. */
export type ChangeSince = { readonly import: number; readonly subject: string; readonly by: string; readonly at: Date };

/**
 * What was changed or undone for buildings and metering points after an instant (ms), newest first. The caller has checked that the scope
 * sees the buildings.
 */
export async function changedSince(
  on: Queryable,
  _: WholeProgram,
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

/** Something that people changed or undid, with every building it may concern, by code; `at` in ms. */
export type LastChange = { readonly buildings: readonly string[]; readonly meter: number | null; readonly at: number };

/**
 * Buildings and metering points that were changed, merged or undone after an instant (ms), each with its latest time. A metering point
 * concerns all buildings that it or one of its parents was ever said to be in or serve. The caller has checked that the scope sees what it
 * queries.
 */
export async function lastChanges(on: Queryable, _: WholeProgram, since: number): Promise<LastChange[]> {
  const { rows } = await on.query<{ buildings: string[]; meter: number | null; at: Date }>(
    `WITH changed AS (
       SELECT meter, max(at) AS at FROM (
         SELECT meter, greatest(recorded, withdrawn) AS at FROM meter_change UNION ALL SELECT meter, greatest(recorded, withdrawn) FROM meter_swap) c
       WHERE at > $1 GROUP BY meter),
     said AS (
       SELECT c.meter, c.at, x.fields FROM changed c JOIN meter_change x ON x.meter = c.meter
       UNION ALL SELECT c.meter, c.at, y.fields FROM changed c JOIN meter_change x ON x.meter = c.meter
         JOIN meter p ON p.code = x.fields ->> 'parent' JOIN meter_change y ON y.meter = p.id),
     named AS (
       SELECT meter, at, fields ->> 'building' AS building FROM said
       UNION ALL SELECT meter, at, part ->> 'building' FROM said,
         jsonb_array_elements(CASE jsonb_typeof(fields -> 'shares') WHEN 'array' THEN fields -> 'shares' ELSE '[]' END) part)
     SELECT array_agg(DISTINCT coalesce(r.code, n.building)) AS buildings, meter, max(at) AS at FROM named n
       LEFT JOIN building b ON b.code = n.building LEFT JOIN building r ON r.id = b.merged_into
       WHERE n.building IS NOT NULL GROUP BY meter
     UNION ALL SELECT array_agg(DISTINCT x.code), NULL, max(greatest(c.recorded, c.withdrawn)) FROM building_change c
       JOIN building b ON b.id = c.building JOIN building x ON x.id IN (b.id, b.merged_into)
       WHERE c.recorded > $1 OR c.withdrawn > $1 GROUP BY c.building
     UNION ALL SELECT array_agg(DISTINCT b.code), NULL, max(greatest(c.recorded, c.withdrawn)) FROM building_merge c
       JOIN building b ON b.id IN (c.building, c.into_building)
       WHERE c.recorded > $1 OR c.withdrawn > $1 GROUP BY c.into_building`,
    [new Date(since)],
  );
  return rows.map(({ buildings, meter, at }) => ({ buildings, meter: meter === null ? null : Number(meter), at: at.getTime() }));
}
