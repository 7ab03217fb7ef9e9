import { seesLocated } from '#platform/place/public/scope-filter.ts';
import type { Scope } from '#kernel/scope.ts';

/**
 * SQL for «this scope sees the project of this code»; an undone project is visible to no one. Pushes the parameters it needs onto `values`.
 * @param code of a project, as an expression of the query: `d.project`
 */
export function seesProject(scope: Scope, code: string, values: unknown[]): string {
  return `EXISTS (SELECT FROM project p WHERE p.code = ${code} AND p.gone IS NULL AND ${seesLocated(scope, 'p', values)})`;
}
