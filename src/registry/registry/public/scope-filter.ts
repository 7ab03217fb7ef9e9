import type { Scope } from '#kernel/scope.ts';
import { organisationTree } from '#platform/place/place.ts';
import { seesLocated } from '#platform/place/public/scope-filter.ts';

/** SQL for «this scope sees the building»: its region, its zone or its organisation. Pushes what it needs onto the values. */
export const seesBuilding = seesLocated;

/**
 * SQL for «this scope sees the meter»: it serves the meter, or sees the building that it stands in or serves.
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
 * SQL for the codes of the buildings of which something holds, those of buildings that were merged into them too.
 * @param where SQL about `b`, the building that answers
 */
export const codesOfBuildingsWhere = (where: string): string =>
  `SELECT n.code FROM building n JOIN building b ON b.id = coalesce(n.merged_into, n.id) WHERE ${where}`;

/**
 * The same where all of these codes are wanted at once: read in an index alone, with the few that were merged beside them. To ask of a code
 * whether it is one of them, the other is quicker.
 */
export const allCodesOfBuildingsWhere = (where: string): string =>
  `SELECT b.code FROM building b WHERE b.merged_into IS NULL AND ${where}
   UNION ALL SELECT n.code FROM building n JOIN building b ON b.id = n.merged_into WHERE n.merged_into IS NOT NULL AND ${where}`;
