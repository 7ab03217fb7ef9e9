import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Lies } from '#kernel/trail.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

/** The locations of buildings, by their codes: by their own facts, and by the building that answers for them. */
export async function whereBuildingsLie(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Map<string, Lies>> {
  const found = await on.query<{ code: string; regions: string[] }>(
    `SELECT b.code, array_remove(ARRAY[b.fields ->> 'region', a.fields ->> 'region'], NULL) AS regions
     FROM building b LEFT JOIN building a ON a.id = b.merged_into WHERE b.code = ANY($1)`,
    [codes],
  );
  return new Map(
    found.rows.map(({ code, regions }) => [
      code,
      regions.length === 0 ? undefined : { where: regions.map((one) => `place:${one}` as const) },
    ]),
  );
}

/** The locations of metering points, by their codes: of their building, otherwise of those that share them. */
export async function whereMetersLie(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Map<string, Lies>> {
  const found = await on.query<{ code: string; buildings: string[] }>(
    `SELECT m.code, CASE WHEN b.id IS NULL
       THEN ARRAY(SELECT o.code FROM meter_share s JOIN building o ON o.id = s.building WHERE s.meter = m.id ORDER BY o.code)
       ELSE ARRAY[b.code] END AS buildings
     FROM meter m LEFT JOIN building b ON b.id = m.building WHERE m.code = ANY($1) AND m.gone IS NULL`,
    [codes],
  );
  return new Map(
    found.rows.map(({ code, buildings }) => [
      code,
      { where: buildings.length === 0 ? [null] : buildings.map((building) => `building:${building}` as const) },
    ]),
  );
}
