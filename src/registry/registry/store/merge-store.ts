import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Placed } from '../fields/pairs.ts';
import { seesBuilding } from '../public/scope-filter.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { defaultZone } from '../fields/zone.ts';

export async function addMerge(
  on: PoolClient,
  _: WholeProgram,
  merge: { building: number; into: number; change: number; now: number },
): Promise<void> {
  await on.query(`INSERT INTO building_merge (building, into_building, change, recorded) VALUES ($1, $2, $3, $4)`, [
    merge.building,
    merge.into,
    merge.change,
    new Date(merge.now),
  ]);
}

/** Withdraws the merges of a change; returns the buildings. */
export async function withdrawMerges(on: PoolClient, _: WholeProgram, change: number, now: number): Promise<number[]> {
  const found = await on.query<{ building: number }>(
    `UPDATE building_merge SET withdrawn = $2 WHERE change = $1 AND withdrawn IS NULL RETURNING building`,
    [change, new Date(now)],
  );
  return found.rows.map((row) => row.building);
}

/** Withdraws the merge of this building, whoever made it. */
export async function withdrawMergeOf(on: PoolClient, _: WholeProgram, building: number, now: number): Promise<boolean> {
  return (
    ((await on.query(`UPDATE building_merge SET withdrawn = $2 WHERE building = $1 AND withdrawn IS NULL`, [building, new Date(now)]))
      .rowCount ?? 0) > 0
  );
}

/**
 * Recomputes which building answers for which from the merges in force; chains are followed to their end. Meters whose calendar changes as
 * a result are marked, as `markMeters` does.
 */
export async function redrawMerges(on: PoolClient, _: WholeProgram, now: number): Promise<void> {
  await on.query(
    `WITH RECURSIVE chain AS (SELECT building, into_building AS root, 1 AS steps FROM building_merge WHERE withdrawn IS NULL
       UNION ALL SELECT chain.building, g.into_building, chain.steps + 1 FROM chain JOIN building_merge g ON g.building = chain.root AND g.withdrawn IS NULL WHERE chain.steps < 100),
     last AS (SELECT DISTINCT ON (building) building, root FROM chain ORDER BY building, steps DESC),
     moved AS (UPDATE building b SET merged_into = last.root FROM building o LEFT JOIN last ON last.building = o.id
       WHERE b.id = o.id AND (o.merged_into IS NOT NULL OR last.root IS NOT NULL) AND o.merged_into IS DISTINCT FROM last.root
       RETURNING b.id, coalesce(o.merged_into, b.id) AS before, coalesce(b.merged_into, b.id) AS after)
     INSERT INTO meter_touched (meter, marked) SELECT m.id, $1 FROM moved JOIN building was ON was.id = moved.before JOIN building stands ON stands.id = moved.after
       JOIN meter m ON m.building = moved.id AND m.gone IS NULL
       WHERE coalesce(was.fields ->> 'zone', $2) <> coalesce(stands.fields ->> 'zone', $2)`,
    [new Date(now), defaultZone],
  );
}

/** Records that two buildings are not the same. */
export async function addDistinct(on: PoolClient, _: WholeProgram, one: number, other: number, change: number): Promise<void> {
  await on.query(
    `INSERT INTO building_distinct (one, other, change) VALUES (least($1::int, $2::int), greatest($1::int, $2::int), $3) ON CONFLICT DO NOTHING`,
    [one, other, change],
  );
}

/** The buildings that a change recorded as not the same. */
export async function distinctBy(on: PoolClient, _: WholeProgram, change: number): Promise<number[]> {
  const sql = `SELECT unnest(ARRAY[one, other]) AS id FROM building_distinct WHERE change = $1`;
  return (await on.query<{ id: number }>(sql, [change])).rows.map(({ id }) => id);
}

export async function withdrawDistinct(on: PoolClient, _: WholeProgram, change: number): Promise<void> {
  await on.query(`DELETE FROM building_distinct WHERE change = $1`, [change]);
}

/** Buildings not merged into another and visible to the scope, in the form used for comparison, by code. */
export async function comparables(on: Queryable, scope: Scope, region: string | undefined): Promise<Placed[]> {
  const values: unknown[] = [];
  const seen = [seesBuilding(scope, 'b', values)];
  if (region !== undefined) seen.push(`b.region IN (SELECT place FROM place_within WHERE ancestor = $${values.push(region)})`);
  const found = await on.query<{ code: string; region: string | null; name: string; address: string; fields: Record<string, unknown> }>(
    `SELECT b.code, b.region, b.name_key AS name, b.address_key AS address, b.fields FROM building b
     WHERE b.gone IS NULL AND b.merged_into IS NULL AND ${seen.join(' AND ')} ORDER BY b.code COLLATE "C"`,
    values,
  );
  return found.rows.map(({ code, region: at, name, address, fields }) => ({
    code,
    region: at,
    nameKey: name,
    addressKey: address,
    fields,
  }));
}

/** Which buildings people have recorded as not the same, by code. */
export async function distinct(on: Queryable, _: WholeProgram): Promise<[string, string][]> {
  const found = await on.query<{ one: string; other: string }>(
    `SELECT a.code AS one, b.code AS other FROM building_distinct d JOIN building a ON a.id = d.one JOIN building b ON b.id = d.other`,
  );
  return found.rows.map(({ one, other }) => [one, other]);
}

/** Buildings by code that the scope sees, with those that answer for them, and whether each is already merged. */
export async function aliveIds(
  on: Queryable,
  scope: Scope,
  codes: readonly string[],
): Promise<Map<string, { id: number; merged: boolean }>> {
  const values: unknown[] = [codes];
  const seen = `${seesBuilding(scope, 'b', values)} AND ${seesBuilding(scope, 'r', values)}`;
  const sql = `SELECT b.id, b.code, b.merged_into IS NOT NULL AS merged FROM building b JOIN building r ON r.id = coalesce(b.merged_into, b.id)
    WHERE b.code = ANY($1) AND b.gone IS NULL AND ${seen}`;
  return new Map((await on.query<{ id: number; code: string; merged: boolean }>(sql, values)).rows.map((row) => [row.code, row]));
}

export type MergeRow = {
  readonly alias: string;
  readonly alias_name: string;
  readonly into: string;
  readonly into_name: string;
  readonly change: number;
  readonly by: string;
  readonly recorded: Date;
};

/** Merges in force, latest first, if the scope sees the building that answers. */
export async function standing(
  on: Queryable,
  scope: Scope,
  page: { limit: number; offset: number },
): Promise<{ rows: MergeRow[]; total: number }> {
  const values: unknown[] = [];
  const from = `FROM building_merge g JOIN building a ON a.id = g.building AND a.gone IS NULL JOIN building b ON b.id = g.into_building
    LEFT JOIN import i ON i.id = g.change WHERE g.withdrawn IS NULL AND ${seesBuilding(scope, 'b', values)}`;
  const total = await on.query<{ count: string }>(`SELECT count(*) ${from}`, values);
  const at = [values.push(page.limit), values.push(page.offset)];
  const found = await on.query<MergeRow>(
    `SELECT a.code AS alias, a.name AS alias_name, b.code AS into, b.name AS into_name, g.change, coalesce(i.actor, '') AS by, g.recorded ${from}
     ORDER BY g.id DESC LIMIT $${at[0]} OFFSET $${at[1]}`,
    values,
  );
  return { rows: found.rows, total: Number(total.rows[0]?.count ?? 0) };
}
