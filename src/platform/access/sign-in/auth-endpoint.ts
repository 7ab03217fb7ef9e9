import type { WriteTrail } from '#kernel/trail.ts';
import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import { addressHeader } from '../auth.ts';
import type { Auth } from '../auth.ts';
import { hasExpired } from '../accounts.ts';
import { authSubject } from './auth-subject.ts';
import type { AuthSubject } from './auth-subject.ts';
import { countAttempt, forgetAttempts, keyOfName } from './attempts.ts';
import type { Attempt, GuessKind, TryPlace } from './attempts.ts';
import { knownDevices, rememberDevice } from './devices.ts';
import type { KnownDevices } from './devices.ts';
import { bodyOf, isAuthPath } from './auth-bodies.ts';
import type { AuthBody, AuthPath } from './auth-bodies.ts';
import type { SignInRules } from '../facts.ts';
import { identityOfUser } from '../identity.ts';
import { isPasswordOf, refuseUnfitPassword } from './passwords.ts';
import { allowRequest, placeOfAddress } from './rates.ts';
import { refusal } from './refusal.ts';
import { changesStanding, codeOfChange, takeCode } from './standing-factor.ts';
import type { RepeatedEntry } from '../store/repeat-store.ts';
import type { AccessStore } from '../store/store.ts';
import type { UserRow } from '../store/rows.ts';

/**
 * The parts of better-auth that are exposed: the action in the audit trail, and what could be guessed there. Everything else it offers is
 * closed.
 */
const paths: Readonly<Record<AuthPath, { readonly action: string; readonly guess: GuessKind | null }>> = {
  '/sign-in/username': { action: 'sign-in', guess: 'password' },
  '/sign-out': { action: 'sign-out', guess: null },
  '/change-password': { action: 'password-change', guess: 'password' },
  '/reset-password': { action: 'password-reset', guess: null },
  '/two-factor/enable': { action: 'second-factor-begin', guess: 'password' },
  '/two-factor/disable': { action: 'second-factor-off', guess: 'password' },
  '/two-factor/verify-totp': { action: 'second-factor', guess: 'code' },
  '/two-factor/verify-backup-code': { action: 'second-factor-backup', guess: 'code' },
  '/two-factor/generate-backup-codes': { action: 'backup-codes', guess: 'password' },
};

export type AuthEndpointNeeds = {
  readonly auth: Auth;
  readonly store: AccessStore;
  readonly now: () => number;
  readonly site: () => string;
  readonly secureCookies: boolean;
  /** Signs the cookies. */
  readonly secretUsed: string;
  /** The city's rules for everyone who signs in. */
  readonly rules: () => Promise<SignInRules>;
  /** Words that a password may not be built from: the city's address and name. */
  readonly ownWords: () => readonly string[];
  readonly record: WriteTrail;
  /** The same for callers who are not signed in: repeats are counted. */
  readonly recordRepeated: (scope: Scope, entry: RepeatedEntry) => Promise<void>;
};

/** A parsed request: everything that is judged and used of it. */
type AuthRequest = {
  readonly request: Request;
  readonly path: AuthPath;
  readonly body: AuthBody;
  readonly address: string;
  readonly devices: KnownDevices;
};

/**
 * Everything under `/api/auth`: sign-in, sign-out, passwords, second factors. Parses a request once, counts attempts before they are
 * judged, writes the audit trail, and turns better-auth's refusals into problems. better-auth is called with a request rebuilt from what
 * was parsed here, so that it judges nothing else. Responses never carry the session token outside its cookie.
 */
export function createAuthEndpoint(needs: AuthEndpointNeeds) {
  return async function endpoint(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.slice('/api/auth'.length);
    if (request.method !== 'POST' || !isAuthPath(path)) throw new Problem('not-found', 'no-such-address', { path });
    const cookies = request.headers.get('cookie');
    const address = request.headers.get(addressHeader) ?? '';
    const devices = await knownDevices(needs, cookies);
    const [device] = devices.rows;
    await allowRequest(needs.store, path, device === undefined ? placeOfAddress(address) : `device:${device.hash}`);
    const body = await bodyOf(request, path);
    const by = await authSubject(needs, path, body, cookies);
    return answerOf(needs, { request, path, body, address, devices }, by);
  };
}

