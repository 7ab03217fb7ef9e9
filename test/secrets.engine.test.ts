import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dialCollector } from '#metering/gateway/lines/collector-caller.ts';
import { freePort } from './free-port.ts';
import { visitor } from './visitor.ts';
import { createWorld, type World } from './world.ts';

/** Everything that involves secrets is done once, at the most verbose log level; then the log is searched. */
let world: World;
const logged: string[] = [];
const secrets = new Map<string, string>();

beforeAll(async () => {
  world = await createWorld({ log: pino({ level: 'trace' }, { write: (line) => void logged.push(line) }) });
});
afterAll(() => world.stop());

test('no password, key, link, session or file content is in the log or the audit trail', async () => {
  const { secret: once } = await world.local.access.users.add({ name: 'zhang', role: 'viewer' });
  const { link } = await world.local.access.users.reset({ name: 'zhang' });
  const { secret: key } = await world.local.access.keys.create({ name: 'feed', role: 'administrator' });
  const own = 'a-password-of-my-own-7291';
  const wrong = 'a-wrong-password-5523';
  const person = visitor(world.app);
  await person.signIn('zhang', wrong);
  await person.signIn('zhang', once);
  expect((await person.post('/api/auth/change-password', { currentPassword: once, newPassword: own })).status).toBe(200);
  await person.signIn('zhang', own);
  await person.post('/api/auth/two-factor/enable', { password: own });
  await person.get(`/api/me?token=${key}`);
  for (const bearer of [key, `${key}x`]) await world.ask('/api/me', { headers: { authorization: `Bearer ${bearer}` } });
  const row = 'X-4417,secret name 88123,office,140302';
  const file = await world.upload('b.csv', `code,name,use,region\n${row}\n`, key);
  await world.local.registry.importBuildings({ file }).catch(() => undefined);
  await world.ask('/api/users', {
    method: 'POST',
    body: `{"name":"x","password":"${wrong}"`,
    headers: { 'content-type': 'application/json' },
  });
  const mail = { host: '127.0.0.1', port: 9, security: 'none', user: 'city', from: 'city@example.cn' } as const;
  const mailPassword = 'a-mail-password-8861';
  await world.local.notice.mailServer.set({ ...mail, password: mailPassword });
  await world.local.notice.mailServer.test({ to: 'zhang@example.cn' });
  const { id, secret: signing } = await world.local.notice.webhooks.add({ name: 'hook', address: 'http://127.0.0.1:9/', kinds: [] });
  await world.local.notice.webhooks.test({ webhook: id });
  const told = {
    once,
    mailPassword,
    signing,
    key,
    own,
    wrong,
    local: world.app.localKey,
    token: new URL(link).searchParams.get('token') ?? link,
    name: 'secret name 88123',
  };
  for (const [name, value] of Object.entries(told)) secrets.set(name, value);
  for (const [name, value] of person.cookies) secrets.set(`cookie ${name}`, decodeURIComponent(value).split('.')[0] ?? value);
  const trail = JSON.stringify((await world.local.access.audit({ limit: 500 })).entries);
  expect(logged.length).toBeGreaterThan(10);
  for (const [name, value] of secrets) {
    expect(value.length, name).toBeGreaterThan(8);
    expect(
      logged.filter((line) => line.includes(value) || line.includes(encodeURIComponent(value))),
      name,
    ).toEqual([]);
    if (name !== 'name') expect(trail.includes(value), `${name} in the trail`).toBe(false);
  }
});

/** Keeps the complete answers about connections and targets: what came back, and the problems. */
function listenTo(answers: string[]) {
  return async (asked: Promise<unknown>): Promise<void> => {
    const came = await asked.catch((error: { document?: unknown }) => {
      expect(error).toHaveProperty('document');
      return error.document;
    });
    answers.push(JSON.stringify(came));
  };
}

