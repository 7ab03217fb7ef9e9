import { programScope, roles } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import { hasExpired } from './accounts.ts';
import { accountBehind, identityOfKey } from './identity.ts';
import { scopeOfKeyRow } from './keys.ts';
import { roleScope } from './role-scope.ts';
import type { AccessStore } from './store/store.ts';

type Needs = { readonly store: AccessStore; readonly now: () => number };

/**
 * The current rights of an account or key, for work that is resumed without its requester.
 * @param identity as in `Scope`
 * @returns null if it is closed, has expired or was removed
 */
export async function rightsOf({ store, now }: Needs, identity: string): Promise<Scope | null> {
  if (identity === programScope.identity) return programScope;
  if (identity === 'local') return { identity, actor: 'local', role: 'administrator', sees: { all: true } };
  const key = (await store.keys(wholeProgram)).find(({ id }) => identityOfKey(id) === identity);
  if (key !== undefined) return key.expiresAt !== null && key.expiresAt.getTime() <= now() ? null : scopeOfKeyRow(key);
  const user = await accountBehind(store, { ...programScope, identity });
  const role = roles.find((known) => known === user?.role);
  if (user === undefined || role === undefined || user.disabled || hasExpired(user, now())) return null;
  return { identity, actor: user.name, role, sees: roleScope(role, { region: user.region, organisation: user.organisation }) };
}
