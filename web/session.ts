import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Action } from '#kernel/rights.ts';
import { api, queryClient } from './api.ts';
import type { client } from './api.ts';
import { spoken } from './i18n/spoken.ts';
import { send } from './trouble.ts';

/** Who is signed in. */
export type Me = Awaited<ReturnType<typeof client.access.me>>;

/** Queried before every page of the shell; refreshed when someone signs in. */
export const meQuery = queryOptions({ ...api.access.me.queryOptions(), staleTime: 60_000 });

/** Who is signed in; inside the shell someone always is. */
export function useMe(): Me | undefined {
  return useQuery(meQuery).data;
}

/** The role requires a second factor and the account has none yet: nothing else is open. */
export function mustSetUp({ needsTwoFactor, twoFactor }: Me): boolean {
  return needsTwoFactor && !twoFactor;
}

/** Whether the role of the current account may do this at all: to show or hide a link. The server decides. */
export function may(me: Me | undefined, action: Action): boolean {
  return me?.actions.includes(action) === true;
}

/** Everything under `/api/auth`: sign-in, passwords, second factors. Throws Trouble. */
async function post(path: string, body: object): Promise<Readonly<Record<string, unknown>>> {
  const headers = { 'content-type': 'application/json', 'accept-language': spoken() };
  const answer = await send(`/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as Record<string, unknown>;
}

/** Starts a session, or returns `second-step` if the account has a second factor. The cache is kept: see `forget`. */
export async function signIn(username: string, password: string): Promise<'in' | 'second-step'> {
  const answer = await post('/sign-in/username', { username, password });
  return answer['twoFactorRedirect'] === true ? 'second-step' : 'in';
}

/** The second step: six digits from the device, or one of the backup codes. */
export async function confirmCode(code: string, kind: 'device' | 'backup'): Promise<void> {
  await post(kind === 'device' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code', { code: code.trim() });
}

/** Sets one's own password; other sessions end. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await post('/change-password', { currentPassword, newPassword });
  await forget();
}

/** The same from a page that stays open: the account stays the same, so the cache remains valid. */
export async function replacePassword(currentPassword: string, newPassword: string): Promise<void> {
  await post('/change-password', { currentPassword, newPassword });
  await queryClient.invalidateQueries();
}

/** Sets a password through the administrator's one-time link. */
export async function resetPassword(token: string, newPassword: string): Promise<void> {
  await post('/reset-password', { token, newPassword });
}

/** Keeps the cache: call `forget` when the page is left, otherwise what is still shown would be requested again. */
export async function signOut(): Promise<void> {
  await post('/sign-out', {});
}

/** Clears what was cached for another account. */
export async function forget(): Promise<void> {
  await queryClient.cancelQueries();
  queryClient.clear();
}

/** What a device needs to generate codes, and codes in case it is lost. Shown once. */
export type SecondFactor = { readonly uri: string; readonly secret: string; readonly backupCodes: readonly string[] };

/** Starts a second factor; it takes effect only after `confirmSecondFactor`. */
export async function beginSecondFactor(password: string): Promise<SecondFactor> {
  const answer = await post('/two-factor/enable', { password });
  const uri = String(answer['totpURI']);
  return { uri, secret: URL.parse(uri)?.searchParams.get('secret') ?? '', backupCodes: codesIn(answer) };
}

/** New backup codes, by a code of the current factor; the old ones expire. */
export async function newBackupCodes(password: string, code: string): Promise<readonly string[]> {
  return codesIn(await post('/two-factor/generate-backup-codes', { password, code }));
}

/** The first code from the device: from now on the second factor is in effect. */
export async function confirmSecondFactor(code: string): Promise<void> {
  await post('/two-factor/verify-totp', { code });
}

export async function endSecondFactor(password: string, code: string): Promise<void> {
  await post('/two-factor/disable', { password, code });
}

function codesIn(answer: Readonly<Record<string, unknown>>): readonly string[] {
  const codes = answer['backupCodes'];
  return Array.isArray(codes) ? codes.map(String) : [];
}
