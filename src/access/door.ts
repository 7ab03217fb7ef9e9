import type { Evidence } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import type { Scope } from '#kernel/scope.ts';
import { addressHeader, shortestPassword } from './auth.ts';
import type { Auth } from './auth.ts';
import { hasExpired } from './accounts.ts';
import { askedBy } from './asked-by.ts';
import type { AskedBy } from './asked-by.ts';
import { canonicalName } from './canonical-name.ts';
import { bodyOf, isDoorPath } from './door-bodies.ts';
import type { DoorBody, DoorPath } from './door-bodies.ts';
import type { SignInRules } from './facts.ts';
import { isGuessable } from './guessable.ts';
import { identityOfUser } from './identity.ts';
import { allowRequest, placeOfAddress } from './rates.ts';
import { refusal } from './refusal.ts';
import type { AccessStore, UserRow } from './store.ts';

/** The parts of better-auth that are open, each with the word it has in the audit trail. Everything else it offers is shut. */
const doors: Readonly<Record<DoorPath, string>> = {
  '/sign-in/username': 'sign-in',
  '/sign-out': 'sign-out',
  '/change-password': 'password-change',
  '/reset-password': 'password-reset',
  '/two-factor/enable': 'second-factor-begin',
  '/two-factor/disable': 'second-factor-off',
  '/two-factor/verify-totp': 'second-factor',
  '/two-factor/verify-backup-code': 'second-factor-backup',
  '/two-factor/generate-backup-codes': 'backup-codes',
};

const mostTries = 5;
const lockedMs = 15 * 60_000;

/** A code is taken in its half minute, the one before and the one after; this is longer. */
const codeLivesMs = 2 * 60_000;

export type DoorNeeds = {
  readonly auth: Auth;
  readonly store: AccessStore;
  readonly now: () => number;
  readonly site: () => string;
  readonly secureCookies: boolean;
  /** Signs the cookies. */
  readonly secretUsed: string;
  /** What the city asks of whoever signs in. */
  readonly rules: () => Promise<SignInRules>;
  /** Words that a password may not be made of: the city's address and name. */
  readonly ownWords: () => readonly string[];
  readonly record: (scope: Scope, entry: { action: string; subject: string; region?: string | null; detail?: Evidence }) => Promise<void>;
};

/**
 * Everything under `/api/auth`: sign-in, sign-out, passwords, second factors. Reads a request once, counts tries, writes the audit trail, and turns what
 * better-auth refuses into problems. better-auth is asked by a request made anew of what was read here, so that it judges nothing else. Answers never carry
 * the session's token outside its cookie.
 */
export function createDoor(needs: DoorNeeds) {
  return async function door(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.slice('/api/auth'.length);
    if (request.method !== 'POST' || !isDoorPath(path)) throw new Problem('not-found', 'no-such-address', { path });
    const action = doors[path];
    await allowRequest(needs.store, path, placeOfAddress(request.headers.get(addressHeader) ?? ''));
    const body = await bodyOf(request, path);
    const tried = path === '/sign-in/username' ? canonicalName(body.username ?? '').slice(0, 60) : null;
    if (tried !== null) await allowTry(needs, tried);
    const asked = await askedBy(needs, path, body, request.headers.get('cookie'));
    const who = asked?.user;
    await refuseUnruly(needs, action, who);
    if (action === 'password-change' || action === 'password-reset') await refuseGuessable(needs, body.newPassword, who);
    if (asked === null) return refuseNobody(needs, path, body, tried);
    const code = action === 'second-factor' ? await takeCode(needs, body.code, asked.user) : null;
    const answer = await needs.auth.handler(remade(needs, request, path, body, asked));
    const told = (await answer
      .clone()
      .json()
      .catch(() => ({}))) as Record<string, unknown>;
    if (!answer.ok) {
      if (code !== null) await needs.store.giveCodeBack(programScope, code.user, code.code);
      await needs.record(actorOf(asked.user, tried), {
        action: `${action}-failed`,
        subject: subjectOf(asked.user, tried),
        region: asked.user.region,
      });
      throw refusal(answer.status, told);
    }
    await settle(needs, action, asked.user, told);
    return withoutToken(answer, told);
  };
}

/** The request as better-auth gets it: what was read and judged here, and nothing else of what came. */
function remade(needs: DoorNeeds, request: Request, path: DoorPath, body: DoorBody, { user, cookie }: AskedBy): Request {
  const headers = new Headers({ 'content-type': 'application/json', [addressHeader]: request.headers.get(addressHeader) ?? '' });
  const origin = request.headers.get('origin');
  const device = request.headers.get('user-agent');
  if (origin !== null) headers.set('origin', origin);
  if (device !== null) headers.set('user-agent', device.slice(0, 300));
  if (cookie !== null) headers.set('cookie', cookie);
  const given = path === '/sign-in/username' ? { ...body, username: user.username } : body;
  return new Request(new URL(`/api/auth${path}`, needs.site()), { method: 'POST', headers, body: JSON.stringify(given) });
}

