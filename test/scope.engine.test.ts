import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import type { ApiDocument } from '#platform/http/openapi.ts';
import { can } from '#kernel/rights.ts';
import type { Role, Sight } from '#kernel/scope.ts';
import { call, procedures } from './procedures.ts';
import type { Procedure } from './procedures.ts';
import { createOutside, hidden, inside, mark } from './scope/outside.ts';
import type { Outside } from './scope/outside.ts';
import { downloadProbes, probes } from './scope/probes.ts';
import type { Send } from './scope/probe.ts';
import { createWorld } from './world.ts';
import type { World } from './world.ts';

/** Every requester who does not see everything, each in every place that the role may have. */
const askers: readonly (readonly [Role, Sight])[] = [
  ['bureau', { region: inside.region }],
  ['owner', { organisation: inside.organisation }],
  ['operator', { operator: inside.operator }],
  ['auditor', { region: inside.region }],
  ['aggregator', { aggregator: inside.organisation }],
  ['viewer', { region: inside.region }],
  ['viewer', { organisation: inside.organisation }],
];

const all = procedures();
let world: World;
let outside: Outside;

beforeAll(async () => {
  world = await createWorld();
  outside = await createOutside(world);
});

afterAll(async () => {
  await world.stop();
});

test('every procedure has a probe, and every probe a procedure', () => {
  expect(Object.keys(probes).toSorted()).toEqual(all.map(({ name }) => name).toSorted());
});

test('the probes query existing data: an administrator finds it', async () => {
  const organisation = await world.local.place.organisation({ code: outside.organisation });
  expect(JSON.stringify(organisation)).toContain(hidden);
  expect(JSON.stringify(await world.local.registry.building({ building: outside.building }))).toContain(hidden);
  expect(JSON.stringify(await world.local.imports.list({ by: 'local' }))).toContain(mark);
  expect(JSON.stringify(await world.local.jobs.list({}))).toContain(mark);
  expect(JSON.stringify(await world.local.access.audit({}))).toContain(mark);
  expect(JSON.stringify(await world.local.cases.show({ case: outside.case }))).toContain(hidden);
});

describe.each(askers)('%s of %j', (role, sees) => {
  const scope = { identity: 'asker', actor: 'asker', role, sees };

  test.each(all.map((one) => [one.name, one] as const))('%s', async (name, procedure) => {
    const answered = await request(role, sees, procedure);
    if (procedure.action === undefined || !can(scope, procedure.action)) {
      expect(answered).toMatchObject({ status: 403, code: 'role-may-not' });
      return;
    }
    const probe = probes[name];
    if (probe === undefined || 'open' in probe) return;
    if ('status' in answered) {
      // an entry point for links is closed to a client that has tried too many invalid ones
      expect(name.includes('.linked.') ? [403, 404, 429] : [403, 404]).toContain(answered.status);
      return;
    }
    expect(answered.text).not.toContain(hidden);
    if (probe.check === undefined) expect(answered.text).not.toContain(mark);
    else probe.check(answered.body as Record<string, unknown>);
  });
});

test.each(askers)('%s of %j downloads nothing from outside its scope', async (role, sees) => {
  for (const { path, action } of world.app.slices.downloads) {
    const probe = downloadProbes[path];
    if (probe === undefined) throw new Error(`no probe for the download ${path}`);
    const answer = await world.ask(`/api${probe(outside)}`, { headers: { authorization: `Bearer ${await world.secretOf(role, sees)}` } });
    const text = await answer.text();
    if (!can({ identity: 'asker', actor: 'asker', role, sees }, action)) expect(answer.status, path).toBe(403);
    else if (answer.ok) for (const word of [mark, hidden]) expect(text, path).not.toContain(word);
    else expect([403, 404], path).toContain(answer.status);
  }
});

