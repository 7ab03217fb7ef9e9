import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { mostShared } from '../fields/pairs.ts';
import { seesBuilding } from '../public/scope-filter.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';

/** Codes of buildings that the scope sees, by outside codes; values shared by several of them are left out. */
export async function codesByOutside(
  on: Queryable,
  scope: Scope,
  scheme: string,
  outside: readonly string[],
): Promise<Map<string, string>> {
  const values: unknown[] = [scheme, outside];
  const found = await on.query<{ value: string; code: string }>(
    `SELECT c.value, min(b.code) AS code FROM building_code c JOIN building b ON b.id = c.building AND b.gone IS NULL
     WHERE c.scheme = $1 AND c.value = ANY($2) AND ${seesBuilding(scope, 'b', values)} GROUP BY c.value HAVING count(*) = 1`,
    values,
  );
  return new Map(found.rows.map((row) => [row.value, row.code]));
}

/** A building as a list without codes identifies it. */
export type NamedBuilding = { readonly key: string; readonly name: string; readonly organisation: string | null };

/** Codes of buildings that the scope sees, by name and, if given, owner; left out if several have that name. */
export async function codesByName(on: Queryable, scope: Scope, named: readonly NamedBuilding[]): Promise<Map<string, string>> {
  const values: unknown[] = [JSON.stringify(named)];
  const found = await on.query<{ key: string; code: string }>(
    `SELECT g.key, min(b.code) AS code FROM jsonb_to_recordset($1::jsonb) AS g(key text, name text, organisation text)
     JOIN building b ON b.gone IS NULL AND b.name = g.name AND (g.organisation IS NULL OR b.organisation = g.organisation)
     WHERE ${seesBuilding(scope, 'b', values)} GROUP BY g.key HAVING count(*) = 1`,
    values,
  );
  return new Map(found.rows.map((row) => [row.key, row.code]));
}

/** Organisations named as owners by buildings that the scope sees, and as operators by their meters. */
export async function organisationsMet(on: Queryable, scope: Scope): Promise<Set<string>> {
  const values: unknown[] = [];
  const sight = seesBuilding(scope, 'b', values);
  const found = await on.query<{ code: string }>(
    `SELECT DISTINCT b.organisation AS code FROM building b WHERE b.gone IS NULL AND b.organisation IS NOT NULL AND ${sight}
     UNION SELECT DISTINCT m.operator FROM meter m JOIN building b ON b.id = m.building WHERE m.gone IS NULL AND m.operator IS NOT NULL AND ${sight}`,
    values,
  );
  return new Set(found.rows.map((row) => row.code));
}

/** Updates the table of outside codes to match the fields. */
export async function putOutsideCodes(
  on: PoolClient,
  _: WholeProgram,
  rows: readonly { id: number; fields: Readonly<Record<string, unknown>> }[],
): Promise<void> {
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
export async function organisationsNamed(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = `SELECT DISTINCT organisation FROM building WHERE organisation = ANY($1) AND gone IS NULL ORDER BY 1`;
  return (await on.query<{ organisation: string }>(sql, [codes])).rows.map((row) => row.organisation);
}

/**
 * How many buildings that this change created share a name, address or outside code with another that the scope sees, counting only those
 * shared by at most `mostShared`. Sharing is counted, not paired: the planner has no statistics on uncommitted rows, and pairing 145,000 of
 * them with all others would take hours.
 */
export async function countLikely(on: Queryable, scope: Scope, change: number): Promise<number> {
  await on.query(`ANALYZE building`);
  const values: unknown[] = [change, mostShared];
  const sight = seesBuilding(scope, 'b', values);
  // nothing more to check for those who see everything
  const codes = sight === 'true' ? 'building_code c' : `building_code c JOIN building b ON b.id = c.building AND ${sight}`;
  const alike = (key: string): string =>
    `SELECT id FROM (SELECT id, made, count(*) OVER (PARTITION BY region, ${key}) AS alike FROM standing WHERE ${key} <> '' AND region IS NOT NULL) named
     WHERE made AND alike BETWEEN 2 AND $2`;
  const found = await on.query<{ count: string }>(
    `WITH standing AS MATERIALIZED (
       SELECT id, region, name_key, address_key, id IN (SELECT building FROM building_change WHERE change = $1) AS made
       FROM building b WHERE gone IS NULL AND merged_into IS NULL AND ${sight})
     SELECT count(*) FROM (
       ${alike('name_key')} UNION ${alike('address_key')}
       UNION SELECT building FROM (
         SELECT c.building, c.building IN (SELECT building FROM building_change WHERE change = $1) AS made, count(*) OVER (PARTITION BY c.scheme, c.value) AS alike
         FROM ${codes}
       ) coded WHERE made AND alike BETWEEN 2 AND $2
     ) likely`,
    values,
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

/** The building that answers for a code: itself, or the one it was merged into. Undefined if the scope does not see it. */
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

/** Buildings with exactly these codes that the scope sees and that are not merged into another, in order of their codes. */
export async function findAll(on: Queryable, scope: Scope, codes: readonly string[]): Promise<BuildingRow[]> {
  const values: unknown[] = [codes];
  const found = await on.query<BuildingRow>(
    `SELECT b.id, b.code, b.fields, b.dated, b.set_by, b.by_hand, b.merged_into FROM building b
     WHERE b.code = ANY($1) AND b.gone IS NULL AND b.merged_into IS NULL AND ${seesBuilding(scope, 'b', values)} ORDER BY b.code`,
    values,
  );
  return found.rows;
}

/** The building with exactly this code, merged or not. */
export async function findItself(on: Queryable, scope: Scope, code: string): Promise<BuildingRow | undefined> {
  const values: unknown[] = [code];
  const found = await on.query<BuildingRow>(
    `SELECT b.id, b.code, b.fields, b.dated, b.set_by, b.by_hand, b.merged_into FROM building b WHERE b.code = $1 AND b.gone IS NULL AND ${seesBuilding(scope, 'b', values)}`,
    values,
  );
  return found.rows[0];
}

/** The codes that refer to each of these buildings in addition to its own. */
export async function aliases(on: Queryable, _: WholeProgram, ids: readonly number[]): Promise<Map<number, string[]>> {
  const sql = `SELECT merged_into AS id, array_agg(code ORDER BY code) AS codes FROM building WHERE merged_into = ANY($1) AND gone IS NULL GROUP BY merged_into`;
  return new Map((await on.query<{ id: number; codes: string[] }>(sql, [ids])).rows.map((row) => [row.id, row.codes]));
}
