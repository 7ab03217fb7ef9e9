import { Problem } from '#kernel/problem.ts';
import { can } from '#kernel/rights.ts';
import { organisationOf, type Scope } from '#kernel/scope.ts';
import type { AssignmentNeeds } from './needs.ts';

/** An organisation by code or name, otherwise a unit as printed in the document. Throws `task-unit-unknown`. */
export async function unitNamed(
  { place, postgres }: Pick<AssignmentNeeds, 'place' | 'postgres'>,
  scope: Scope,
  unit: string,
  printed: readonly string[],
): Promise<{ readonly code: string | null; readonly name: string }> {
  const code = (await place.organisationFinder(scope, postgres)).find(unit);
  if (code !== null) {
    const [found] = await place.organisations(scope, { codes: [code], limit: 1 });
    return { code, name: found?.name ?? code };
  }
  if (!printed.includes(unit)) throw new Problem('bad-input', 'task-unit-unknown', { unit, units: printed.join('、') || '—' });
  return { code: null, name: unit };
}

/**
 * The account that a task is assigned to: a bureau may name only accounts of its place and of its organisations. Throws `no-such-user`,
 * `task-person-cannot-report`.
 */
export async function personNamed(
  needs: Pick<AssignmentNeeds, 'access' | 'place' | 'postgres'>,
  scope: Scope,
  name: string,
): Promise<{ readonly identity: string; readonly name: string }> {
  const found = await needs.access.holderNamed(name);
  const rights = found === null ? null : await needs.access.rightsOf(found.identity);
  if (found === null || rights === null || !(await isWithin(needs, scope, rights)))
    throw new Problem('not-found', 'no-such-user', { name });
  if (!can(rights, 'report-tasks')) throw new Problem('cannot-do', 'task-person-cannot-report', { name });
  return { identity: found.identity, name: found.holder };
}

/** Whether the scope of an account lies within that of the requester. */
async function isWithin(
  { place, postgres }: Pick<AssignmentNeeds, 'place' | 'postgres'>,
  scope: Scope,
  { sees, identity }: Scope,
): Promise<boolean> {
  if (identity === scope.identity) return true;
  const { all, places } = await place.sights(scope);
  if (all) return true;
  if ('region' in sees) return places?.has(sees.region) === true;
  if ('all' in sees) return false;
  return (await place.organisationFinder(scope, postgres)).isSeen(organisationOf(sees) ?? '');
}
