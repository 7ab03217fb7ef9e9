import { createHash, createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { asker, startReceiver, tokens } from '../../../test/openadr.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let ask: ReturnType<typeof asker>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let clock = Date.parse('2026-07-01T08:00:00Z');
let program = '';
const servers: Server[] = [];
const bl = (method: string, path: string, body?: unknown) => ask(tokens.bl, method, path, body);
const ven = (method: string, path: string, body?: unknown) => ask(tokens.ven, method, path, body);
const subscription = (callbackUrl: string, more: object = {}, hook: object = {}) => ({
  clientName: 'c',
  objectOperations: [{ objects: ['EVENT'], operations: ['CREATE', 'UPDATE', 'DELETE'], callbackUrl, bearerToken: 'b', ...hook }],
  ...more,
});
const event = (eventName: string, targets?: string[]) =>
  bl('POST', '/events', { programID: program, eventName, ...(targets && { targets }) });
const round = () => world.app.slices.openadr.round();

beforeAll(async () => {
  world = await createWorld({ openadr: 'test', clock: () => clock });
  ask = asker(world);
  receiver = await startReceiver();
  program = String((await bl('POST', '/programs', { programName: 'P' })).body['id']);
});
afterEach(async () => {
  await round();
  for (const one of (await bl('GET', '/subscriptions')).body) await bl('DELETE', `/subscriptions/${String(one['id'])}`);
  receiver.got.splice(0);
  receiver.how.status = 200;
  receiver.how.echoes = true;
});
afterAll(async () => {
  await world.stop();
  await receiver.stop();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

test('a change to an event is delivered with the given token, and signed', async () => {
  expect(await ven('POST', '/subscriptions', subscription(receiver.url))).toMatchObject({ status: 201, body: { clientID: 'ven_client' } });
  const { body } = await event('E');
  await receiver.come(1);
  await bl('DELETE', `/events/${String(body['id'])}`);
  await receiver.come(2);
  expect(receiver.got.map((one) => one.body)).toMatchObject([
    { objectType: 'EVENT', operation: 'CREATE', object: { id: body['id'], eventName: 'E' } },
    { objectType: 'EVENT', operation: 'DELETE', object: { id: body['id'] } },
  ]);
  const [{ headers, text }] = receiver.got as [(typeof receiver.got)[number]];
  expect(headers).toMatchObject({ authorization: 'Bearer b', 'content-type': 'application/json' });
  const [, at, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(String(headers['yaodong-signature'])) ?? [];
  const key = createHash('sha256').update('999').digest('hex');
  expect(createHmac('sha256', key).update(`${at}.${text}`).digest('hex')).toBe(signature);
});

test('a VEN receives no event that is not meant for it, and no target other than its own', async () => {
  await bl('POST', '/vens', { objectType: 'BL_VEN_REQUEST', venName: 'V', clientID: 'ven_client', targets: ['g1', 'g2'] });
  await ven('POST', '/subscriptions', subscription(receiver.url, { targets: ['g1'] }));
  await ask(tokens.ven2, 'POST', '/subscriptions', subscription(receiver.url));
  await event('hidden', ['g9']);
  await event('open');
  await event('mine', ['g1', 'g2', 'g9']);
  await receiver.come(2);
  await round();
  expect(receiver.got.map(({ body }) => body['object'])).toMatchObject([{ eventName: 'open' }, { eventName: 'mine', targets: ['g1'] }]);
});

test('a webhook that does not echo, does not exist, redirects or leads inside is refused', async () => {
  const redirecting = createServer((_, response) => void response.writeHead(302, { location: receiver.url }).end());
  servers.push(redirecting);
  await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
  const other = `http://127.0.0.1:${(redirecting.address() as AddressInfo).port}/`;
  for (const url of [
    other,
    'http://127.0.0.1:1/',
    'http://10.0.0.1/',
    'https://192.168.1.1/',
    'http://[::ffff:10.0.0.1]/',
    'ftp://127.0.0.1/',
    'http://a:b@127.0.0.1/',
  ])
    expect([url, (await ven('POST', '/subscriptions', subscription(url))).status]).toEqual([url, 400]);
  receiver.how.echoes = false;
  expect(await ven('POST', '/subscriptions', subscription(receiver.url))).toMatchObject({ status: 400 });
  expect((await bl('GET', '/subscriptions')).body).toEqual([]);
});

test('an endless answer to the challenge is cut off, and is not an echo', async () => {
  let sent = 0;
  const endless = createServer((_, response) => {
    const piece = Buffer.alloc(65_536, 120);
    const more = (): void => {
      while (!response.destroyed && response.write(piece)) sent += piece.length;
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  });
  servers.push(endless);
  await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(endless.address() as AddressInfo).port}/`;
  expect(await ven('POST', '/subscriptions', subscription(url))).toMatchObject({ status: 400 });
  expect(sent).toBeLessThan(64 * 1024 * 1024);
});

test('a failing webhook is tried again after growing pauses, then it is broken, until it is updated', async () => {
  const { body } = await ven('POST', '/subscriptions', subscription(receiver.url));
  receiver.how.status = 500;
  await event('lost');
  await receiver.come(1);
  await round();
  await round();
  expect(receiver.got).toHaveLength(1);
  for (const pause of [10, 60, 300, 900, 3600, 7200, 14_400]) {
    clock += pause * 1000;
    await round();
  }
  expect(receiver.got).toHaveLength(8);
  const { deliveries } = await world.local.openadr.overview();
  expect(deliveries[0]).toMatchObject({ state: 'failed', tries: 8, broken: true });
  receiver.how.status = 200;
  await event('nothing goes out');
  await round();
  expect(receiver.got).toHaveLength(8);
  await ven('PUT', `/subscriptions/${String(body['id'])}`, subscription(receiver.url));
  await event('again');
  await receiver.come(9);
  expect(receiver.got[8]?.body).toMatchObject({ object: { eventName: 'again' } });
});

test('business logic receives reports and vens; another VEN does not', async () => {
  const of = { objects: ['REPORT', 'VEN'] };
  await bl('POST', '/subscriptions', subscription(receiver.url, {}, of));
  await ask(tokens.ven2, 'POST', '/subscriptions', subscription(`${receiver.url}?two`, {}, of));
  const { body } = await event('E');
  await ven('POST', '/reports', { eventID: body['id'], clientName: 'c', resources: [] });
  await receiver.come(1);
  await round();
  expect(receiver.got.map((one) => one.body)).toMatchObject([{ objectType: 'REPORT', object: { clientID: 'ven_client' } }]);
});

test('a subscription to a program receives its events and new programs, and changes of no other program', async () => {
  const other = String((await bl('POST', '/programs', { programName: 'Q' })).body['id']);
  await ven('POST', '/subscriptions', subscription(receiver.url, { programID: program }, { objects: ['EVENT', 'PROGRAM'] }));
  await bl('PUT', `/programs/${other}`, { programName: 'Q2' });
  await bl('POST', '/events', { programID: other, eventName: 'of another' });
  await bl('POST', '/programs', { programName: 'hidden', targets: ['g9'] });
  await bl('POST', '/programs', { programName: 'R' });
  await bl('PUT', `/programs/${program}`, { programName: 'P2' });
  await event('own');
  await receiver.come(3);
  await round();
  const told = receiver.got.map(({ body }) => body as { operation: string; object: Record<string, unknown> });
  expect(told.map(({ operation, object }) => [operation, object['programName'] ?? object['eventName']])).toEqual([
    ['CREATE', 'R'],
    ['UPDATE', 'P2'],
    ['CREATE', 'own'],
  ]);
});
