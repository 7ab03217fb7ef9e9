import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Action } from '#kernel/rights.ts';
import { api, queryClient } from './api.ts';
import type { client } from './api.ts';
import { spoken } from './i18n/spoken.ts';
import { send } from './trouble.ts';

/** Who is signed in. */
export type Me = Awaited<ReturnType<typeof client.access.me>>;

/** Asked before every page of the shell; told again when somebody signs in. */
export const meQuery = queryOptions({ ...api.access.me.queryOptions(), staleTime: 60_000 });

/** Who is signed in; below the shell there is always somebody. */
export function useMe(): Me | undefined {
  return useQuery(meQuery).data;
}

/** The role must have a second factor and the account has none yet: nothing else is open. */
export function mustSetUp({ needsTwoFactor, twoFactor }: Me): boolean {
  return needsTwoFactor && !twoFactor;
}

/** Whether the role of who is signed in may do this at all: for showing a way there or not. The server judges. */
export function may(me: Me | undefined, action: Action): boolean {
  return me?.actions.includes(action) === true;
}

/** What is under `/api/auth`: sign-in, passwords, second factors. Throws Trouble. */
async function post(path: string, body: object): Promise<Readonly<Record<string, unknown>>> {
  const headers = { 'content-type': 'application/json', 'accept-language': spoken() };
  const answer = await send(`/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as Record<string, unknown>;
}

/** Begins a session, or answers `second-step` where the account has a second factor. What was heard before still stands: see `forget`. */
export async function signIn(username: string, password: string): Promise<'in' | 'second-step'> {
  const answer = await post('/sign-in/username', { username, password });
  return answer['twoFactorRedirect'] === true ? 'second-step' : 'in';
}

/** The second step: six digits from the device, or one of the backup codes. */
export async function confirmCode(code: string, kind: 'device' | 'backup'): Promise<void> {
  await post(kind === 'device' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code', { code: code.trim() });
}

/** Sets a password of one's own; other sessions end. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await post('/change-password', { currentPassword, newPassword });
  await forget();
}

/** The same from a page that stays open: nobody else is signed in afterwards, so what was heard still holds. */
export async function replacePassword(currentPassword: string, newPassword: string): Promise<void> {
  await post('/change-password', { currentPassword, newPassword });
  await queryClient.invalidateQueries();
}

/** Sets a password by the administrator's one-time link. */
export async function resetPassword(token: string, newPassword: string): Promise<void> {
  await post('/reset-password', { token, newPassword });
}

/** What was heard still stands: `forget` when the page is left, or what is still shown would ask again. */
export async function signOut(): Promise<void> {
  await post('/sign-out', {});
}

/** What was heard as somebody else is thrown away. */
export async function forget(): Promise<void> {
  await queryClient.cancelQueries();
  queryClient.clear();
}

/** What a device needs to make codes, and codes for the day it is lost. Told once. */
export type SecondFactor = { readonly uri: string; readonly secret: string; readonly backupCodes: readonly string[] };

/** Begins a second factor; it holds only after `confirmSecondFactor`. */
export async function beginSecondFactor(password: string): Promise<SecondFactor> {
  const answer = await post('/two-factor/enable', { password });
  const uri = String(answer['totpURI']);
  return { uri, secret: URL.parse(uri)?.searchParams.get('secret') ?? '', backupCodes: codesIn(answer) };
}

/** New backup codes, by a code of the factor that stands; the old ones end. */
export async function newBackupCodes(password: string, code: string): Promise<readonly string[]> {
  return codesIn(await post('/two-factor/generate-backup-codes', { password, code }));
}

/** The first code from the device: from now on the second factor holds. */
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
