import type { Role } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { identityOfKey, identityOfUser } from './identity.ts';
import { presentKey } from './keys.ts';
import type { AccessStore } from './store/store.ts';

/** An account or a key as the assignee of something. */
export type Holder = {
  /** The name of the account, or `key:NAME`. */
  readonly holder: string;
  /** Its identity in `Scope`; never reused. */
  readonly identity: string;
  readonly role: Role;
  readonly region: string | null;
};

/** The prefix of a key where accounts and keys share one namespace. */
const ofKey = 'key:';

/** The account with a name, in any spelling, or the key for `key:NAME`; null if there is none. */
export async function holderNamed(store: AccessStore, text: string): Promise<Holder | null> {
  if (text.startsWith(ofKey)) {
    const row = (await store.keys(wholeProgram)).find(({ name }) => name === text.slice(ofKey.length));
    if (row === undefined) return null;
    const { role, region } = presentKey(row);
    return { holder: `${ofKey}${row.name}`, identity: identityOfKey(row.id), role, region };
  }
  const user = await store.user(wholeProgram, text);
  return user === undefined ? null : { holder: user.name, identity: identityOfUser(user.id), role: user.role, region: user.region };
}

/** The permanent identities of all existing accounts and keys. */
export async function standingIdentities(store: AccessStore): Promise<ReadonlySet<string>> {
  const [users, keys] = await Promise.all([store.users(wholeProgram), store.keys(wholeProgram)]);
  return new Set([...users.map(({ id }) => identityOfUser(id)), ...keys.map(({ id }) => identityOfKey(id))]);
}
