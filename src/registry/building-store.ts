import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { seesBuilding } from './sight.ts';
import type { Queryable } from './store.ts';

/** Codes of buildings by a code of somebody else's; values that several bear are left out. */
export async function codesByOutside(on: Queryable, _scope: Scope, scheme: string, values: readonly string[]): Promise<Map<string, string>> {
  const found = await on.query<{ value: string; code: string }>(
    `SELECT c.value, min(b.code) AS code FROM building_code c JOIN building b ON b.id = c.building AND b.gone IS NULL
     WHERE c.scheme = $1 AND c.value = ANY($2) GROUP BY c.value HAVING count(*) = 1`,
    [scheme, values],
  );
  return new Map(found.rows.map((row) => [row.value, row.code]));
}

/** Makes the list of outside codes what the fields say. */
export async function putOutsideCodes(on: PoolClient, _scope: Scope, rows: readonly { id: number; fields: Readonly<Record<string, unknown>> }[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await on.query(`DELETE FROM building_code WHERE building = ANY($1)`, [ids]);
  await on.query(
    `INSERT INTO building_code (scheme, value, building)
     SELECT substr(key, 6), value, id FROM building, jsonb_each_text(fields) WHERE id = ANY($1) AND gone IS NULL AND key LIKE 'code:%'`,
    [ids],
  );
}

/** Which of these organisations a building names. */
export async function organisationsNamed(on: Queryable, _scope: Scope, codes: readonly string[]): Promise<string[]> {
  const sql = `SELECT DISTINCT organisation FROM building WHERE organisation = ANY($1) AND gone IS NULL ORDER BY 1`;
  return (await on.query<{ organisation: string }>(sql, [codes])).rows.map((row) => row.organisation);
}

/** How many buildings that this change made bear a name, address or outside code of one that was there before. */
export async function countLikely(on: Queryable, _scope: Scope, change: number): Promise<number> {
  await on.query(`ANALYZE building`);
  const found = await on.query<{ count: string }>(
    `WITH made AS MATERIALIZED (SELECT b.id, b.region, b.name_key, b.address_key FROM building_change c JOIN building b ON b.id = c.building WHERE c.change = $1 AND b.merged_into IS NULL),
       there AS MATERIALIZED (SELECT id, region, name_key, address_key FROM building WHERE gone IS NULL AND merged_into IS NULL)
     SELECT count(*) FROM (
       SELECT made.id FROM made JOIN there o ON o.name_key = made.name_key AND o.region = made.region AND o.id <> made.id AND o.name_key <> ''
       UNION SELECT made.id FROM made JOIN there o ON o.address_key = made.address_key AND o.region = made.region AND o.id <> made.id AND o.address_key <> ''
       UNION SELECT mine.building FROM building_code mine JOIN building_code theirs USING (scheme, value) WHERE mine.building IN (SELECT id FROM made) AND theirs.building <> mine.building
     ) likely`,
    [change],
  );
  return Number(found.rows[0]?.count ?? 0);
}

export type BuildingRow = {
  readonly id: number;
  readonly code: string;
  readonly fields: Record<string, unknown>;
  readonly dated: Record<string, { from: string | null; value: unknown }[]>;
  readonly set_by: Record<string, number>;
  readonly by_hand: string[];
  readonly merged_into: number | null;
};

export type BuildingsAsk = {
  readonly region?: string | undefined;
  readonly organisation?: string | undefined;
  readonly use?: string | undefined;
  readonly search?: string | undefined;
  readonly codes?: readonly string[] | undefined;
  readonly sort: 'code' | 'name' | 'region' | 'use' | 'floorArea' | 'yearBuilt';
  readonly descending: boolean;
  readonly limit: number;
  readonly offset: number;
};

const order: Readonly<Record<BuildingsAsk['sort'], string>> = {
  code: 'b.code COLLATE "C"',
  name: 'b.name COLLATE "zh-x-icu"',
  region: 'b.region',
  use: 'b.use',
  floorArea: 'b.floor_area_m2',
  yearBuilt: 'b.year_built',
};

function where(scope: Scope, ask: Partial<BuildingsAsk>, values: unknown[]): string {
  const parts = ['b.gone IS NULL', 'b.merged_into IS NULL', seesBuilding(scope, 'b', values)];
  if (ask.region !== undefined) {
    const at = values.push(ask.region);
    parts.push(`(b.region IN (SELECT place FROM place_within WHERE ancestor = $${at}) OR b.development_zone IN (SELECT place FROM place_within WHERE ancestor = $${at}))`);
  }
  if (ask.organisation !== undefined) parts.push(`b.organisation = $${values.push(ask.organisation)}`);
  if (ask.use !== undefined) parts.push(`b.use = $${values.push(ask.use)}`);
  if (ask.codes !== undefined) parts.push(`b.code = ANY($${values.push(ask.codes)})`);
  if (ask.search !== undefined && ask.search.trim() !== '') {
    const at = values.push(ask.search.normalize('NFKC').trim().toLowerCase());
    parts.push(`(strpos(lower(b.name), $${at}) > 0 OR strpos(lower(b.code), $${at}) > 0 OR strpos(lower(coalesce(b.fields ->> 'address', '')), $${at}) > 0
      OR EXISTS (SELECT FROM building_code c WHERE c.building = b.id AND lower(c.value) = $${at}))`);
  }
  return parts.join(' AND ');
}

/** A page of buildings and how many there are in all. */
export async function list(on: Queryable, scope: Scope, ask: BuildingsAsk): Promise<{ rows: BuildingRow[]; total: number }> {
  const values: unknown[] = [];
  const filter = where(scope, ask, values);
  const total = await on.query<{ count: string }>(`SELECT count(*) FROM building b WHERE ${filter}`, values);
  const direction = ask.descending ? 'DESC NULLS LAST' : 'ASC NULLS LAST';
  const page = [values.push(ask.limit), values.push(ask.offset)];
  const found = await on.query<BuildingRow>(
    `SELECT b.id, b.code, b.fields, b.dated, b.set_by, b.by_hand, b.merged_into FROM building b WHERE ${filter}
     ORDER BY ${order[ask.sort]} ${direction}, b.code COLLATE "C" LIMIT $${page[0]} OFFSET $${page[1]}`,
    values,
  );
  return { rows: found.rows, total: Number(total.rows[0]?.count ?? 0) };
}

/** The building that answers for a code: itself, or the one it was merged into. Undefined where the scope does not see it. */
export async function find(on: Queryable, scope: Scope, code: string): Promise<BuildingRow | undefined> {
  const values: unknown[] = [code];
  const sight = seesBuilding(scope, 'b', values);
  const found = await on.query<BuildingRow>(
    `SELECT b.id, b.code, b.fields, b.dated, b.set_by, b.by_hand, b.merged_into FROM building named JOIN building b ON b.id = coalesce(named.merged_into, named.id)
     WHERE named.code = $1 AND named.gone IS NULL AND b.gone IS NULL AND ${sight}`,
    values,
  );
  return found.rows[0];
}

/** The very building of a code, merged or not. */
export async function findItself(on: Queryable, scope: Scope, code: string): Promise<BuildingRow | undefined> {
  const values: unknown[] = [code];
  const found = await on.query<BuildingRow>(
    `SELECT b.id, b.code, b.fields, b.dated, b.set_by, b.by_hand, b.merged_into FROM building b WHERE b.code = $1 AND b.gone IS NULL AND ${seesBuilding(scope, 'b', values)}`,
    values,
  );
  return found.rows[0];
}

/** Codes that answer to each of these buildings beside its own. */
export async function aliases(on: Queryable, _scope: Scope, ids: readonly number[]): Promise<Map<number, string[]>> {
  const sql = `SELECT merged_into AS id, array_agg(code ORDER BY code) AS codes FROM building WHERE merged_into = ANY($1) AND gone IS NULL GROUP BY merged_into`;
  return new Map((await on.query<{ id: number; codes: string[] }>(sql, [ids])).rows.map((row) => [row.id, row.codes]));
}