test('no secret of a connection or an upload target is in the log, in an answer or in the audit trail', async () => {
  await world.app.serve();
  const { gateway, upload } = world.local;
  const answers: string[] = [];
  const hear = listenTo(answers);
  const kept = {
    aes: 'c0ffee00112233445566778899aabbcc',
    md5: 'collector-secret-4418',
    account: 'broker-secret-2201',
    password: 'mqtt-secret-7713',
    later: 'mqtt-secret-later-3359',
    malformed: 'not-hex-secret-5512',
    unknown: 'secret-of-another-name-6620',
    key: 'upload-secret-9917',
    pair: 'pair-secret-1183',
    wrong: 'a-wrong-secret-9054',
  };
  const [port, broker] = [await freePort(), await freePort()];
  const collector = { protocol: 'collector', port, secret: { aes: kept.aes, md5: kept.md5 } };
  await hear(gateway.add({ code: 'S1', ...collector }));
  await hear(gateway.add({ code: 'S1', ...collector }));
  await hear(gateway.add({ code: 'S2', protocol: 'mqtt-broker', port: broker, secret: { haus: kept.account } }));
  const dials = { protocol: 'mqtt', host: '127.0.0.1', port: broker, set: { topics: 'a/#', user: 'haus' } };
  await hear(gateway.add({ code: 'S3', ...dials, secret: { password: kept.password } }));
  await hear(gateway.add({ code: 'S4', protocol: 'collector', port, secret: { aes: kept.malformed } }));
  await hear(gateway.add({ code: 'S5', protocol: 'collector', port, secret: { nonsense: kept.unknown } }));
  for (const connection of ['S1', 'S2', 'S3']) await hear(gateway.on({ connection }));
  // one client with other secrets, and one with these
  for (const secret of [kept.wrong, kept.md5])
    await dialCollector({ port, key: Buffer.from(kept.aes, 'hex'), secret }).then(async (line) => line.close());
  await hear(gateway.set({ connection: 'S3', secret: { password: kept.later } }));
  for (const connection of ['S1', 'S2', 'S3']) {
    await hear(gateway.show({ connection }));
    await hear(gateway.test({ connection }));
  }
  await hear(gateway.list());
  const target = { centre: '140300', region: '140300', enabled: true };
  const { url } = await world.app.serve();
  await hear(upload.target({ code: 'P1', to: url, ...target, secret: kept.key }));
  await hear(upload.target({ code: 'P2', to: `collector://127.0.0.1:${port}`, ...target, secret: `aes=${kept.aes},md5=${kept.pair}` }));
  await hear(upload.target({ code: 'P3', to: 'nonsense://', ...target, secret: kept.key }));
  const day = '2025-03-03';
  for (const code of ['P1', 'P2']) {
    await hear(upload.run({ target: code, day }));
    await hear(upload.status({ target: code, from: day, to: '2025-03-04' }));
  }
  await hear(upload.targets());
  const broken = { method: 'POST', headers: { 'content-type': 'application/json' } };
  for (const [way, secret] of [
    ['/api/connections', `{"aes":"${kept.aes}"}`],
    ['/api/upload/targets', `"${kept.key}"`],
  ] as const)
    await hear(world.ask(way, { ...broken, body: `{"code":"S9","secret":${secret}` }).then((came) => came.text()));
  await hear(world.local.notice.list({}));
  for (const connection of ['S1', 'S2', 'S3']) await hear(gateway.off({ connection }));
  await hear(world.local.access.audit({ limit: 500 }));
  for (const word of ['connection-set', '对方回答 401', '身份认证未通过']) expect(answers.join('\n')).toContain(word);
  for (const [name, value] of Object.entries(kept)) {
    const forms = [value, encodeURIComponent(value), Buffer.from(value).toString('base64'), value.toUpperCase()];
    for (const form of forms) {
      expect(
        logged.filter((line) => line.includes(form)),
        `${name} in the log`,
      ).toEqual([]);
      expect(
        answers.filter((one) => one.includes(form)),
        `${name} in an answer`,
      ).toEqual([]);
    }
  }
});
