import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { asker, tokens, type VtnAnswer } from '../../../test/openadr.ts';
import { story } from '../../../test/story.ts';

let world: World;
let ask: ReturnType<typeof asker>;
const ids = (answer: VtnAnswer): string[] => answer.body.map((one) => String(one['eventName'] ?? one['programName'] ?? one['venName']));
const bl = (method: string, path: string, body?: unknown) => ask(tokens.bl, method, path, body);
const ven = (method: string, path: string, body?: unknown) => ask(tokens.ven, method, path, body);
const id = async (asked: Promise<VtnAnswer>): Promise<string> => String((await asked).body['id']);

let program = '';
let clock = Date.parse('2026-07-01T08:00:00Z');
const of: Record<string, string> = {};

beforeAll(async () => {
  world = await createWorld({ openadr: 'test', clock: () => clock });
  ask = asker(world);
  program = await id(bl('POST', '/programs', { programName: 'P' }));
  const targets = { none: undefined, one: ['g1'], both: ['g1', 'g2'], other: ['g9'], of: ['r1', 'g9'] };
  for (const [name, some] of Object.entries(targets))
    of[name] = await id(bl('POST', '/events', { programID: program, eventName: name, targets: some }));
});
afterAll(() => world.stop());

story('a VEN sees what was granted to it, and another VEN nothing of it', (step) => {
  step('a VEN without a ven object sees only events without targets', async () => {
    expect(ids(await ven('GET', '/events'))).toEqual(['none']);
    expect(ids(await ven('GET', '/events?targets=g1'))).toEqual([]);
    expect(await ven('GET', `/events/${of['one']}`)).toMatchObject({ status: 404 });
  });

  step('grants to its ven object and its resources make events visible, and show no other target', async () => {
    const made = await id(ven('POST', '/vens', { objectType: 'VEN_VEN_REQUEST', venName: 'V', targets: ['g9'] }));
    expect((await ven('GET', `/vens/${made}`)).body).not.toHaveProperty('targets');
    await bl('PUT', `/vens/${made}`, { objectType: 'BL_VEN_REQUEST', venName: 'V', clientID: 'ven_client', targets: ['g1', 'g2'] });
    const resource = { objectType: 'BL_RESOURCE_REQUEST', clientID: 'ven_client', venID: made, resourceName: 'R', targets: ['r1'] };
    await bl('POST', '/resources', resource);
    const all = await ven('GET', '/events');
    expect(ids(all)).toEqual(['none', 'one', 'both', 'of']);
    expect(all.body.map((one) => one['targets'])).toEqual([undefined, ['g1'], ['g1', 'g2'], ['r1']]);
    expect((await ven('GET', `/events/${of['of']}`)).body['targets']).toEqual(['r1']);
    expect(await ven('GET', `/events/${of['other']}`)).toMatchObject({ status: 404 });
  });

  step('with targets a VEN sees objects with one of its own, and only those targets', async () => {
    const found = await ven('GET', '/events?targets=g1&targets=g9');
    expect(ids(found)).toEqual(['one', 'both']);
    expect(found.body.map((one) => one['targets'])).toEqual([['g1'], ['g1']]);
    expect(ids(await ven('GET', '/events?targets=g9'))).toEqual([]);
  });

  step('a VEN that updates its ven keeps its grants', async () => {
    const [mine] = (await ven('GET', '/vens')).body;
    await ven('PUT', `/vens/${String(mine?.['id'])}`, { objectType: 'VEN_VEN_REQUEST', venName: 'V2' });
    expect((await ven('GET', '/vens')).body).toMatchObject([
      { venName: 'V2', targets: ['g1', 'g2'], clientID: 'ven_client', objectType: 'VEN' },
    ]);
  });

  step('another VEN finds nothing of the first: no ven, resource, report, subscription', async () => {
    const report = await id(ven('POST', '/reports', { eventID: of['one'], clientName: 'c', resources: [] }));
    expect((await ven('GET', `/reports/${report}`)).body).toMatchObject({ clientID: 'ven_client', objectType: 'REPORT' });
    for (const path of ['/vens', '/resources', '/reports', '/subscriptions']) {
      expect((await ask(tokens.ven2, 'GET', path)).body).toEqual([]);
    }
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const body = method === 'PUT' ? { eventID: of['none'], clientName: 'c', resources: [] } : undefined;
      expect(await ask(tokens.ven2, method, `/reports/${report}`, body)).toMatchObject({ status: 404 });
    }
    // nor may it name an object that it does not see
    const strange = { eventID: of['one'], clientName: 'c', resources: [] };
    expect(await ask(tokens.ven2, 'POST', '/reports', strange)).toMatchObject({ status: 400 });
    expect((await bl('GET', '/reports')).body.filter((one) => one['clientName'] === 'c')).toHaveLength(1);
    expect((await bl('GET', `/reports?programID=${program}&clientName=c`)).body).toHaveLength(1);
    expect((await bl('GET', `/reports?eventID=${of['none']}`)).body).toEqual([]);
  });
});