async function answerOf(needs: AuthEndpointNeeds, asked: AuthRequest, by: AuthSubject | null): Promise<Response> {
  const { path, body } = asked;
  const { action, guess } = paths[path];
  await refuseUnruly(needs, action, by?.user);
  if (body.newPassword !== undefined) await refuseUnfitPassword(body.newPassword, needs.ownWords(), by?.user);
  if (by === null) return refuseNobody(needs, asked);
  const attempt = guess === null ? null : attemptOf(asked, by, guess);
  if (attempt !== null) await countOrRefuse(needs, asked, by, attempt);
  if (attempt !== null && changesStanding(path, by.user)) await proveStandingFactor(needs, asked, by, attempt);
  const { answer, told } = await judged(needs, asked, by, path, body);
  if (attempt !== null) await forgetAttempts(needs, attempt);
  const cookie = await conclude(needs, asked, by, told);
  return withoutToken(answer, told, cookie);
}

/** Calls better-auth. Throws its refusal as a Problem, and records it in the audit trail. */
async function judged(needs: AuthEndpointNeeds, asked: AuthRequest, by: AuthSubject, path: AuthPath, body: AuthBody) {
  const failed = async (problem: Problem) => {
    await recordOf(needs, asked, by, `${paths[path].action}-failed`);
    return problem;
  };
  const giveBack =
    path === '/two-factor/verify-totp'
      ? await takeCode(needs.store, body.code, by.user).catch(async (error: unknown) => {
          throw error instanceof Problem ? await failed(error) : error;
        })
      : null;
  const answer = await needs.auth.handler(remade(needs, asked, path, body, by));
  const told = (await answer
    .clone()
    .json()
    .catch(() => ({}))) as Record<string, unknown>;
  if (answer.ok) return { answer, told };
  await giveBack?.();
  throw await failed(refusal(answer.status, told));
}

/**
 * An existing second factor must be proved with a code before it is changed. A wrong password is left for better-auth to refuse: it uses up
 * no code; once the password was right, what is guessed is the code.
 */
async function proveStandingFactor(needs: AuthEndpointNeeds, asked: AuthRequest, by: AuthSubject, password: Attempt): Promise<void> {
  if (!(await isPasswordOf(needs, by.user.id, asked.body.password ?? ''))) return;
  await forgetAttempts(needs, password);
  const proof = codeOfChange(asked.body);
  const attempt: Attempt = { ...password, kind: 'code' };
  await countOrRefuse(needs, asked, by, attempt);
  await judged(needs, asked, by, proof.path, { code: proof.code });
  await forgetAttempts(needs, attempt);
}

/**
 * What is guessed, about whom and from where: attempts in a session lock that session alone, those of a known device lock that device, and
 * all others lock their address.
 */
function attemptOf({ body, address, devices }: AuthRequest, by: AuthSubject | null, kind: GuessKind): Attempt {
  const device = devices.rows.find(({ user }) => user === by?.user.id);
  const place: TryPlace =
    typeof by?.session === 'string'
      ? { kind: 'session', value: by.session }
      : device === undefined
        ? { kind: 'address', value: placeOfAddress(address) }
        : { kind: 'device', value: `${device.id}` };
  return { name: body.username ?? by?.user.username ?? '', kind, place };
}

async function countOrRefuse(needs: AuthEndpointNeeds, asked: AuthRequest, by: AuthSubject | null, attempt: Attempt): Promise<void> {
  await countAttempt(needs, attempt).catch(async (error: unknown) => {
    const action = attempt.place.kind === 'session' ? 'session-tries' : attempt.kind === 'password' ? 'sign-in' : 'second-factor';
    if (error instanceof Problem) await recordOf(needs, asked, by, `${action}-locked`, true);
    throw error;
  });
}

/** The request as better-auth gets it: only what was parsed and judged here. */
function remade(
  needs: AuthEndpointNeeds,
  { request, address }: AuthRequest,
  path: AuthPath,
  body: AuthBody,
  { user, cookie }: AuthSubject,
): Request {
  const headers = new Headers({ 'content-type': 'application/json', [addressHeader]: address });
  const origin = request.headers.get('origin');
  const device = request.headers.get('user-agent');
  if (origin !== null) headers.set('origin', origin);
  if (device !== null) headers.set('user-agent', device.slice(0, 300));
  if (cookie !== null) headers.set('cookie', cookie);
  const given = {
    ...body,
    ...(path === '/sign-in/username' && { username: user.username }),
    // if it is changed because someone else knows it, that person is signed out
    ...(path === '/change-password' && { revokeOtherSessions: true }),
  };
  return new Request(new URL(`/api/auth${path}`, needs.site()), { method: 'POST', headers, body: JSON.stringify(given) });
}

