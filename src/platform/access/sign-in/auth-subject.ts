import { wholeProgram } from '#kernel/unscoped.ts';
import { sessionBehind } from '../caller.ts';
import type { CallerNeeds } from '../caller.ts';
import { cookieIn, cookieNames, signedValue } from '../cookies.ts';
import type { AuthBody, AuthPath } from './auth-bodies.ts';
import type { UserRow } from '../store/rows.ts';

/** The one account that a sign-in request is about, and the one cookie that identifies it to better-auth; null if there is none. */
export type AuthSubject = { readonly user: UserRow; readonly cookie: string | null; readonly session: string | null };

type Needs = Pick<CallerNeeds, 'auth' | 'store' | 'secureCookies'> & { readonly secretUsed: string };

/**
 * The account that a request names, has a session of, has half signed in to, or has a one-time link for: each sign-in address uses only one
 * of these. Null if there is none. Throws Problem `cookie-twice`.
 */
export async function authSubject(needs: Needs, path: AuthPath, body: AuthBody, cookies: string | null): Promise<AuthSubject | null> {
  const { store } = needs;
  if (path === '/sign-in/username') return alone(await store.user(wholeProgram, body.username ?? ''));
  if (path === '/reset-password') return alone(await store.pendingUser(wholeProgram, `reset-password:${body.token ?? ''}`));
  const found = await sessionBehind(needs, cookies);
  if (found !== null) {
    const user = await store.userById(wholeProgram, found.user.id);
    return user === undefined ? null : { user, cookie: found.cookie, session: found.session.id };
  }
  return path === '/two-factor/verify-totp' || path === '/two-factor/verify-backup-code' ? halfWay(needs, cookies) : null;
}

const alone = (user: UserRow | undefined): AuthSubject | null => (user === undefined ? null : { user, cookie: null, session: null });

async function halfWay({ store, secureCookies, secretUsed }: Needs, cookies: string | null): Promise<AuthSubject | null> {
  const { pending: name } = cookieNames(secureCookies);
  const value = cookieIn(cookies, name);
  const pending = signedValue(value, secretUsed);
  const user = pending === null ? undefined : await store.pendingUser(wholeProgram, pending);
  return user === undefined ? null : { user, cookie: `${name}=${value}`, session: null };
}