test('business logic sees everything, with all targets, and may filter', async () => {
  expect(ids(await bl('GET', '/events'))).toEqual(['none', 'one', 'both', 'other', 'of']);
  const found = await bl('GET', '/events?targets=g9&targets=g2');
  expect([ids(found), found.body[2]?.['targets']]).toEqual([
    ['both', 'other', 'of'],
    ['r1', 'g9'],
  ]);
});

test('lists are paged, with at most fifty entries', async () => {
  expect(ids(await bl('GET', '/events?skip=1&limit=2'))).toEqual(['one', 'both']);
  expect(ids(await bl('GET', '/events?limit=0'))).toEqual([]);
  expect(ids(await bl('GET', '/events?skip=99'))).toEqual([]);
  for (const query of ['limit=51', 'limit=-1', 'limit=x', 'skip=-1', 'skip=1.5', 'active=perhaps', 'programID=a%20b', 'targets='])
    expect([query, (await bl('GET', `/events?${query}`)).status]).toEqual([query, 400]);
});

test('server-managed values are not accepted from a client: ids, times and kinds', async () => {
  clock = Date.parse('2026-07-01T08:00:00Z');
  const stated = { programName: 'Q', id: 'mine', createdDateTime: '2020-01-01T00:00:00Z', objectType: 'EVENT', strange: 1 };
  const { body } = await bl('POST', '/programs', stated);
  expect(body).toMatchObject({ objectType: 'PROGRAM', createdDateTime: '2026-07-01T08:00:00.000Z' });
  expect(body['id']).not.toBe('mine');
  expect(body).not.toHaveProperty('strange');
  clock += 60_000;
  const after = await bl('PUT', `/programs/${String(body['id'])}`, { programName: 'Q', targets: ['t'] });
  expect(after.body).toMatchObject({
    id: body['id'],
    createdDateTime: '2026-07-01T08:00:00.000Z',
    modificationDateTime: '2026-07-01T08:01:00.000Z',
    targets: ['t'],
  });
});

test('active events are those that are not over', async () => {
  const own = await id(bl('POST', '/programs', { programName: 'A' }));
  const start = '2026-07-01T09:00:00Z';
  const event = (eventName: string, more: object) => bl('POST', '/events', { programID: own, eventName, targets: ['act'], ...more });
  const payloads = [{ type: 'SIMPLE', values: [1] }];
  await event('hour', { intervalPeriod: { start, duration: 'PT1H' } });
  await event('three', { intervalPeriod: { start, duration: 'PT1H' }, intervals: [0, 1, 2].map((at) => ({ id: at, payloads })) });
  await event('day', { duration: 'P1D', intervalPeriod: { start, duration: 'PT1H' } });
  await event('ever', { intervalPeriod: { start, duration: 'P9999Y' } });
  await event('open', { intervalPeriod: { start } });
  const active = async (at: string) => {
    clock = Date.parse(at);
    return ids(await bl('GET', '/events?targets=act&active=true'));
  };
  expect(await active('2026-07-01T09:59:00Z')).toEqual(['hour', 'three', 'day', 'ever', 'open']);
  expect(await active('2026-07-01T10:00:00Z')).toEqual(['three', 'day', 'ever', 'open']);
  expect(await active('2026-07-01T12:00:00Z')).toEqual(['day', 'ever', 'open']);
  expect(await active('2026-07-02T09:00:00Z')).toEqual(['ever', 'open']);
  expect(ids(await bl('GET', '/events?targets=act&active=false'))).toHaveLength(5);
  await bl('DELETE', `/programs/${own}`);
});

test('deleting a program deletes its events; a report stays', async () => {
  const own = await id(bl('POST', '/programs', { programName: 'D' }));
  const eventID = await id(bl('POST', '/events', { programID: own, eventName: 'gone' }));
  await ven('POST', '/reports', { eventID, clientName: 'd', resources: [] });
  await bl('DELETE', `/programs/${own}`);
  expect((await bl('GET', '/events')).body.filter((one) => one['programID'] === own)).toEqual([]);
  expect(await bl('GET', `/events/${eventID}`)).toMatchObject({ status: 404 });
  expect((await bl('GET', '/reports')).body.filter((one) => one['clientName'] === 'd')).toHaveLength(1);
});
