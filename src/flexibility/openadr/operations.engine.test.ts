import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { asker, startReceiver, tokens } from '../../../test/openadr.ts';
import { story } from '../../../test/story.ts';

/**
 * Every operation of `openadr3.yaml` times role times good, unknown id, bad body, bad token and taken name. The operations are an excerpt
 * of the YAML; who may do what follows from its scopes.
 */
type Operation = { readonly id: string; readonly method: string; readonly path: string; readonly scope: string | null };

const operations = parse(readFileSync(new URL('../../../test/data/openadr-operations.yaml', import.meta.url), 'utf8')) as Operation[];
const roles = ['bl', 'ven'] as const;
type Role = (typeof roles)[number];

/** The roles that hold a scope (`openadr3.yaml`, securitySchemes). */
const mayOf: Readonly<Record<string, readonly Role[]>> = {
  write_programs: ['bl'],
  write_events: ['bl'],
  write_reports: ['ven'],
  write_subscriptions: roles,
  write_vens: roles,
};
const may = ({ scope }: Operation, role: Role): boolean => (mayOf[scope ?? ''] ?? roles).includes(role);

let world: World;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let ask: ReturnType<typeof asker>;
const made: Record<string, Record<Role, string>> = {};
let count = 0;
const fresh = (): string => `n${(count += 1)}`;

/** A valid body. */
const bodyOf = (collection: string, role: Role): Record<string, unknown> => {
  const venID = made['vens']?.[role];
  const name = fresh();
  const bodies: Record<string, Record<string, unknown>> = {
    programs: { programName: name },
    events: { programID: made['programs']?.bl, intervals: [{ id: 0, payloads: [{ type: 'PRICE', values: [1.5] }] }] },
    reports: { eventID: made['events']?.bl, clientName: 'c', resources: [{ resourceName: 'r', intervals: [] }] },
    subscriptions: { clientName: 'c', objectOperations: [{ objects: ['EVENT'], operations: ['CREATE'], callbackUrl: receiver.url }] },
    vens:
      role === 'bl' ? { objectType: 'BL_VEN_REQUEST', clientID: name, venName: name } : { objectType: 'VEN_VEN_REQUEST', venName: name },
    resources:
      role === 'bl'
        ? { objectType: 'BL_RESOURCE_REQUEST', clientID: 'ven_client', resourceName: name, venID }
        : { objectType: 'VEN_RESOURCE_REQUEST', resourceName: name, venID },
  };
  return bodies[collection] as Record<string, unknown>;
};

/** The required fields of each, by the schemas. */
const required: Readonly<Record<string, readonly string[]>> = {
  programs: ['programName'],
  events: ['programID'],
  reports: ['eventID', 'clientName', 'resources'],
  subscriptions: ['clientName', 'objectOperations'],
  vens: ['objectType', 'venName'],
  resources: ['objectType', 'resourceName', 'venID'],
};

async function makeAll(): Promise<void> {
  for (const collection of ['programs', 'events', 'vens', 'resources', 'subscriptions', 'reports']) {
    const makers = roles.filter(
      (role) => !(role === 'ven' && ['programs', 'events'].includes(collection)) && !(role === 'bl' && collection === 'reports'),
    );
    made[collection] = {} as Record<Role, string>;
    for (const role of makers) {
      const { status, body } = await ask(tokens[role], 'POST', `/${collection}`, bodyOf(collection, role));
      expect([collection, role, status, body]).toMatchObject([collection, role, 201, { id: expect.stringMatching(/^[\w-]{1,128}$/u) }]);
      (made[collection] as Record<Role, string>)[role] = String(body['id']);
    }
    const [any] = Object.values(made[collection] as object) as string[];
    made[collection] = { ...Object.fromEntries(roles.map((role) => [role, any])), ...made[collection] } as Record<Role, string>;
  }
}

beforeAll(async () => {
  world = await createWorld({ openadr: 'test' });
  receiver = await startReceiver();
  ask = asker(world);
  await makeAll();
});
afterAll(async () => {
  await world.stop();
  await receiver.stop();
});

