import type { Scope } from '#kernel/scope.ts';
import { organisationTree, withinPlace } from '#place/place.ts';

/**
 * SQL for «this scope sees the building»: its region, its zone or its organisation. Pushes what it needs onto the values.
 * @param alias of the table `building`
 */
export function seesBuilding({ sees }: Scope, alias: string, values: unknown[]): string {
  if ('all' in sees) return 'true';
  if ('operator' in sees) return 'false';
  if ('region' in sees) {
    const at = values.push(sees.region);
    return `(${withinPlace(`${alias}.region`, at)} OR ${withinPlace(`${alias}.development_zone`, at)})`;
  }
  const at = values.push(sees.organisation);
  return `${alias}.organisation IN (${organisationTree(at)})`;
}

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

/** What a scope sees, as sets, to judge rows of a file one by one. */
export type ScopeValues = {
  readonly places: ReadonlySet<string> | null;
  readonly organisations: ReadonlySet<string> | null;
  readonly operators: ReadonlySet<string> | null;
  readonly all: boolean;
};

/** Whether a building with these fields lies in what is seen. */
export function scopeOfFields(sights: ScopeValues, fields: Readonly<Record<string, unknown>>): boolean {
  if (sights.all) return true;
  const holds = (set: ReadonlySet<string> | null, field: string): boolean =>
    set !== null && typeof fields[field] === 'string' && set.has(fields[field]);
  return holds(sights.places, 'region') || holds(sights.places, 'developmentZone') || holds(sights.organisations, 'organisation');
}
