import type { Scope } from '#kernel/scope.ts';
import { organisationTree, withinPlace } from '../tree-sql.ts';

/**
 * SQL for «this scope sees what is here»: its region, its zone or its organisation. Pushes the values it needs.
 * @param alias of a table with `region`, `development_zone` and `organisation`
 */
export function seesLocated({ sees }: Scope, alias: string, values: unknown[]): string {
  if ('all' in sees) return 'true';
  if ('operator' in sees || 'aggregator' in sees) return 'false';
  if ('region' in sees) {
    const at = values.push(sees.region);
    return `(${withinPlace(`${alias}.region`, at)} OR ${withinPlace(`${alias}.development_zone`, at)})`;
  }
  const at = values.push(sees.organisation);
  return `${alias}.organisation IN (${organisationTree(at)})`;
}

/** What a scope sees, as sets, to judge rows of a file one by one. */
export type ScopeValues = {
  readonly places: ReadonlySet<string> | null;
  readonly organisations: ReadonlySet<string> | null;
  readonly operators: ReadonlySet<string> | null;
  readonly all: boolean;
};

/** Whether an entity with these fields is visible. */
export function scopeOfFields(sights: ScopeValues, fields: Readonly<Record<string, unknown>>): boolean {
  if (sights.all) return true;
  const holds = (set: ReadonlySet<string> | null, field: string): boolean =>
    set !== null && typeof fields[field] === 'string' && set.has(fields[field]);
  return holds(sights.places, 'region') || holds(sights.places, 'developmentZone') || holds(sights.organisations, 'organisation');
}