const collectionOf = ({ path }: Operation): string => path.split('/')[1] as string;
const isMqtt = ({ path }: Operation): boolean => path.includes('/mqtt/');
const at = ({ path }: Operation, id: string): string => path.replaceAll(/\{\w+\}/gu, id);
const objects = operations.filter(({ path }) => !path.startsWith('/auth') && !path.startsWith('/notifiers'));
const secured = operations.filter(({ scope }) => scope !== null);
const byRole = (some: readonly Operation[]) => some.flatMap((one) => roles.map((role) => [one.id, role, one] as const));

test('the excerpt contains all forty-five operations', () => {
  expect(operations.length).toBe(45);
});

describe('a valid request', () => {
  test.each(byRole(objects.filter(({ method }) => method !== 'DELETE')))('%s by %s', async (_id, role, one) => {
    const collection = collectionOf(one);
    const body = one.method === 'GET' ? undefined : bodyOf(collection, role);
    const { status, body: told } = await ask(tokens[role], one.method, at(one, made[collection]?.[role] ?? ''), body);
    if (!may(one, role)) return expect([status, told]).toMatchObject([403, { title: 'Forbidden', status: 403 }]);
    // a client has one ven
    if (one.id === 'createVen' && role === 'ven') return expect(status).toBe(409);
    expect([status, told]).toMatchObject([one.method === 'POST' ? 201 : 200, expect.anything()]);
    if (one.method !== 'GET') expect(told).toMatchObject({ ...body, objectType: collection.toUpperCase().slice(0, -1) });
    return undefined;
  });
});

describe('an unknown id', () => {
  test.each(byRole(objects.filter(({ path }) => path.includes('{'))))('%s by %s', async (_id, role, one) => {
    const body = one.method === 'PUT' ? bodyOf(collectionOf(one), role) : undefined;
    const { status, body: told } = await ask(tokens[role], one.method, at(one, 'nothing-1'), body);
    expect([status, told]).toMatchObject(may(one, role) ? [404, { title: 'Not Found', status: 404 }] : [403, { status: 403 }]);
  });
});

describe('a bad body', () => {
  const writing = objects.filter(({ method }) => method === 'POST' || method === 'PUT');
  test.each(byRole(writing))('%s by %s', async (_id, role, one) => {
    const collection = collectionOf(one);
    const path = at(one, made[collection]?.[role] ?? '');
    const good = bodyOf(collection, role);
    const without = (required[collection] ?? []).map((name) => ({ ...good, [name]: undefined }));
    for (const body of [...without, '{', '[]', 'null', '{"programName": NaN}', '{"programName":"\\u0000"}', '']) {
      const { status, body: told } = await ask(tokens[role], one.method, path, body);
      expect([body, status, told]).toMatchObject([body, may(one, role) ? 400 : 403, { status }]);
    }
  });
});

describe('a bad token', () => {
  test.each(secured.map((one) => [one.id, one] as const))('%s', async (_id, one) => {
    for (const token of [null, 'bad_token', `${tokens.bl}x`, 'e30.e30.e30']) {
      const { status, body, headers } = await ask(token, one.method, at(one, 'x'), one.method === 'GET' ? undefined : {});
      expect([status, body, headers.get('www-authenticate')]).toMatchObject([401, { title: 'Unauthorized', status: 401 }, 'Bearer']);
    }
  });
});

