import { createHash, randomBytes } from 'node:crypto';
import { wholeProgram } from '#kernel/unscoped.ts';
import { cookieIn, cookieNames } from '../cookies.ts';
import type { DeviceRow } from '../store/device-store.ts';
import type { AccessStore } from '../store/store.ts';

export type DeviceNeeds = { readonly store: AccessStore; readonly now: () => number; readonly secureCookies: boolean };

/** The devices that a request's cookie proves, each of one account, and the content of the cookie. */
export type KnownDevices = { readonly rows: readonly DeviceRow[]; readonly tokens: readonly string[] };

/** A device not used for this long is no longer known. */
const unusedMs = 180 * 24 * 3_600_000;

/** The maximum number of accounts sharing one browser … */
const mostInCookie = 6;

/** … and of browsers known to one account. */
const mostOfAccount = 50;

const sound = /^[\w-]{43}$/u;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** A device must have been used since this time to be known. */
export const knownSince = (now: number): number => now - unusedMs;

/** The devices that a request comes from, by its cookie; none if it has no cookie. Throws Problem `cookie-twice`. */
export async function knownDevices({ store, now, secureCookies }: DeviceNeeds, cookies: string | null): Promise<KnownDevices> {
  const value = cookieIn(cookies, cookieNames(secureCookies).device);
  const tokens = (value ?? '')
    .split('~')
    .filter((token) => sound.test(token))
    .slice(0, mostInCookie);
  if (tokens.length === 0) return { rows: [], tokens };
  return { rows: await store.devicesOfCookie(wholeProgram, tokens.map(hashOf), knownSince(now())), tokens };
}

/**
 * Remembers the browser of a completed sign-in. A browser that was not known to the account gets a fresh token: a planted cookie is never
 * taken over.
 * @returns the cookie to set
 */
export async function rememberDevice(
  { store, now, secureCookies }: DeviceNeeds,
  user: string,
  known: KnownDevices,
  from: { readonly address: string; readonly device: string | null },
): Promise<string> {
  const hashes = new Set(known.rows.filter((row) => row.user === user).map(({ hash }) => hash));
  const token = known.tokens.find((one) => hashes.has(hashOf(one))) ?? randomBytes(32).toString('base64url');
  const row = { user, hash: hashOf(token), used: new Date(now()), address: from.address, device: from.device?.slice(0, 300) ?? null };
  await store.keepDevice(wholeProgram, row, mostOfAccount);
  const held = [token, ...known.tokens.filter((one) => one !== token)].slice(0, mostInCookie);
  const name = cookieNames(secureCookies).device;
  const lasts = `Max-Age=${unusedMs / 1000}; Path=/; HttpOnly; SameSite=Lax`;
  return `${name}=${held.join('~')}; ${lasts}${secureCookies ? '; Secure' : ''}`;
}
