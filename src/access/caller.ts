import { createHash, timingSafeEqual } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import { programScope, roles } from '#kernel/scope.ts';
import type { Scope } from '#kernel/scope.ts';
import { hasExpired } from './accounts.ts';
import { longestSessionMs } from './auth.ts';
import type { Auth } from './auth.ts';
import type { SignInRules } from './facts.ts';
import { scopeOfKey } from './keys.ts';
import { sightOf } from './sight.ts';
import type { AccessStore } from './store.ts';

/** Who asks, as the http layer needs it. */
export type Caller = {
  readonly scope: Scope;
  /** What has to be done before anything else is open: a password of one's own, or a second factor that the role must have. */
  readonly mustFirst: 'own-password' | 'second-factor' | null;
  /** The session that it comes by. */
  readonly session?: string;
  /** Cookies to hand on, where the session was prolonged. */
  readonly cookies: readonly string[];
  readonly by: 'session' | 'key' | 'local' | 'nobody';
};

export type CallerNeeds = {
  readonly auth: Auth;
  readonly store: AccessStore;
  readonly now: () => number;
  readonly localKey: string;
  readonly rules: () => Promise<SignInRules>;
};

/** Who asks: by local key, API key or session; null where nothing is shown. Throws Problem `wrong-key`. */
export async function callerOf(inner: CallerNeeds, headers: Headers): Promise<Caller | null> {
  const bearer = /^Bearer +(\S+)$/iu.exec(headers.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) return callerOfKey(inner, bearer);
  if (!headers.has('cookie')) return null;
  const { headers: set, response: session } = await inner.auth.api.getSession({ headers, returnHeaders: true });
  if (session === null) return null;
  // better-auth dates sessions by the clock of the machine
  if (Date.now() - session.session.createdAt.getTime() > longestSessionMs) {
    await inner.store.endSession(programScope, session.user.id, session.session.id);
    return null;
  }
  const { name, role: held, region, organisation, mustChange, disabled } = session.user;
  const role = roles.find((known) => known === held);
  if (role === undefined || disabled) return null;
  if (hasExpired({ mustChange, oneTimeUntil: session.user.oneTimeUntil ?? null }, inner.now())) return null;
  const sees = sightOf(role, { region: region ?? null, organisation: organisation ?? null });
  const lacksFactor =
    (session.user as { twoFactorEnabled?: boolean | null }).twoFactorEnabled !== true && (await inner.rules()).secondFactor.includes(role);
  const mustFirst = mustChange ? 'own-password' : lacksFactor ? 'second-factor' : null;
  return { scope: { actor: name, role, sees }, mustFirst, session: session.session.id, cookies: set.getSetCookie(), by: 'session' };
}

async function callerOfKey(inner: CallerNeeds, secret: string): Promise<Caller> {
  if (same(secret, inner.localKey)) {
    return { scope: { actor: 'local', role: 'administrator', sees: { all: true } }, mustFirst: null, cookies: [], by: 'local' };
  }
  const scope = await scopeOfKey(inner.store, secret, inner.now());
  if (scope === null) throw new Problem('not-signed-in', 'wrong-key');
  return { scope, mustFirst: null, cookies: [], by: 'key' };
}

function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
