import { normalizeIP } from '@better-auth/core/utils/ip';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import type { AuthPath } from './auth-bodies.ts';
import type { AccessStore } from './store.ts';

const windowMs = 60_000;

/** How often in a minute each address of the sign-in is asked from one place. */
const most: Readonly<Record<AuthPath, number>> = {
  '/sign-in/username': 30,
  '/sign-out': 600,
  '/change-password': 10,
  '/reset-password': 10,
  '/two-factor/enable': 20,
  '/two-factor/disable': 20,
  '/two-factor/verify-totp': 20,
  '/two-factor/verify-backup-code': 20,
  '/two-factor/generate-backup-codes': 20,
};

/**
 * Where a request comes from, as it is counted: an IPv4 address, or the network of an IPv6 address, of which one line has as many as it
 * likes.
 */
export const placeOfAddress = (address: string): string => normalizeIP(address);

/**
 * Counts a request, in the database, so that a restart forgets nothing and servers that share it count together. Throws Problem
 * `too-many-requests`.
 * @param place an address as `placeOfAddress` has it
 */
export async function allowRequest(store: AccessStore, path: AuthPath, place: string): Promise<void> {
  // a minute of the machine's, whatever the day is
  const now = Date.now();
  const { count, endsAt } = await store.countRequest(programScope, `${place}|${path}`, now, windowMs);
  if (count <= most[path]) return;
  throw new Problem('too-many', 'too-many-requests', { seconds: Math.max(1, Math.ceil((endsAt.getTime() - now) / 1000)) });
}
