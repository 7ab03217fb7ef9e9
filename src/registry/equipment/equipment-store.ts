import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { codesOfBuildingsWhere, seesBuilding } from '#registry/registry/public/scope-filter.ts';

/**
 * SQL for «this scope sees the equipment»: it sees the building that it stands in, or the one that answers for it. Pushes what it needs
 * onto the values.
 */
export function seesEquipment(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesBuilding(scope, 'b', values);
  return sight === 'true' || sight === 'false' ? sight : `${alias}.building IN (${codesOfBuildingsWhere(sight)})`;
}

/** The buildings that equipment of these codes stands in, or stood in last, whoever sees it. */
export async function buildingsOfEquipment(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = `SELECT DISTINCT building AS code FROM equipment WHERE code = ANY($1) AND building IS NOT NULL`;
  return (await on.query<{ code: string }>(sql, [codes])).rows.map(({ code }) => code);
}

/** Which of these buildings equipment stands in, has stood in or is to move to, whoever sees it; at most a hundred, with a code of each. */
export async function buildingsWithEquipment(
  on: Queryable,
  _: WholeProgram,
  codes: readonly string[],
): Promise<{ building: string; equipment: string }[]> {
  const sql = `SELECT building, min(code) AS equipment FROM (
      SELECT building, code FROM equipment WHERE gone IS NULL AND building = ANY($1)
      UNION ALL SELECT p ->> 'value', code FROM equipment, jsonb_array_elements(dated -> 'building') p
        WHERE gone IS NULL AND dated ? 'building' AND p ->> 'value' = ANY($1)) named
    GROUP BY building ORDER BY 1 LIMIT 100`;
  return (await on.query<{ building: string; equipment: string }>(sql, [codes])).rows;
}

/** Codes of the equipment that ever stood, or was to stand, in one of these buildings, whoever sees it. */
export async function everIn(on: Queryable, _: WholeProgram, buildings: readonly string[]): Promise<string[]> {
  const sql = `SELECT code FROM equipment WHERE id IN (
    SELECT equipment FROM equipment_change WHERE fields ? 'building' AND fields ->> 'building' = ANY($1))`;
  return (await on.query<{ code: string }>(sql, [buildings])).rows.map(({ code }) => code);
}
