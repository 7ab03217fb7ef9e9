import type { Scope } from '#kernel/scope.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import { codesOfBuildingsWhere, seesBuilding } from '#registry/registry/public/scope-filter.ts';

/**
 * SQL for «this scope sees the equipment»: it sees the equipment's building, or the one that answers for it. Pushes the parameters it needs
 * onto `values`.
 */
export function seesEquipment(scope: Scope, alias: string, values: unknown[]): string {
  const sight = seesBuilding(scope, 'b', values);
  return sight === 'true' || sight === 'false' ? sight : `${alias}.building IN (${codesOfBuildingsWhere(sight)})`;
}

/** The buildings that equipment of these codes is in, or was in last, regardless of scope. */
export async function buildingsOfEquipment(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<string[]> {
  const sql = `SELECT DISTINCT building AS code FROM equipment WHERE code = ANY($1) AND building IS NOT NULL`;
  return (await on.query<{ code: string }>(sql, [codes])).rows.map(({ code }) => code);
}

/**
 * Which of these buildings contain equipment, have contained it or are to receive it, regardless of scope; at most a hundred, with the code
 * of one piece each.
 */
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

/** Codes of the equipment that ever was, or was to be, in one of these buildings, regardless of scope. */
export async function everIn(on: Queryable, _: WholeProgram, buildings: readonly string[]): Promise<string[]> {
  const sql = `SELECT code FROM equipment WHERE id IN (
    SELECT equipment FROM equipment_change WHERE fields ? 'building' AND fields ->> 'building' = ANY($1))`;
  return (await on.query<{ code: string }>(sql, [buildings])).rows.map(({ code }) => code);
}
