import type { Evidence } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import type { Scope } from '#kernel/scope.ts';
import { shortestPassword } from './auth.ts';
import type { Auth } from './auth.ts';
import { hasExpired } from './accounts.ts';
import type { SignInRules } from './facts.ts';
import { isGuessable } from './guessable.ts';
import { refusal } from './refusal.ts';
import type { AccessStore, UserRow } from './store.ts';

/** The parts of better-auth that are open, each with the word it has in the audit trail. Everything else it offers is shut. */
const doors = {
  '/sign-in/username': 'sign-in',
  '/sign-out': 'sign-out',
  '/change-password': 'password-change',
  '/reset-password': 'password-reset',
  '/two-factor/enable': 'second-factor-begin',
  '/two-factor/disable': 'second-factor-off',
  '/two-factor/verify-totp': 'second-factor',
  '/two-factor/verify-backup-code': 'second-factor-backup',
  '/two-factor/generate-backup-codes': 'backup-codes',
} as const;

const mostTries = 5;
const lockedMs = 15 * 60_000;

/** A code is taken in its half minute, the one before and the one after; this is longer. */
const codeLivesMs = 2 * 60_000;

export type DoorNeeds = {
  readonly auth: Auth;
  readonly store: AccessStore;
  readonly now: () => number;
  /** What the city asks of whoever signs in. */
  readonly rules: () => Promise<SignInRules>;
  /** Words that a password may not be made of: the city's address and name. */
  readonly ownWords: () => readonly string[];
  readonly record: (scope: Scope, entry: { action: string; subject: string; region?: string | null; detail?: Evidence }) => Promise<void>;
};

/**
 * Everything under `/api/auth`: sign-in, sign-out, passwords, second factors. Counts tries, writes the audit trail, and turns what better-auth refuses
 * into problems. Answers never carry the session's token outside its cookie.
 */
export function createDoor(needs: DoorNeeds) {
  return async function door(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.slice('/api/auth'.length);
    const action = request.method === 'POST' ? doors[path as keyof typeof doors] : undefined;
    if (action === undefined) throw new Problem('not-found', 'no-such-address', { path });
    const body = await bodyOf(request.clone());
    const tried = action === 'sign-in' ? nameIn(body) : null;
    if (tried !== null) await allowTry(needs, tried);
    const before = tried === null ? await whoAsks(needs, request, body) : await needs.store.user(programScope, tried);
    await refuseUnruly(needs, action, before);
    if (action === 'password-change' || action === 'password-reset') await refuseGuessable(needs, body['newPassword'], before);
    const code = action === 'second-factor' ? await takeCode(needs, body['code'], before) : null;
    const answer = await needs.auth.handler(request);
    const told = (await answer
      .clone()
      .json()
      .catch(() => ({}))) as Record<string, unknown>;
    if (!answer.ok) {
      if (code !== null) await needs.store.giveCodeBack(programScope, code.user, code.code);
      await needs.record(actorOf(before, tried), {
        action: `${action}-failed`,
        subject: subjectOf(before, tried),
        region: before?.region ?? null,
      });
      throw refusal(answer.status, told, answer.headers.get('x-retry-after'));
    }
    await settle(needs, action, before, told);
    return withoutToken(answer, told);
  };
}

/** Throws where an expired one-time password would be changed, or a second factor put away that the role must have. */
async function refuseUnruly({ now, rules }: DoorNeeds, action: string, who: UserRow | undefined): Promise<void> {
  if (who === undefined) return;
  if (action === 'password-change' && hasExpired(who, now())) throw new Problem('not-signed-in', 'one-time-expired');
  if (action === 'second-factor-off' && (await rules()).secondFactor.includes(who.role))
    throw new Problem('not-allowed', 'second-factor-stays', { role: who.role });
}

/**
 * A code of an authenticator opens once: it is kept as taken before it is judged, so that of many requests at once one gets it. Throws `code-used`.
 * Null where it can be no code, or is nobody's: better-auth refuses these.
 */
