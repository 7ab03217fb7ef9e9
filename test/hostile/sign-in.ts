import { bodyShapes } from '#platform/access/sign-in/auth-bodies.ts';
import { random as seeded, type Random } from '../city/random.ts';
import { downloadProbes } from '../scope/probes.ts';
import type { Outside } from '../scope/outside.ts';
import { judged, type Requester, type Outcome } from './attack.ts';
import { jsonText, texts } from './values.ts';

/** An account whose password is known; the password alone opens nothing else yet. */
export type Account = { readonly name: string; readonly password: string };

const paths = Object.keys(bodyShapes);

const types = [
  'application/json',
  'application/json; charset=utf-8',
  'Application/JSON;charset="utf-8"',
  'application/json; charset=gbk',
  'application/x-www-form-urlencoded',
  'x/application/json, application/x-www-form-urlencoded',
  'application/json, text/plain',
  'multipart/form-data; boundary=application/json',
  'text/json',
  'application/jsonp',
  'application/json\t;',
  '*/*',
  '',
];

const junk = ['', '%', '%00', 'x', `x.${'A'.repeat(43)}%3D`, 'A'.repeat(43), `${'A'.repeat(43)}~%`, 'x'.repeat(5000), '"x"', '窑洞', '~~~'];

const cookieNames = ['yd.session_token', 'yd.two_factor', 'yd.device', '__Host-yd.session_token', 'YD.device', 'yd.trust_device', ''];

/** Addresses in their possible notations; requests from a single address are limited. */
const addressOf = (random: Random): string =>
  random.pick([
    () => `203.0.${random.whole(0, 255)}.${random.whole(1, 254)}`,
    () => `2001:db8:${random.whole(0, 9999)}::${random.whole(1, 9999)}`,
    () => `::ffff:198.51.100.${random.whole(1, 254)}`,
    () => random.pick(['unknown', '1', '999.1.1.1', 'fe80::1%eth0', '[::1]:80', '10.0.0.1, 10.0.0.2', ',', 'x'.repeat(300)]),
  ])();

/**
 * Sends sign-in, session, second factor and download requests that no one in their right mind would send: wrong types, duplicated fields,
 * cookies and parameters, invalid names. Anything except the one valid request must open nothing: if it does, that is a fault.
 */
export async function* signInRequests(
  ask: Requester,
  outside: Outside,
  known: Account,
  seed: number,
  count: number,
): AsyncGenerator<Outcome> {
  const random = seeded(seed, 'sign-in');
  const session = await soundCookie(ask, known);
  const downloads = Object.values(downloadProbes).map((probe) => probe(outside));
  for (let n = 0; n < count; n += 1) {
    if (n % 8 === 0) yield twoSessions(ask, random, session);
    else if (n % 8 === 1) yield twiceInQuery(ask, random, random.pick(downloads));
    else yield atTheDoor(ask, random, known, session);
  }
}

/** The session of the account, obtained by the one valid request. */
async function soundCookie(ask: Requester, { name, password }: Account): Promise<string> {
  const body = JSON.stringify({ username: name, password });
  const answer = await ask('/api/auth/sign-in/username', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const found = answer.headers.getSetCookie().find((cookie) => cookie.includes('session_token='));
  if (found === undefined) throw new Error(`the account does not sign in: ${await answer.text()}`);
  return /session_token=([^;]*)/u.exec(found)?.[1] ?? '';
}

async function atTheDoor(ask: Requester, random: Random, known: Account, session: string): Promise<Outcome> {
  const path = random.pick(paths);
  const type = random.pick(types);
  const body = random.chance(0.2) ? random.pick(['', 'null', '[', jsonText(random)]) : bodyOf(random, path, known);
  const cookie = random.chance(0.6) ? cookiesOf(random, session) : null;
  const headers = {
    ...(type !== '' && { 'content-type': type }),
    ...(cookie !== null && { cookie }),
    'x-forwarded-for': addressOf(random),
  };
  const query = random.chance(0.2)
    ? `?${random.pick(['username', 'token', 'code', '_method', 'x'])}=${random.pick(['admin', '%00', 'POST'])}`
    : '';
  const what = `POST /api/auth${path}${query} as ${type} with ${cookie?.slice(0, 60)}: ${body.slice(0, 200)}`;
  const answer = await ask(`/api/auth${path}${query}`, { method: 'POST', body, headers: { authorization: '', ...headers } });
  const opened = answer.headers.getSetCookie().some((set) => /session_token=[^;]/u.test(set));
  const outcome = { ...(await judged(what, answer)), sent: body };
  return opened ? { ...outcome, fault: 'it began a session' } : outcome;
}

/** Every field of the address, with odd values, some of them duplicated; never the right password. */
function bodyOf(random: Random, path: string, { name }: Account): string {
  const fields = Object.keys(bodyShapes[path as keyof typeof bodyShapes].shape);
  const names = [name, name.toUpperCase(), `${name}\u200B`, ` ${name} `, `ｘ${name}`, ...texts.filter((text) => text.length < 1000)];
  const value = (field: string): string => {
    if (random.chance(0.3)) return jsonText(random);
    return JSON.stringify(
      field === 'username' ? random.pick(names) : random.pick(['x', '123456', 'abcde-fghij', 'seven lamps at dusk', ...texts.slice(0, 12)]),
    );
  };
  const pairs = fields.flatMap((field) => [field, ...(random.chance(0.2) ? [field] : []), ...(random.chance(0.1) ? [`&${field}`] : [])]);
  const all = [...pairs, ...(random.chance(0.2) ? ['__proto__', 'email', 'rememberMe', 'callbackURL', 'trustDevice'] : [])];
  return `{${all.map((field) => `${JSON.stringify(field)}:${value(field)}`).join(',')}}`;
}

function cookiesOf(random: Random, session: string): string {
  const some = Array.from({ length: random.whole(1, 4) }, () => `${random.pick(cookieNames)}=${random.pick(junk)}`);
  const own = random.chance(0.3) ? [`yd.session_token=${session}`] : [];
  return [...own, ...some].join(random.pick(['; ', ';', ';;', ', '])).replaceAll(/[^\x20-\x7E]/gu, '?');
}

/** With two sessions in one request neither is valid, however they are written. */
async function twoSessions(ask: Requester, random: Random, session: string): Promise<Outcome> {
  const other = random.pick(junk.filter((text) => text !== '' && /^[\x20-\x7E]*$/u.test(text) && text.length < 1000));
  const cookie = random.chance(0.5)
    ? `yd.session_token=${other}; yd.session_token=${session}`
    : `yd.session_token=${session};yd.session_token=${other}`;
  const answer = await ask('/api/me', { headers: { authorization: '', cookie } });
  const outcome = await judged(`/api/me with ${cookie.slice(0, 80)}`, answer);
  return answer.ok ? { ...outcome, fault: 'one of two sessions was taken' } : outcome;
}

/** A download with one of its parameters twice, and once more in brackets. */
async function twiceInQuery(ask: Requester, random: Random, download: string): Promise<Outcome> {
  const { pathname, searchParams } = new URL(`http://x/api${download}`);
  const name = random.pick([...searchParams.keys(), 'format', 'lang', 'knownAt']);
  const more = random.pick([name, `${name}[]`, `${name}[0]`, encodeURIComponent(`${name}\0`)]);
  const path = `${pathname}?${searchParams.toString()}&${more}=${encodeURIComponent(random.pick(texts).slice(0, 500).toWellFormed())}`;
  return judged(`GET ${path.slice(0, 200)}`, await ask(path, {}));
}