test('without sign-in only disclosed figures are shown', async () => {
  for (const { name, route, action } of all) {
    const path = `/api${route.path.replaceAll(/\{\w+\}/gu, 'ZZOUT-B')}`;
    const init = route.method === 'GET' ? {} : { method: route.method, body: '{}', headers: { 'content-type': 'application/json' } };
    const answer = await world.app.fetch(new Request(`http://localhost${path}`, init));
    const text = await answer.text();
    if (action !== 'public') expect(answer.status, name).toBe(401);
    for (const word of [mark, hidden]) expect(text, name).not.toContain(word);
  }
  for (const { path } of world.app.slices.downloads) {
    const answer = await world.app.fetch(new Request(`http://localhost/api${path.replaceAll(/\{\w+\}/gu, '1')}`));
    expect(answer.status, path).toBe(401);
  }
});

test('the API document states for each address who may call it, the input and the output', async () => {
  const document = (await (await world.ask('/api/openapi.json')).json()) as ApiDocument;
  for (const [path, item] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(item)) {
      const init = method === 'get' ? {} : { method: method.toUpperCase(), body: '{}', headers: { 'content-type': 'application/json' } };
      const answer = await world.app.fetch(new Request(`http://localhost/api${path.replaceAll(/\{\w+\}/gu, '1')}`, init));
      expect([`${method} ${path}`, answer.status === 401]).toEqual([`${method} ${path}`, operation.security === undefined]);
    }
  for (const { path, parameters } of world.app.slices.downloads) {
    const address = new URL(`http://x/api${downloadProbes[path]?.(outside) ?? path}`);
    const told = document.paths[path]?.['get'];
    expect((told?.parameters ?? []).map(({ name }) => name).toSorted(), path).toEqual(Object.keys(parameters).toSorted());
    const answer = await world.ask(`${address.pathname}${address.search}`);
    if (answer.ok)
      expect(Object.keys(told?.responses['200']?.content ?? {}), path).toContain(answer.headers.get('content-type')?.split(';')[0]);
    await answer.arrayBuffer();
    for (const { name } of (told?.parameters ?? []).filter((one) => one.required === true && one.in === 'query')) {
      const without = new URL(address);
      without.searchParams.delete(name);
      const refused = await world.ask(`${without.pathname}${without.search}`);
      expect([path, name, refused.status]).toEqual([path, name, 400]);
    }
  }
});

test('callers find what is inside their scope; an aggregator finds no building on its own', async () => {
  for (const [role, sees] of askers.filter(([role]) => role !== 'operator')) {
    const { buildings } = await world.as(role, sees).registry.buildings({});
    expect(
      buildings.map(({ code }) => code),
      role,
    ).toEqual(role === 'aggregator' ? [] : [inside.building]);
  }
});

test('data outside is unchanged after all these queries', async () => {
  expect(await world.local.place.organisation({ code: outside.organisation })).toMatchObject({ code: outside.organisation });
  expect(await world.local.imports.get({ id: outside.imported })).toMatchObject({ state: 'shown', undone: null });
  expect((await world.local.access.users.list()).users.find((user) => user.name === `${mark}-user`)).toMatchObject({ disabled: false });
  expect((await world.local.access.keys.list()).keys.map((key) => key.name)).toContain(`${mark}-key`);
  expect((await world.local.imports.profiles.list({})).profiles.map((profile) => profile.name)).toContain(`${mark}-profile`);
});

type Answered = { readonly status: number; readonly code: string } | { readonly text: string; readonly body: unknown };

/** What the procedure answers to this requester: its problem, or everything it returns, including files and events. */
async function request(role: Role, sees: Sight, { name, path }: Procedure): Promise<Answered> {
  const send: Send = async (text) => world.upload('asked.csv', text, await world.secretOf(role, sees));
  try {
    const input = (await probes[name]?.ask?.(outside, send)) ?? {};
    const body = await call(world.as(role, sees), path, input);
    return { text: await textOf(body), body };
  } catch (error) {
    if (error instanceof ProblemAnswer) return { status: error.document.status, code: error.document.code };
    throw error;
  }
}

async function textOf(body: unknown): Promise<string> {
  if (body instanceof Blob) return body.text();
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) return JSON.stringify(body) ?? '';
  const events: unknown[] = [];
  for await (const event of body as AsyncIterable<unknown>) events.push(event);
  return JSON.stringify(events);
}
