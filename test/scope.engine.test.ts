import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import type { ApiDocument } from '#platform/http/openapi.ts';
import { can } from '#kernel/rights.ts';
import type { Role, Sight } from '#kernel/scope.ts';
import { call, inputOf, procedures } from './procedures.ts';
import type { Procedure } from './procedures.ts';
import { createOutside, hidden, inside, mark, outsideRegion } from './scope/outside.ts';
import type { Outside } from './scope/outside.ts';
import { downloadProbes, probes } from './scope/probes.ts';
import type { Send } from './scope/probe.ts';
import { textOfAnswer } from './scope/text-of.ts';
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
    const told = await request(role, sees, procedure);
    if (procedure.action === undefined || !can(scope, procedure.action)) {
      expect(told).toMatchObject({ status: 403, code: 'role-may-not' });
      return;
    }
    const probe = probes[name];
    if (probe === undefined || 'open' in probe) return;
    if ('status' in told && probe.refused !== undefined) {
      expect(told).toMatchObject({ status: 400, code: probe.refused });
      return;
    }
    if ('status' in told) {
      // an entry point for links is closed to a client that has tried too many invalid ones
      expect(name.includes('.linked.') ? [403, 404, 429] : [403, 404]).toContain(told.status);
      return;
    }
    expect(told.text).not.toContain(hidden);
    if (probe.check === undefined) expect(told.text).not.toContain(mark);
    else probe.check(told.body as Record<string, unknown>);
  });

  test('nothing from outside is in what is asked without a place, or of another kind', async () => {
    const reading = all.filter(({ action, route }) => route.method === 'GET' && action !== undefined && can(scope, action));
    for (const { name, path } of reading) {
      const probe = probes[name];
      if (probe === undefined || 'open' in probe) continue;
      const asked = ((await probe.ask(outside, async (text) => text)) ?? {}) as object;
      for (const input of [everywhere(asked, path) ?? [], ...(probe.also ?? []).map((ask) => ask(outside))].flat()) {
        const told = await answered(role, sees, path, () => input);
        if ('text' in told) for (const word of wordsOutside(name)) expect(told.text, name).not.toContain(word);
        // 400: a place has to be named
        else expect([400, 403, 404], name).toContain(told.status);
      }
    }
  });
});

test.each(askers)('%s of %j downloads nothing from outside its scope', async (role, sees) => {
  for (const { path, action } of world.app.slices.downloads) {
    const probe = downloadProbes[path];
    if (probe === undefined) throw new Error(`no probe for the download ${path}`);
    const headers = { authorization: `Bearer ${await world.secretOf(role, sees)}` };
    const answer = await world.ask(`/api${probe(outside)}`, { headers });
    const text = await textOfAnswer(answer);
    if (!can({ identity: 'asker', actor: 'asker', role, sees }, action)) expect(answer.status, path).toBe(403);
    else if (answer.ok) for (const word of [mark, hidden]) expect(text, path).not.toContain(word);
    else expect([403, 404], path).toContain(answer.status);
    const everywhere = await world.ask(`/api${withoutOutside(probe(outside))}`, { headers });
    const listed = await textOfAnswer(everywhere);
    if (everywhere.ok) for (const word of wordsOutside(path)) expect(listed, path).not.toContain(word);
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
  return answered(role, sees, path, async (send) => (await probes[name]?.ask?.(outside, send)) ?? {});
}

async function answered(role: Role, sees: Sight, path: readonly string[], ask: (send: Send) => unknown): Promise<Answered> {
  const send: Send = async (text) => world.upload('asked.csv', text, await world.secretOf(role, sees));
  try {
    const body = await call(world.as(role, sees), path, await ask(send));
    return { text: await textOf(body), body };
  } catch (error) {
    if (error instanceof ProblemAnswer) return { status: error.document.status, code: error.document.code };
    throw error;
  }
}

const namesOutside = (value: unknown): boolean => [mark, outsideRegion].some((word) => JSON.stringify(value)?.includes(word));

/** What no answer contains; the trail tells what the requesters themselves have named. */
const wordsOutside = (what: string): string[] => (what.endsWith('audit') ? [hidden] : [mark, hidden]);

/** An address without the parameters that name something outside; where one is needed, it is refused. */
function withoutOutside(address: string): string {
  const url = new URL(address, 'http://x');
  for (const [name] of [...url.searchParams].filter(([, value]) => namesOutside(value))) url.searchParams.delete(name);
  return `${url.pathname}${url.search}`;
}

/** A question without what it names outside, where that may be left out; undefined where it names nothing, or has to. */
function everywhere(input: object, path: readonly string[]): object | undefined {
  const entries = Object.entries(input);
  const left = entries.filter(([, value]) => !namesOutside(value));
  const shape = inputOf(path) as z.ZodType | undefined;
  return left.length < entries.length && shape?.safeParse(Object.fromEntries(left)).success === true ? Object.fromEntries(left) : undefined;
}

async function textOf(body: unknown): Promise<string> {
  if (body instanceof Blob) return body.text();
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) return JSON.stringify(body) ?? '';
  const events: unknown[] = [];
  for await (const event of body as AsyncIterable<unknown>) events.push(event);
  return JSON.stringify(events);
}
