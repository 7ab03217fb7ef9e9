import { normalizeIP } from '@better-auth/core/utils/ip';
import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { AuthPath } from './auth-bodies.ts';
import type { AccessStore } from '../store/store.ts';

const windowMs = 60_000;

/** The maximum number of requests per minute to each sign-in address from one place. */
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
 * The place that requests are counted under: an IPv4 address, or the network of an IPv6 address, because one line has as many IPv6
 * addresses as it likes.
 */
export const placeOfAddress = (address: string): string => normalizeIP(address);

/**
 * Counts a request, in the database, so that a restart forgets nothing and servers that share it count together. Throws Problem
 * `too-many-requests`.
 * @param place an address as returned by `placeOfAddress`
 */
export async function allowRequest(store: AccessStore, path: AuthPath, place: string): Promise<void> {
  // a minute by the machine clock, whatever date the program uses
  const now = Date.now();
  await countOrRefuse(store, `${place}|${path}`, { now, windowMs, most: most[path] });
}

/** The maximum number in a window, counted from its first request. */
type Pace = { readonly now: number; readonly windowMs: number; readonly most: number };

async function countOrRefuse(store: AccessStore, key: string, { now, windowMs: within, most: limit }: Pace): Promise<void> {
  const { count, endsAt } = await store.countRequest(wholeProgram, key, now, within);
  if (count <= limit) return;
  throw new Problem('too-many', 'too-many-requests', { seconds: Math.max(1, Math.ceil((endsAt.getTime() - now) / 1000)) });
}

/**
 * Rate-limits work that anonymous callers may do from one place; failures are not counted. Throws Problem `too-many-requests`, and anything
 * that the work throws.
 * @param address where the request comes from
 */
export async function paced<T>(
  store: AccessStore,
  { address, what, ...pace }: Pace & { readonly address: string; readonly what: string },
  work: () => Promise<T>,
): Promise<T> {
  const key = `${placeOfAddress(address)}|${what}`;
  await countOrRefuse(store, key, pace);
  try {
    return await work();
  } catch (error) {
    await store.uncountRequest(wholeProgram, key);
    throw error;
  }
}
