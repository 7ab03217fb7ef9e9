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

/** Whether the role of who is signed in may do this at all: for showing a way there or not. The server judges. */
export function may(me: Me | undefined, action: Action): boolean {
  return me?.actions.includes(action) === true;
}

/** What is under `/api/auth`: sign-in, passwords, second factors. Throws Trouble. */
async function door(path: string, body: object): Promise<Readonly<Record<string, unknown>>> {
  const headers = { 'content-type': 'application/json', 'accept-language': spoken() };
  const answer = await send(`/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as Record<string, unknown>;
}

/** Begins a session, or answers `second-step` where the account has a second factor. */
export async function signIn(username: string, password: string): Promise<'in' | 'second-step'> {
  const answer = await door('/sign-in/username', { username, password });
  if (answer['twoFactorRedirect'] === true) return 'second-step';
  await forget();
  return 'in';
}

/** The second step: six digits from the device, or one of the backup codes. */
export async function confirmCode(code: string, kind: 'device' | 'backup'): Promise<void> {
  await door(kind === 'device' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code', { code: code.trim() });
  await forget();
}

/** Sets a password of one's own; other sessions end. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await door('/change-password', { currentPassword, newPassword, revokeOtherSessions: true });
  await forget();
}

/** Sets a password by the administrator's one-time link. */
export async function resetPassword(token: string, newPassword: string): Promise<void> {
  await door('/reset-password', { token, newPassword });
}

export async function signOut(): Promise<void> {
  await door('/sign-out', {});
  await forget();
}

/** What was heard as somebody else is thrown away. */
async function forget(): Promise<void> {
  await queryClient.cancelQueries();
  queryClient.clear();
}