describe('a taken name', () => {
  const post = (role: Role, path: string, body: unknown) => ask(tokens[role], 'POST', path, body);
  const put = (path: string, body: unknown) => ask(tokens.bl, 'PUT', path, body);

  test('of a program, when created and renamed', async () => {
    const [a, b] = [fresh(), fresh()];
    await post('bl', '/programs', { programName: a });
    expect(await post('bl', '/programs', { programName: a })).toMatchObject({ status: 409, body: { title: 'Conflict' } });
    const { body } = await post('bl', '/programs', { programName: b });
    expect(await put(`/programs/${String(body['id'])}`, { programName: a })).toMatchObject({ status: 409 });
    expect(await put(`/programs/${String(body['id'])}`, { programName: b })).toMatchObject({ status: 200 });
  });

  test('of a ven, and a client that has a ven', async () => {
    const [a, b] = [fresh(), fresh()];
    const ven = (venName: string, clientID: string) => post('bl', '/vens', { objectType: 'BL_VEN_REQUEST', venName, clientID });
    expect(await ven(a, a)).toMatchObject({ status: 201 });
    expect(await ven(a, b)).toMatchObject({ status: 409 });
    expect(await ven(b, a)).toMatchObject({ status: 409 });
  });

  test('of a resource within its ven; another ven may use it too', async () => {
    const name = fresh();
    const resource = (venID: unknown) =>
      post('bl', '/resources', { objectType: 'BL_RESOURCE_REQUEST', clientID: 'x', resourceName: name, venID });
    expect(await resource(made['vens']?.bl)).toMatchObject({ status: 201 });
    expect(await resource(made['vens']?.bl)).toMatchObject({ status: 409 });
    expect(await resource(made['vens']?.ven)).toMatchObject({ status: 201 });
  });
});

describe('a reference to something that does not exist', () => {
  test.each([
    ['bl', '/events', 'events', 'programID'],
    ['ven', '/reports', 'reports', 'eventID'],
    ['ven', '/subscriptions', 'subscriptions', 'programID'],
    ['bl', '/resources', 'resources', 'venID'],
    ['ven', '/resources', 'resources', 'venID'],
  ] as const)('by %s to %s is refused', async (role, path, collection, field) => {
    const { status } = await ask(tokens[role], 'POST', path, { ...bodyOf(collection, role), [field]: 'nothing-1' });
    expect(status).toBe(400);
  });
});

test.each(byRole(objects.filter(({ id }) => id === 'updateVen' || id === 'updateResource')))(
  '%s by %s accepts what was read',
  async (_id, role, one) => {
    const path = at(one, made[collectionOf(one)]?.[role] ?? '');
    const { body } = await ask(tokens[role], 'GET', path);
    expect(await ask(tokens[role], 'PUT', path, body)).toMatchObject({
      status: 200,
      body: { objectType: body['objectType'], id: body['id'] },
    });
  },
);

test('an unknown address, and an unsupported method', async () => {
  expect(await ask(tokens.bl, 'GET', '/nothing')).toMatchObject({ status: 404, body: { title: 'Not Found' } });
  expect(await ask(tokens.bl, 'GET', '/programs/1/2')).toMatchObject({ status: 404 });
  const { status, headers, body } = await ask(tokens.bl, 'PUT', '/programs', {});
  expect([status, headers.get('allow'), body]).toMatchObject([405, 'GET, POST', { title: 'Method Not Allowed' }]);
  expect(await ask(tokens.bl, 'POST', '/auth/server')).toMatchObject({ status: 405 });
});

test('webhooks are offered, messages over MQTT are not', async () => {
  for (const role of roles) {
    expect(await ask(tokens[role], 'GET', '/notifiers')).toMatchObject({ status: 200, body: { WEBHOOK: true } });
    for (const one of operations.filter(isMqtt)) expect(await ask(tokens[role], 'GET', at(one, 'x'))).toMatchObject({ status: 404 });
  }
});

story('objects can be deleted by those allowed to, last one first, and created again', (step) => {
  for (const [id, role, one] of byRole(objects.filter(({ method }) => method === 'DELETE').toReversed()))
    step(`${id} by ${role}`, async () => {
      const path = at(one, made[collectionOf(one)]?.[role] ?? '');
      const { status } = await ask(tokens[role], 'DELETE', path);
      if (!may(one, role)) return expect(status).toBe(403);
      expect(status).toBe(200);
      return expect(await ask(tokens[role], 'GET', path)).toMatchObject({ status: 404 });
    });
  step('all objects are created again', makeAll);
});
