import type { Scope } from '#kernel/scope.ts';
import { organisationTree } from '#platform/place/place.ts';
import { seesLocated } from '#platform/place/public/scope-filter.ts';

/** SQL for «this scope sees the building»: its region, its zone or its organisation. Pushes the parameters it needs onto `values`. */
export const seesBuilding = seesLocated;

/**
 * SQL for «this scope sees the meter»: it is the meter's operator, or sees the meter's building.
 * @param meter alias of `meter`; @param building alias of the building it answers to, left joined
 */
export function seesMeter(scope: Scope, meter: string, building: string, values: unknown[]): string {
  const { sees } = scope;
  if ('all' in sees) return 'true';
  if ('operator' in sees) {
    const at = values.push(sees.operator);
    return `${meter}.operator IN (${organisationTree(at)})`;
  }
  return `coalesce(${seesBuilding(scope, building, values)}, false)`;
}

/**
 * SQL for the codes of the buildings that satisfy a condition, including those of buildings merged into them.
 * @param where SQL about `b`, the building that answers
 */
export const codesOfBuildingsWhere = (where: string): string =>
  `SELECT n.code FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id) WHERE ${where}`;

/**
 * The same for when all of these codes are needed: read from an index alone, plus the few that were merged. To test whether a single code
 * is among them, the other is faster.
 */
export const allCodesOfBuildingsWhere = (where: string): string =>
  `SELECT b.code FROM building b WHERE b.merged_into IS NULL AND ${where}
   UNION ALL SELECT n.code FROM building n JOIN building b ON b.id = n.merged_into WHERE n.merged_into IS NOT NULL AND ${where}`;

/** SQL for the day on which the building `b` was or is to be demolished; null if that is not recorded. */
export const demolishedDay = `(SELECT min(life ->> 'day') FROM jsonb_array_elements(
  CASE WHEN jsonb_typeof(b.fields -> 'lifeEvents') = 'array' THEN b.fields -> 'lifeEvents' ELSE '[]' END) life
  WHERE life ->> 'kind' = 'demolished')`;
