import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { Comparable } from './matching.ts';
import { seesBuilding } from './sight.ts';
import type { Queryable } from './store.ts';

export async function addMerge(
  on: PoolClient,
  _scope: Scope,
  merge: { building: number; into: number; change: number; now: number },
): Promise<void> {
  await on.query(`INSERT INTO building_merge (building, into_building, change, recorded) VALUES ($1, $2, $3, $4)`, [
    merge.building,
    merge.into,
    merge.change,
    new Date(merge.now),
  ]);
}

/** Takes the merges of a change back; gives the buildings. */
export async function withdrawMerges(on: PoolClient, _scope: Scope, change: number, now: number): Promise<number[]> {
  const found = await on.query<{ building: number }>(
    `UPDATE building_merge SET withdrawn = $2 WHERE change = $1 AND withdrawn IS NULL RETURNING building`,
    [change, new Date(now)],
  );
  return found.rows.map((row) => row.building);
}

/** Takes the merge of this building back, whoever made it. */
export async function withdrawMergeOf(on: PoolClient, _scope: Scope, building: number, now: number): Promise<boolean> {
  return (
    ((await on.query(`UPDATE building_merge SET withdrawn = $2 WHERE building = $1 AND withdrawn IS NULL`, [building, new Date(now)]))
      .rowCount ?? 0) > 0
  );
}

/** Makes «who answers for whom» what the standing merges say; chains are followed to their end. */
export async function redrawMerges(on: PoolClient, _scope: Scope): Promise<void> {
  await on.query(
    `WITH RECURSIVE chain AS (SELECT building, into_building AS root, 1 AS steps FROM building_merge WHERE withdrawn IS NULL
       UNION ALL SELECT chain.building, g.into_building, chain.steps + 1 FROM chain JOIN building_merge g ON g.building = chain.root AND g.withdrawn IS NULL WHERE chain.steps < 100),
     last AS (SELECT DISTINCT ON (building) building, root FROM chain ORDER BY building, steps DESC)
     UPDATE building b SET merged_into = last.root FROM building o LEFT JOIN last ON last.building = o.id
     WHERE b.id = o.id AND (o.merged_into IS NOT NULL OR last.root IS NOT NULL) AND o.merged_into IS DISTINCT FROM last.root`,
  );
}

/** Says that two buildings are not the same. */
export async function addDistinct(on: PoolClient, _scope: Scope, one: number, other: number, change: number): Promise<void> {
  await on.query(
    `INSERT INTO building_distinct (one, other, change) VALUES (least($1::int, $2::int), greatest($1::int, $2::int), $3) ON CONFLICT DO NOTHING`,
    [one, other, change],
  );
}

export async function withdrawDistinct(on: PoolClient, _scope: Scope, change: number): Promise<void> {
  await on.query(`DELETE FROM building_distinct WHERE change = $1`, [change]);
}

export type PairRow = { readonly a: Comparable; readonly b: Comparable };

type Flat = {
  a_code: string;
  a_name: string;
  a_address: string;
  a_fields: Record<string, unknown>;
  b_code: string;
  b_name: string;
  b_address: string;
  b_fields: Record<string, unknown>;
};

/**
 * Pairs of buildings that share an outside code, a name or an address in one region, or a place and an area. Names that very many bear say nothing.
 * @param building only pairs with this one
 */
export async function pairs(
  on: Queryable,
  scope: Scope,
  asked: { region?: string | undefined; building?: number | undefined; most: number },
): Promise<PairRow[]> {
  const values: unknown[] = [asked.most];
  const seen = [seesBuilding(scope, 'b', values)];
  if (asked.region !== undefined) seen.push(`b.region IN (SELECT place FROM place_within WHERE ancestor = $${values.push(asked.region)})`);
  const only = asked.building === undefined ? '' : `AND $${values.push(asked.building)} IN (p.one, p.other)`;
  const keyed = (key: string): string =>
    `SELECT x.id AS one, y.id AS other FROM here x JOIN here y ON y.${key} = x.${key} AND y.region = x.region AND y.id > x.id WHERE x.${key} <> '' AND x.${key}_count <= 20`;
  const found = await on.query<Flat>(
    `WITH here AS MATERIALIZED (SELECT b.id, b.region, b.name_key, b.address_key, b.floor_area_m2, round(b.latitude * 1000) AS cell_y, round(b.longitude * 1000) AS cell_x,
         count(*) OVER (PARTITION BY b.region, b.name_key) AS name_key_count, count(*) OVER (PARTITION BY b.region, b.address_key) AS address_key_count
       FROM building b WHERE b.gone IS NULL AND b.merged_into IS NULL AND ${seen.join(' AND ')}),
     near AS (SELECT here.*, here.cell_x + dx AS x, here.cell_y + dy AS y FROM here, generate_series(-1, 1) dx, generate_series(-1, 1) dy WHERE here.cell_x IS NOT NULL AND here.floor_area_m2 > 0),
     pair AS (${keyed('name_key')} UNION ${keyed('address_key')}
       UNION SELECT least(m.building, t.building), greatest(m.building, t.building) FROM building_code m JOIN building_code t USING (scheme, value)
         WHERE m.building < t.building AND m.building IN (SELECT id FROM here) AND t.building IN (SELECT id FROM here)
       UNION SELECT x.id, y.id FROM near x JOIN here y ON y.cell_x = x.x AND y.cell_y = x.y AND y.id > x.id AND abs(y.floor_area_m2 - x.floor_area_m2) <= 0.01 * x.floor_area_m2)
     SELECT a.code AS a_code, a.name_key AS a_name, a.address_key AS a_address, a.fields AS a_fields, b.code AS b_code, b.name_key AS b_name, b.address_key AS b_address, b.fields AS b_fields
     FROM (SELECT * FROM pair p WHERE NOT EXISTS (SELECT FROM building_distinct d WHERE d.one = p.one AND d.other = p.other) ${only} LIMIT $1) p
     JOIN building a ON a.id = p.one JOIN building b ON b.id = p.other`,
    values,
  );
  return found.rows.map((row) => ({
    a: { code: row.a_code, nameKey: row.a_name, addressKey: row.a_address, fields: row.a_fields },
    b: { code: row.b_code, nameKey: row.b_name, addressKey: row.b_address, fields: row.b_fields },
  }));
}

/** Buildings by code, and whether each is merged already. */
export async function aliveIds(
  on: Queryable,
  scope: Scope,
  codes: readonly string[],
): Promise<Map<string, { id: number; merged: boolean }>> {
  const values: unknown[] = [codes];
  const sql = `SELECT b.id, b.code, b.merged_into IS NOT NULL AS merged FROM building b WHERE b.code = ANY($1) AND b.gone IS NULL AND ${seesBuilding(scope, 'b', values)}`;
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

/** Merges that stand, the latest first, where the scope sees the building that answers. */
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
