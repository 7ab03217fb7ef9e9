import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { AccessStore } from './store/store.ts';
import type { UserRow } from './store/rows.ts';

const ofUser = 'user:';

/** The identity of an account in `Scope`; ids are random and never reused. */
export const identityOfUser = (id: string): string => `${ofUser}${id}`;

/** The identity of a key in `Scope`. */
export const identityOfKey = (id: string): string => `key:${id}`;

/** The account of a scope; undefined for keys, the command line and the program. */
export async function accountBehind(store: AccessStore, scope: Scope): Promise<UserRow | undefined> {
  return scope.identity.startsWith(ofUser) ? store.userById(wholeProgram, scope.identity.slice(ofUser.length)) : undefined;
}
