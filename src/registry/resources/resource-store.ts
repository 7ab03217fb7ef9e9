import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { codesOfBuildingsWhere, seesBuilding } from '#registry/registry/public/scope-filter.ts';

/**
 * SQL for «this scope sees the resource»: it sees the resource's building, or the one that answers for it. Pushes the parameters it needs
 * onto `values`.
 */
export function seesResource(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesBuilding(scope, 'b', values);
  return sight === 'true' || sight === 'false' ? sight : `${alias}.building IN (${codesOfBuildingsWhere(sight)})`;
}

/** The buildings that resources of these codes are in, or were in last, regardless of scope. */
export async function buildingsOfResources(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = `SELECT DISTINCT building AS code FROM resource WHERE code = ANY($1) AND building IS NOT NULL`;
  return (await on.query<{ code: string }>(sql, [codes])).rows.map(({ code }) => code);
}

/**
 * Which of these buildings contain resources, have contained them or are to receive them, regardless of scope; at most a hundred, with the
 * code of one resource each.
 */
export async function buildingsWithResources(
  on: Queryable,
  _: WholeProgram,
  codes: readonly string[],
): Promise<{ building: string; resource: string }[]> {
  const sql = `SELECT building, min(code) AS resource FROM (
      SELECT building, code FROM resource WHERE gone IS NULL AND building = ANY($1)
      UNION ALL SELECT p ->> 'value', code FROM resource, jsonb_array_elements(dated -> 'building') p
        WHERE gone IS NULL AND dated ? 'building' AND p ->> 'value' = ANY($1)) named
    GROUP BY building ORDER BY 1 LIMIT 100`;
  return (await on.query<{ building: string; resource: string }>(sql, [codes])).rows;
}

/** Codes of the resources that ever were, or were to be, in one of these buildings, regardless of scope. */
export async function everIn(on: Queryable, _: WholeProgram, buildings: readonly string[]): Promise<string[]> {
  const sql = `SELECT code FROM resource WHERE id IN (
    SELECT resource FROM resource_change WHERE fields ? 'building' AND fields ->> 'building' = ANY($1))`;
  return (await on.query<{ code: string }>(sql, [buildings])).rows.map(({ code }) => code);
}

/** Codes of the resources that ever named one of these meters, regardless of scope. */
export async function everMeasuredBy(on: Queryable, _: WholeProgram, meters: readonly string[]): Promise<string[]> {
  const sql = `SELECT code FROM resource WHERE id IN (
    SELECT resource FROM resource_change WHERE fields ? 'meter' AND fields ->> 'meter' = ANY($1))`;
  return (await on.query<{ code: string }>(sql, [meters])).rows.map(({ code }) => code);
}
