import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { programScope } from '#kernel/scope.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-06-01T04:00:00Z');
let address = '';
let answer = '{"code":0}';
const calls: { url: string; method: string; headers: IncomingMessage['headers']; body: string }[] = [];

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const { url = '', method = '', headers } = request;
    calls.push({ url, method, headers, body: Buffer.concat(pieces).toString() });
    response.end(answer);
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world = await createWorld({ clock: () => now });
  const webhook = `${address}/send?key={{secret}}`;
  made = await world.local.warning.notify.add({ name: '短信', webhook, secret, template });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.stop();
});

const template = `
headers: {Authorization: 'Key {{secret}}'}
body: {to: ['13800000000'], content: '【城】{{text}}', id: '{{delivery}}', severity: '{{severity}}'}
expect: '"code":0'
`;
const secret = 'very-secret-9137';
let made: Awaited<ReturnType<typeof world.local.warning.notify.add>>;

const tell = async (key: string, kind: 'warning' | 'warning-urgent', targets: readonly string[]) => {
  await world.app.slices.notice.post({
    kind,
    code: 'warning-opened',
    evidence: { rule: { zh: '夜间 "高" 用电', en: 'Nights' }, subject: 'B1\n二', start: '2026-06-01T00:00:00Z' },
    key,
    link: null,
    to: [],
    targets,
    urgent: kind === 'warning-urgent',
    payload: { event: 'opened', at: new Date(now).toISOString(), episode: { id: 1, rule: 'night', severity: 'warning', subject: 'B1' } },
  });
  await world.app.slices.notice.deliver();
};

test('a warning is sent to a gateway in its own format, complete and as JSON, and no secret of it is ever revealed', async () => {
  const { notify } = world.local.warning;
  expect(made.template).toEqual({ method: 'POST', placeholders: ['secret', 'text', 'delivery', 'severity'] });
  await tell('g:1', 'warning', ['短信']);
  const call = calls.at(-1);
  expect(call).toMatchObject({ url: `/send?key=${secret}`, method: 'POST', headers: { authorization: `Key ${secret}` } });
  expect(call?.headers['yaodong-signature']).toBeUndefined();
  const sent = JSON.parse(call?.body ?? '') as Record<string, string>;
  expect(sent).toMatchObject({ to: ['13800000000'], severity: 'warning', id: expect.stringMatching(/^[0-9a-f-]{36}$/u) as string });
  expect(sent['content']).toMatch(/^【城】.*夜间 "高" 用电/u);
  expect(await notify.test({ name: '短信' })).toMatchObject({ delivered: true });
  const told = [await notify.list(), await world.local.access.audit({ limit: 100 }), await world.local.notice.deliveries.list({})];
  expect(JSON.stringify(told)).not.toContain(secret);
  expect(JSON.stringify(told)).not.toContain('13800000000');
});

test('a gateway that refuses with status 200 has delivered nothing', async () => {
  answer = `{"code":17,"echo":"${secret}"}`;
  const told = await world.local.warning.notify.test({ name: '短信' });
  expect(told).toMatchObject({ delivered: false, findings: [{ code: 'gateway-answered-no' }] });
  expect(JSON.stringify(told)).not.toContain(secret);
  answer = '{"code":0}';
});

test('quiet hours set later keep address, secret and template, hold back everything but errors, and release it when they end', async () => {
  const { notify } = world.local.warning;
  const webhook = `${address}/send?key={{secret}}`;
  now = Date.parse('2026-06-01T04:00:00Z');
  const { changedAt: seen } = await notify.add({ name: '夜间', webhook, secret, template });
  const kept = await notify.add({ name: '夜间', webhook, seen, quiet: { from: '11:30', until: '13:00' } });
  expect(kept).toMatchObject({ quiet: { from: '11:30', until: '13:00' }, template: { method: 'POST' } });
  const before = calls.length;
  await tell('g:2', 'warning', ['夜间']);
  expect(calls).toHaveLength(before);
  await tell('g:3', 'warning-urgent', ['夜间']);
  expect(calls).toHaveLength(before + 1);
  expect(calls.at(-1)?.headers).toMatchObject({ authorization: `Key ${secret}` });
  now = Date.parse('2026-06-01T04:59:59Z');
  await world.app.slices.notice.deliver();
  expect(calls).toHaveLength(before + 1);
  now = Date.parse('2026-06-01T05:00:00Z');
  await world.app.slices.notice.deliver();
  expect(calls).toHaveLength(before + 2);
});

test('a template that cannot be sent, a missing secret and quiet hours without length are refused, and nothing is stored', async () => {
  const names = async () => (await world.local.warning.notify.list()).targets.map(({ name }) => name);
  const before = await names();
  const add = (more: object) =>
    world.local.warning.notify.add({ name: 'new', webhook: address, template, secret, ...more }).then(
      () => 'nothing',
      (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
    );
  expect(await add({ template: 'body: [' })).toBe('gateway-template-bad');
  expect(await add({ template: "body: '{{phone}}'" })).toBe('gateway-placeholder-unknown');
  expect(await add({ template: `body: '{"a": {{text}}}'` })).toBe('gateway-body-not-json');
  expect(await add({ webhook: 'https://{{text}}/' })).toBe('gateway-address-open');
  expect(await add({ secret: undefined })).toBe('gateway-secret-missing');
  expect(await add({ webhook: undefined, mail: 'a@example.cn' })).toBe('target-one-way');
  expect(await add({ template: undefined, secret: undefined })).toBe('target-one-way');
  expect(await add({ quiet: { from: '22:00', until: '22:00' } })).toBe('quiet-hours-empty');
  expect(await names()).toEqual(before);
});

test('more names set at once than there are store connections: each has its own secret, and nobody waits forever', async () => {
  const many = Array.from({ length: 30 }, (_, at) => `together-${at}`);
  const { access, notice } = world.app.slices;
  await Promise.all(many.map((name) => notice.putTarget(programScope, { name, webhook: address, secret: `of ${name}` })));
  const secrets = await Promise.all(many.map((name) => access.secretNamed(`notice-target-${name}`)));
  expect(secrets).toEqual(many.map((name) => `of ${name}`));
});
