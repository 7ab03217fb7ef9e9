import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitor } from './visitor.ts';
import { createWorld, type World } from './world.ts';

/** Everything that has to do with secrets is done once, with the log as talkative as it gets; then the log is searched. */
let world: World;
const logged: string[] = [];
const secrets = new Map<string, string>();

beforeAll(async () => {
  world = await createWorld({ log: pino({ level: 'trace' }, { write: (line) => void logged.push(line) }) });
});
afterAll(() => world.stop());

test('no password, key, link, session, or content of a file is in the log or in the audit trail', async () => {
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