async function takeCode({ store, record }: DoorNeeds, code: unknown, who: UserRow | undefined) {
  if (who === undefined || typeof code !== 'string' || !/^\d{6}$/u.test(code)) return null;
  // better-auth judges it, by the clock of the machine
  if (await store.takeCode(programScope, who.id, code, Date.now(), codeLivesMs)) return { user: who.id, code };
  await record(actorOf(who, null), { action: 'second-factor-failed', subject: subjectOf(who, null), region: who.region });
  throw new Problem('not-signed-in', 'code-used');
}

let known: Promise<ReadonlySet<string>> | undefined;

/** The commonest passwords, read when the first is chosen. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return known;
}

/** Throws `password-guessable`. */
async function refuseGuessable({ ownWords }: DoorNeeds, password: unknown, who: UserRow | undefined): Promise<void> {
  if (typeof password !== 'string' || password.length < shortestPassword) return;
  const words = [...ownWords(), ...(who === undefined ? [] : [who.name])];
  if (isGuessable(password, await commonPasswords(), words)) throw new Problem('bad-input', 'password-guessable');
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new Problem('bad-input', 'not-json');
}

function nameIn(body: Record<string, unknown>): string {
  return typeof body['username'] === 'string' ? body['username'].slice(0, 60) : '';
}

/** Counts a try of a password; throws `locked-out` after too many. */
export async function allowTry(needs: Pick<DoorNeeds, 'now' | 'store' | 'record'>, name: string): Promise<void> {
  const now = needs.now();
  const { tries, forgottenAt } = await needs.store.countAttempt(programScope, name.toLowerCase(), now, mostTries, lockedMs);
  if (tries <= mostTries) return;
  if (tries === mostTries + 1)
    await needs.record(actorOf(undefined, name), { action: 'sign-in-locked', subject: subjectOf(undefined, name) });
  throw new Problem('too-many', 'locked-out', { minutes: Math.max(1, Math.ceil((forgottenAt.getTime() - now) / 60_000)) });
}

/** The account behind a session, a pending second factor or a one-time link. */
async function whoAsks(needs: DoorNeeds, request: Request, body: Record<string, unknown>): Promise<UserRow | undefined> {
  const session = await needs.auth.api.getSession({ headers: request.headers });
  if (session !== null) return needs.store.userById(programScope, session.user.id);
  const pending = /(?:^|;\s*)(?:__Host-)?yd\.two_factor=([^;]+)/u.exec(request.headers.get('cookie') ?? '')?.[1];
  if (pending !== undefined) return needs.store.pendingUser(programScope, decodeURIComponent(pending).split('.')[0] ?? '');
  if (typeof body['token'] === 'string') return needs.store.pendingUser(programScope, `reset-password:${body['token']}`);
  return undefined;
}

async function settle(needs: DoorNeeds, action: string, who: UserRow | undefined, told: Record<string, unknown>): Promise<void> {
  const halfWay = told['twoFactorRedirect'] === true;
  if (who !== undefined && (action === 'password-change' || action === 'password-reset'))
    await needs.store.setOwnPassword(programScope, who.id);
  if (who !== undefined && (action === 'sign-in' || action === 'password-reset'))
    await needs.store.clearAttempts(programScope, who.name.toLowerCase());
  await needs.record(actorOf(who, null), {
    action: halfWay ? 'sign-in-half' : action,
    subject: subjectOf(who, null),
    region: who?.region ?? null,
  });
}

function withoutToken(answer: Response, told: Record<string, unknown>): Response {
  const { token: _token, ...rest } = told;
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(rest), { status: answer.status, headers });
}

/** Under whose name the trail keeps it: the account's, or the name that was tried. It sees nothing. */
function actorOf(who: UserRow | undefined, tried: string | null): Scope {
  return { actor: who?.name ?? tried ?? '?', role: who?.role ?? 'viewer', sees: { region: '' } };
}

function subjectOf(who: UserRow | undefined, tried: string | null): string {
  return `user:${who?.name ?? tried ?? '?'}`;
}
