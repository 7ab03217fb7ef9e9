import { createHash, timingSafeEqual } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import { roles } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import { hasExpired } from './accounts.ts';
import { longestSessionMs } from './auth.ts';
import type { Auth } from './auth.ts';
import { cookieIn, cookieNames } from './cookies.ts';
import type { SignInRules } from './facts.ts';
import { identityOfUser } from './identity.ts';
import { scopeOfKey } from './keys.ts';
import { roleScope } from './role-scope.ts';
import type { AccessStore } from './store/store.ts';

/** The caller, as the HTTP layer needs it. */
export type Caller = {
  readonly scope: Scope;
  /** What must be done before anything else is allowed: setting one's own password, or a second factor that the role requires. */
  readonly mustFirst: 'own-password' | 'second-factor' | null;
  /** The session of the request. */
  readonly session?: string;
  /** Cookies to pass on if the session was extended. */
  readonly cookies: readonly string[];
  readonly by: 'session' | 'key' | 'local' | 'nobody';
};

export type CallerNeeds = {
  readonly auth: Auth;
  readonly store: AccessStore;
  readonly now: () => number;
  readonly localKey: string;
  readonly secureCookies: boolean;
  readonly rules: () => Promise<SignInRules>;
};

/** The caller, by local key, API key or session; null without a key or a valid session. Throws Problem: `wrong-key`, `cookie-twice`. */
export async function callerOf(internals: CallerNeeds, headers: Headers): Promise<Caller | null> {
  const bearer = bearerIn(headers.get('authorization'));
  if (bearer !== null) return callerOfKey(internals, bearer);
  const found = await sessionBehind(internals, headers.get('cookie'));
  if (found === null) return null;
  const { session, user } = found;
  const { name, role: held, region, organisation, mustChange, disabled } = user;
  const role = roles.find((known) => known === held);
  if (role === undefined || disabled) return null;
  if (hasExpired({ mustChange, oneTimeUntil: user.oneTimeUntil ?? null }, internals.now())) return null;
  const sees = roleScope(role, { region: region ?? null, organisation: organisation ?? null });
  const lacksFactor =
    (user as { twoFactorEnabled?: boolean | null }).twoFactorEnabled !== true && (await internals.rules()).secondFactor.includes(role);
  const mustFirst = mustChange ? 'own-password' : lacksFactor ? 'second-factor' : null;
  const scope: Scope = { identity: identityOfUser(user.id), actor: name, role, sees };
  return { scope, mustFirst, session: session.id, cookies: found.cookies, by: 'session' };
}

/** The session of a request, by its one cookie; null if it has no valid one. Throws Problem `cookie-twice`. */
export async function sessionBehind(internals: Pick<CallerNeeds, 'auth' | 'store' | 'secureCookies'>, header: string | null) {
  const { session: name } = cookieNames(internals.secureCookies);
  const value = cookieIn(header, name);
  if (value === null) return null;
  const cookie = `${name}=${value}`;
  const { headers: set, response } = await internals.auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true });
  if (response === null) return null;
  // better-auth dates sessions by the machine clock
  if (Date.now() - response.session.createdAt.getTime() > longestSessionMs) {
    await internals.store.endSession(wholeProgram, response.user.id, response.session.id);
    return null;
  }
  return { ...response, cookie, cookies: set.getSetCookie() };
}

/** The one key of a request; null if it has none. Throws Problem `wrong-key` if the header is malformed or has more than one. */
function bearerIn(authorization: string | null): string | null {
  if (authorization === null || !/^Bearer\b/iu.test(authorization)) return null;
  const key = /^Bearer +([^\s,]+)$/iu.exec(authorization)?.[1];
  if (key === undefined) throw new Problem('not-signed-in', 'wrong-key');
  return key;
}

async function callerOfKey(internals: CallerNeeds, secret: string): Promise<Caller> {
  if (same(secret, internals.localKey)) {
    const scope: Scope = { identity: 'local', actor: 'local', role: 'administrator', sees: { all: true } };
    return { scope, mustFirst: null, cookies: [], by: 'local' };
  }
  const scope = await scopeOfKey(internals.store, secret, internals.now());
  if (scope === null) throw new Problem('not-signed-in', 'wrong-key');
  return { scope, mustFirst: null, cookies: [], by: 'key' };
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
