import { defaultKeyHasher } from '@better-auth/api-key';
import { Problem } from '#kernel/problem.ts';
import { roles } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Role, Scope } from '#kernel/scope.ts';
import { checkName, placeFor } from './accounts.ts';
import type { Given } from './accounts.ts';
import type { Auth } from './auth.ts';
import { identityOfKey } from './identity.ts';
import { roleScope } from './role-scope.ts';
import type { Place } from './role-scope.ts';
import type { AccessStore, KeyRow } from './store/store.ts';

export type KeyNeeds = { readonly auth: Auth; readonly store: AccessStore };

/** The resolution at which a key's last use is stored. */
const usedEveryMs = 60_000;

/** The metadata of a key: its role and its place. Only the server writes it. */
type KeyRights = { readonly role: Role } & Place;

/**
 * Creates a key; the secret is returned once and stored only as a hash. Throws Problem: name taken or invalid, role and place do not match.
 */
export async function createKey(needs: KeyNeeds, scope: Scope, given: Given & { readonly days?: number | undefined }) {
  checkName(given.name);
  const place = placeFor(given);
  if ((await needs.store.keys(wholeProgram)).some((key) => key.name === given.name))
    throw new Problem('conflict', 'name-taken', { name: given.name });
  const made = await needs.auth.api.createApiKey({
    body: {
      name: given.name,
      userId: scope.actor,
      metadata: { role: given.role, ...place } satisfies KeyRights,
      ...(given.days === undefined ? {} : { expiresIn: given.days * 24 * 3600 }),
    },
  });
  return { name: given.name, role: given.role, ...place, secret: made.key, expiresAt: made.expiresAt };
}

/**
 * The scope of a key's bearer; null if there is no such key or it has expired. One query by the hash that the plugin stores: its own
 * `verifyApiKey` writes the row twice per request, which makes requests with the same key wait for each other.
 */
export async function scopeOfKey(store: AccessStore, secret: string, now: number): Promise<Scope | null> {
  const key = await store.keyByHash(wholeProgram, await defaultKeyHasher(secret));
  if (key === undefined) return null;
  if (key.lastUsedAt === null || now - key.lastUsedAt.getTime() > usedEveryMs) await store.markKeyUsed(wholeProgram, key.id, now);
  return scopeOfKeyRow(key);
}

/** What the bearer of a key may do and see. */
export function scopeOfKeyRow(key: Pick<KeyRow, 'id' | 'name' | 'metadata'>): Scope {
  const { role, region, organisation } = rightsOf(key.metadata);
  return { identity: identityOfKey(key.id), actor: `key:${key.name}`, role, sees: roleScope(role, { region, organisation }) };
}

/** A key as shown in the list. */
export function presentKey(row: KeyRow) {
  const { metadata, id: _id, ...rest } = row;
  return { ...rest, ...rightsOf(metadata) };
}

function rightsOf(metadata: unknown): KeyRights {
  const held = (typeof metadata === 'string' ? JSON.parse(metadata) : metadata) as Partial<KeyRights> | null;
  const role = roles.find((known) => known === held?.role);
  if (role === undefined) throw new Problem('not-signed-in', 'wrong-key');
  return { role, region: held?.region ?? null, organisation: held?.organisation ?? null };
}
