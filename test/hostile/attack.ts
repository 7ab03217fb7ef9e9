import { random as seeded, type Random } from '../city/random.ts';
import { procedures, type Procedure } from '../procedures.ts';
import { hostileFiles } from './files.ts';
import { jsonText, texts } from './values.ts';

export type Requester = (path: string, init: RequestInit) => Promise<Response>;

/** `instance` is the number under which the log records the internal error; `sent` is the body, or the file that was imported. */
export type Outcome = {
  readonly what: string;
  readonly status: number;
  readonly fault: string | null;
  readonly instance?: string;
  readonly sent?: string | Uint8Array;
};

/** What removes the requesting accounts, or reads everything: not tested here. */
const left = /^(?:\/doctor|\/backups|\/users|\/keys|\/settings|\/jobs\/\{id\}\/events)/u;

const kinds = ['readings', 'buildings', 'meters', 'organisations', 'weather', 'places', 'plans', 'special-plan', 'inspect'];

/** Sends requests that no one in their right mind would send, and judges whether each answer is acceptable. */
export async function* attack(ask: Requester, seed: number, count: number): AsyncGenerator<Outcome> {
  const random = seeded(seed, 'attack');
  const file = await hostileFiles(seed);
  const asked = procedures().filter(({ route }) => !left.test(route.path));
  for (let n = 0; n < count; n += 1) {
    if (n % 3 === 0) yield* fileThrough(ask, random, file());
    else yield await request(ask, random, random.pick(asked));
  }
}

async function* fileThrough(ask: Requester, random: Random, { name, bytes }: { name: string; bytes: Uint8Array }): AsyncGenerator<Outcome> {
  const put = await ask(`/api/files?name=${encodeURIComponent(name.toWellFormed())}`, { method: 'PUT', body: new Uint8Array(bytes) });
  const kept = put.clone();
  yield { ...(await judged(`PUT /api/files ${JSON.stringify(name.slice(0, 40))}`, put)), sent: bytes };
  if (put.status !== 200) return;
  const { file } = (await kept.json()) as { file: string };
  const kind = random.pick(kinds);
  const options = random.chance(0.5)
    ? { interval: '1h', createMeters: random.chance(0.3) }
    : { timeColumn: random.pick(texts), column: { code: random.pick(texts) } };
  const plan = {
    code: random.pick(['ZX', ...texts]),
    region: '140300',
    title: random.pick(texts),
    issuer: 'x',
    issued: random.pick(['2026-01-01', ...texts]),
  };
  const body = JSON.stringify({
    file,
    station: 'S',
    format: random.pick(['csv', 'epw']),
    preview: random.chance(0.3),
    ...plan,
    ...options,
  });
  const imported = await ask(`/api/imports/${kind}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  yield { ...(await judged(`POST /api/imports/${kind} of ${name.slice(0, 20)} with ${body.slice(0, 400)}`, imported)), sent: bytes };
}

async function request(ask: Requester, random: Random, { route }: Procedure): Promise<Outcome> {
  const strange = (): string => encodeURIComponent(random.pick(texts).slice(0, 3000).toWellFormed());
  const address = route.path.replaceAll(/\{[^}]+\}/gu, () => strange() || 'x');
  const query = Array.from(
    { length: random.whole(0, 3) },
    () => `${random.pick(['from', 'to', 'limit', 'offset', 'step', 'region', 'knownAt', 'search', strange()])}=${strange()}`,
  );
  const what = `${route.method} /api${route.path}`;
  const path = `/api${address}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  if (route.method === 'GET') return judged(what, await ask(path, { method: 'GET' }));
  const type = random.pick([
    'application/json',
    'application/json',
    'application/json',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'text/xml',
  ]);
  const body = random.chance(0.1) ? Buffer.from([0x7b, 0xff, 0xfe, random.whole(0, 255)]) : jsonText(random);
  return { ...(await judged(what, await ask(path, { method: route.method, body, headers: { 'content-type': type } }))), sent: body };
}

/** An answer, a finding or a problem is fine; an internal error, or an answer that says nothing, is not. */
export async function judged(what: string, answer: Response): Promise<Outcome> {
  const { status } = answer;
  const text = await answer.text();
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  // a head that is too long is refused before the program sees it
  if (status < 400 || status === 431) return { what, status, fault: null };
  if (status >= 500 && status !== 503) return { what, status, fault: text.slice(0, 300), ...instanceIn(text) };
  if (!isProblem) return { what, status, fault: `no problem document: ${text.slice(0, 200)}` };
  const { code, detail } = JSON.parse(text) as { code?: string; detail?: string };
  const told = typeof code === 'string' && code !== '' && typeof detail === 'string' && detail !== '' && detail !== code;
  return { what, status, fault: told ? null : `without words: ${text.slice(0, 200)}` };
}

function instanceIn(text: string): { instance?: string } {
  const { instance } = JSON.parse(text) as { instance?: string };
  return instance === undefined ? {} : { instance };
}
