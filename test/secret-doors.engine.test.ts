import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
let clock = Date.parse('2026-03-02T01:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => clock, openadr: 'on' });
});
afterAll(() => world.stop());

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const secret = 'grant_type=client_credentials&client_id=VEN1&client_secret=guess';

/** Each entry point that a secret opens: its name, and how a guess is sent. */
const doors: readonly (readonly [door: string, path: string, body: string, headers: Record<string, string>])[] = [
  ['case-link', '/api/public/case-link', JSON.stringify({ token: 'guess' }), json],
  ['audit-link', '/api/public/audit-link', JSON.stringify({ token: 'guess' }), json],
  ['retrofit-survey', '/api/public/retrofit-survey', JSON.stringify({ token: 'guess' }), json],
  ['heat-link', '/api/public/heat-link/account', JSON.stringify({ token: 'guess' }), json],
  ['survey-links', '/api/survey-links/open', JSON.stringify({ link: 'guess' }), json],
  ['openadr-token', '/openadr3/3.1.0/auth/token', secret, form],
];

/** @param address where it comes from @returns the status */
async function guess([, path, body, headers]: (typeof doors)[number], address: string): Promise<number> {
  const fetchFrom = world.app.fetch as (request: Request, env: object) => Promise<Response>;
  const env = { incoming: { socket: { remoteAddress: address } } };
  const answer = await fetchFrom(new Request(`http://localhost${path}`, { method: 'POST', body, headers }), env);
  await answer.bytes();
  return answer.status;
}

/** How many audit trail entries report guesses at each entry point. */
async function entriesOf(): Promise<number[]> {
  const { entries } = await world.local.access.audit({ action: 'wrong-secret' });
  return doors.map(([door]) => entries.filter(({ subject }) => subject === `door:${door}`).length);
}

test('guesses at any secret are counted by origin and recorded in the audit trail, each kind once; others get the same answer as before', async () => {
  const before = await entriesOf();
  for (const one of doors) {
    const [door] = one;
    const told: number[] = [];
    for (let at = 0; at < 32; at += 1) told.push(await guess(one, '198.51.100.7'));
    expect([door, told.slice(0, 30).includes(429), told.slice(30)]).toEqual([door, false, [429, 429]]);
    expect([door, (await guess(one, '203.0.113.9')) === 429]).toEqual([door, false]);
  }
  const after = await entriesOf();
  for (const [at, [door]] of doors.entries()) expect([door, (after[at] ?? 0) - (before[at] ?? 0)]).toEqual([door, 2]);
  clock += 3_700_000;
  for (const one of doors) expect([one[0], (await guess(one, '198.51.100.7')) === 429]).toEqual([one[0], false]);
});

test('the same address with a trailing slash counts as the same', async () => {
  const [, path, body, headers] = doors[5] as (typeof doors)[number];
  const told: number[] = [];
  for (let at = 0; at < 32; at += 1)
    told.push(await guess(['openadr-token', at % 2 === 0 ? path : `${path}/`, body, headers], '198.51.100.8'));
  expect([told.slice(0, 30).includes(429), told.slice(30)]).toEqual([false, [429, 429]]);
});

test('guesses at the token address get the error that OAuth defines', async () => {
  const fetchFrom = world.app.fetch as (request: Request, env: object) => Promise<Response>;
  const env = { incoming: { socket: { remoteAddress: '198.51.100.11' } } };
  const asked = () =>
    fetchFrom(new Request('http://localhost/openadr3/3.1.0/auth/token', { method: 'POST', body: secret, headers: form }), env);
  for (let at = 0; at < 30; at += 1) await (await asked()).bytes();
  const answer = await asked();
  expect([answer.status, await answer.json()]).toMatchObject([429, { error: 'temporarily_unavailable' }]);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('a client that keeps using an old secret blocks only itself', async () => {
  const [, path, , headers] = doors[5] as (typeof doors)[number];
  const { clientId, clientSecret } = await world.local.openadr.addClient({ name: '邻居', as: 'ven' });
  const as = (client: string, given: string) => {
    const body = `grant_type=client_credentials&client_id=${client}&client_secret=${given}`;
    return guess(['openadr-token', path, body, headers], '198.51.100.9');
  };
  for (let at = 0; at < 1000; at += 1) await as('STUCK', 'old');
  expect([await as('STUCK', 'old'), await as(clientId, clientSecret)]).toEqual([429, 200]);
});

test('wrong API keys are counted and recorded in the audit trail; an old key blocks only itself, and a valid one is accepted', async () => {
  const { secret: right } = await world.local.access.keys.create({ name: '采集', role: 'bureau', region: '140302' });
  const fetchFrom = world.app.fetch as (request: Request, env: object) => Promise<Response>;
  const asked = async (key: string): Promise<number> => {
    const env = { incoming: { socket: { remoteAddress: '198.51.100.10' } } };
    const answer = await fetchFrom(new Request('http://localhost/api/me', { headers: { authorization: `Bearer ${key}` } }), env);
    await answer.bytes();
    return answer.status;
  };
  const told: number[] = [];
  for (let at = 0; at < 32; at += 1) told.push(await asked('yd_old'));
  expect([told.slice(0, 30).every((one) => one === 401), told.slice(30)]).toEqual([true, [429, 429]]);
  expect([await asked('yd_other'), await asked(right)]).toEqual([429, 200]);
  const { entries } = await world.local.access.audit({ action: 'wrong-secret' });
  expect(entries.filter(({ subject }) => subject === 'door:api-key')).toHaveLength(1);
});