/** No possible account: refused without calling better-auth, which might find another account. Without a session there is none to end. */
async function refuseNobody(needs: AuthEndpointNeeds, asked: AuthRequest): Promise<Response> {
  const { path, body } = asked;
  if (path === '/sign-out') return Response.json({ success: true });
  if (path === '/reset-password') throw new Problem('bad-input', 'link-used-up');
  if (path === '/two-factor/verify-totp' || path === '/two-factor/verify-backup-code')
    throw new Problem('not-signed-in', 'second-factor-expired');
  if (path !== '/sign-in/username') throw new Problem('not-signed-in', 'not-signed-in');
  await countOrRefuse(needs, asked, null, attemptOf(asked, null, 'password'));
  // takes as long as a wrong password does
  await (await needs.auth.$context).password.hash(body.password ?? '');
  await recordOf(needs, asked, null, 'sign-in-failed');
  throw new Problem('not-signed-in', 'wrong-password');
}

/** Throws if an expired one-time password would be changed, or a second factor removed that the role requires. */
async function refuseUnruly({ now, rules }: AuthEndpointNeeds, action: string, who: UserRow | undefined): Promise<void> {
  if (who === undefined) return;
  if (action === 'password-change' && hasExpired(who, now())) throw new Problem('not-signed-in', 'one-time-expired');
  if (action === 'second-factor-off' && (await rules()).secondFactor.includes(who.role))
    throw new Problem('not-allowed', 'second-factor-stays', { role: who.role });
}

/** The effects of a successful call. @returns the cookie by which the browser is known from now on, if sign-in is complete */
async function conclude(
  needs: AuthEndpointNeeds,
  asked: AuthRequest,
  { user, session }: AuthSubject,
  told: Record<string, unknown>,
): Promise<string | null> {
  const { action } = paths[asked.path];
  const { store } = needs;
  const halfWay = told['twoFactorRedirect'] === true;
  if (action === 'password-change' || action === 'password-reset') {
    await store.setOwnPassword(wholeProgram, user.id);
    await store.forgetDevices(wholeProgram, user.id);
    await store.endPending(wholeProgram, user.id);
  }
  if (action === 'password-reset') await store.clearAttemptsOf(wholeProgram, keyOfName(user.username, needs.secretUsed));
  await needs.record(actorOf(user), { action: halfWay ? 'sign-in-half' : action, subject: subjectOf(user), region: user.region });
  const isIn = action === 'password-change' || (session === null && !halfWay && action !== 'password-reset' && action !== 'sign-out');
  if (!isIn) return null;
  const device = asked.request.headers.get('user-agent');
  return rememberDevice(needs, user.id, asked.devices, { address: asked.address, device });
}

function withoutToken(answer: Response, told: Record<string, unknown>, device: string | null): Response {
  const { token: _token, ...rest } = told;
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  if (device !== null) headers.append('set-cookie', device);
  return new Response(JSON.stringify(rest), { status: answer.status, headers });
}

/**
 * Writes to the audit trail: one entry per action in a session; otherwise repeats are counted.
 * @param folds whether repeats are counted in a session too, because they may come without end
 */
async function recordOf(
  needs: AuthEndpointNeeds,
  { address }: AuthRequest,
  by: AuthSubject | null,
  action: string,
  folds = (by?.session ?? null) === null,
): Promise<void> {
  const [scope, subject, region] = [actorOf(by?.user), subjectOf(by?.user), by?.user.region ?? null];
  const place = placeOfAddress(address);
  if (folds) await needs.recordRepeated(scope, { action, subject, region, place });
  else await needs.record(scope, { action, subject, region, detail: { from: place } });
}

/** The name under which it is recorded. A typed name that belongs to no account is stored nowhere, because it may be someone's password. */
function actorOf(who: UserRow | undefined): Scope {
  if (who === undefined) return { identity: 'nobody', actor: 'nobody', role: 'viewer', sees: { region: '' } };
  return { identity: identityOfUser(who.id), actor: who.name, role: who.role, sees: { region: '' } };
}

const subjectOf = (who: UserRow | undefined): string => `user:${who?.name ?? '?'}`;