/** Nobody who could be meant: refused without asking better-auth, which might find somebody else. Without a session there is none to end. */
async function refuseNobody(needs: DoorNeeds, path: DoorPath, { password }: DoorBody, tried: string | null): Promise<Response> {
  if (path === '/sign-out') return Response.json({ success: true });
  if (path === '/reset-password') throw new Problem('bad-input', 'link-used-up');
  if (path === '/two-factor/verify-totp' || path === '/two-factor/verify-backup-code')
    throw new Problem('not-signed-in', 'second-factor-expired');
  if (tried === null) throw new Problem('not-signed-in', 'not-signed-in');
  // as long as a wrong password takes
  await (await needs.auth.$context).password.hash(password ?? '');
  await needs.record(actorOf(undefined, tried), { action: 'sign-in-failed', subject: subjectOf(undefined, tried), region: null });
  throw new Problem('not-signed-in', 'wrong-password');
}

/** Throws where an expired one-time password would be changed, or a second factor put away that the role must have. */
async function refuseUnruly({ now, rules }: DoorNeeds, action: string, who: UserRow | undefined): Promise<void> {
  if (who === undefined) return;
  if (action === 'password-change' && hasExpired(who, now())) throw new Problem('not-signed-in', 'one-time-expired');
  if (action === 'second-factor-off' && (await rules()).secondFactor.includes(who.role))
    throw new Problem('not-allowed', 'second-factor-stays', { role: who.role });
}

/**
 * A code of an authenticator opens once: it is kept as taken before it is judged, so that of many requests at once one gets it. Throws `code-used`, and
 * `wrong-code` where it can be none.
 */
async function takeCode({ store, record }: DoorNeeds, code: string | undefined, who: UserRow) {
  const failed = { action: 'second-factor-failed', subject: subjectOf(who, null), region: who.region };
  if (code === undefined || !/^\d{6}$/u.test(code)) {
    await record(actorOf(who, null), failed);
    throw new Problem('not-signed-in', 'wrong-code');
  }
  // better-auth judges it, by the clock of the machine
  if (await store.takeCode(programScope, who.id, code, Date.now(), codeLivesMs)) return { user: who.id, code };
  await record(actorOf(who, null), failed);
  throw new Problem('not-signed-in', 'code-used');
}

let known: Promise<ReadonlySet<string>> | undefined;

/** The commonest passwords, read when the first is chosen. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return known;
}

/** Throws `password-guessable`. */
async function refuseGuessable({ ownWords }: DoorNeeds, password: string | undefined, who: UserRow | undefined): Promise<void> {
  if (password === undefined || password.length < shortestPassword) return;
  const words = [...ownWords(), ...(who === undefined ? [] : [who.name])];
  if (isGuessable(password, await commonPasswords(), words)) throw new Problem('bad-input', 'password-guessable');
}

/** Counts a try of a password; throws `locked-out` after too many. @param name canonical */
export async function allowTry(needs: Pick<DoorNeeds, 'now' | 'store' | 'record'>, name: string): Promise<void> {
  const now = needs.now();
  const { tries, forgottenAt } = await needs.store.countAttempt(programScope, name, now, mostTries, lockedMs);
  if (tries <= mostTries) return;
  if (tries === mostTries + 1)
    await needs.record(actorOf(undefined, name), { action: 'sign-in-locked', subject: subjectOf(undefined, name) });
  throw new Problem('too-many', 'locked-out', { minutes: Math.max(1, Math.ceil((forgottenAt.getTime() - now) / 60_000)) });
}

async function settle(needs: DoorNeeds, action: string, who: UserRow, told: Record<string, unknown>): Promise<void> {
  const halfWay = told['twoFactorRedirect'] === true;
  if (action === 'password-change' || action === 'password-reset') await needs.store.setOwnPassword(programScope, who.id);
  if (action === 'sign-in' || action === 'password-reset') await needs.store.clearAttempts(programScope, canonicalName(who.name));
  await needs.record(actorOf(who, null), {
    action: halfWay ? 'sign-in-half' : action,
    subject: subjectOf(who, null),
    region: who.region,
  });
}

function withoutToken(answer: Response, told: Record<string, unknown>): Response {
  const { token: _token, ...rest } = told;
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return new Response(JSON.stringify(rest), { status: answer.status, headers });
}

/** Under whose name the trail keeps it: the account's, or the name that was tried. It sees nothing. */
function actorOf(who: UserRow | undefined, tried: string | null): Scope {
  const identity = who === undefined ? 'nobody' : identityOfUser(who.id);
  return { identity, actor: who?.name ?? tried ?? '?', role: who?.role ?? 'viewer', sees: { region: '' } };
}

function subjectOf(who: UserRow | undefined, tried: string | null): string {
  return `user:${who?.name ?? tried ?? '?'}`;
}
