import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { AccessStore } from './store/store.ts';
import type { UserRow } from './store/rows.ts';

const ofUser = 'user:';

/** What `Scope` calls an account; ids are drawn at random and never given twice. */
export const identityOfUser = (id: string): string => `${ofUser}${id}`;

/** What `Scope` calls a key. */
export const identityOfKey = (id: string): string => `key:${id}`;

/** The account that a scope is of; undefined for keys, the command line and the program. */
export async function accountBehind(store: AccessStore, scope: Scope): Promise<UserRow | undefined> {
  return scope.identity.startsWith(ofUser) ? store.userById(wholeProgram, scope.identity.slice(ofUser.length)) : undefined;
}
