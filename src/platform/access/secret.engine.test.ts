import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from '#config.ts';
import { programScope } from '#kernel/scope.ts';
import { compose } from '#main.ts';
import type { App } from '#main.ts';
import { bodyOf, visitor } from '../../../test/visitor.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

let world: World;
const later: App[] = [];
const chosen = 'a password of my own';
const [first, second] = ['a first secret of forty characters or so', 'a second secret of forty characters also'];
let totp = '';
let backup: string[] = [];

beforeAll(async () => {
  world = await createWorld();
  const { secret } = await world.local.access.users.add({ name: 'wang', role: 'viewer' });
  const person = visitor(world.app);
  await person.signIn('wang', secret);
  await person.post('/api/auth/change-password', { currentPassword: secret, newPassword: chosen });
  const begun = await bodyOf(await person.post('/api/auth/two-factor/enable', { password: chosen }));
  totp = new TextDecoder().decode(base32.decode(new URL(String(begun['totpURI'])).searchParams.get('secret') ?? ''));
  backup = begun['backupCodes'] as string[];
  expect((await person.post('/api/auth/two-factor/verify-totp', { code: await createOTP(totp).totp() })).status).toBe(200);
});

afterAll(async () => {
  for (const app of later) await app.stop();
  await world.stop();
});

/** Used codes, and the limit per address, are not what is tested here. */
beforeEach(async () => {
  await world.stores.postgres.query('delete from access_used_code');
  await world.stores.postgres.query('delete from access_rate');
});

/** The program restarted on the same stores. */
async function startedAgain(settings: Record<string, string>): Promise<App> {
  const config = readConfig({ data: world.stores.places.root, port: 0 }, settings);
  const app = await compose(config, {
    stores: { ...world.stores, stop: async () => undefined },
    log: pino({ level: 'silent' }),
  });
  later.push(app);
  return app;
}

async function signsIn(app: App, way: 'verify-totp' | 'verify-backup-code', code: string): Promise<number> {
  const person = visitor(app);
  await person.signIn('wang', chosen);
  await person.post(`/api/auth/two-factor/${way}`, { code });
  return (await person.get('/api/me')).status;
}

const codeNow = () => createOTP(totp).totp();
const fits = async (app: App) => (await app.slices.access.secretFits()).findings.map(({ code, evidence }) => [code, evidence['count']]);

test('the stored secret is changed: authenticators stay, cookies end', async () => {
  const before = visitor(world.app);
  await before.signIn('wang', chosen);
  await before.post('/api/auth/two-factor/verify-totp', { code: await codeNow() });
  expect((await before.get('/api/me')).status).toBe(200);
  const { rows } = await world.stores.postgres.query<{ value: string }>('select value from access_secret');

  const changed = await (await startedAgain({})).slices.access.changeSecret(programScope);
  expect(changed).toEqual({ secondFactors: 1, secrets: 0, sessions: 2, kept: 'registry' });
  const anew = await world.stores.postgres.query<{ value: string }>('select value from access_secret');
  expect(anew.rows[0]?.value).not.toBe(rows[0]?.value);

  const app = await startedAgain({});
  expect(await fits(app)).toEqual([]);
  expect((await before.get('/api/me')).status).toBe(401);
  await world.stores.postgres.query('delete from access_used_code');
  expect(await signsIn(app, 'verify-totp', await codeNow())).toBe(200);
  expect(await signsIn(app, 'verify-backup-code', backup[0] ?? '')).toBe(200);
  const [entry] = (await world.local.access.audit({ action: 'secret-change' })).entries;
  expect(entry).toMatchObject({ actor: 'yaodong', detail: { secondFactors: 1, sessions: 2, kept: 'registry' } });
});

test('another secret in the environment is reported by the doctor until everything is sealed again', async () => {
  const app = await startedAgain({ YAODONG_SECRET: first });
  expect(await fits(app)).toEqual([['secret-differs', 1]]);
  expect(await app.slices.access.changeSecret(programScope)).toMatchObject({ secondFactors: 1, kept: 'environment' });
  expect((await world.stores.postgres.query('select 1 from access_secret')).rows).toEqual([]);
  expect(await fits(app)).toEqual([]);
  expect(await signsIn(app, 'verify-totp', await codeNow())).toBe(200);
});

test('from one environment secret to the next, by stating the old one; with a wrong one nothing changes; twice does no harm', async () => {
  const wrong = await startedAgain({ YAODONG_SECRET: second, YAODONG_SECRET_OLD: 'not the one that it was' });
  await expect(wrong.slices.access.changeSecret(programScope)).rejects.toMatchObject({ code: 'secret-differs' });
  expect(await fits(await startedAgain({ YAODONG_SECRET: first }))).toEqual([]);

  const app = await startedAgain({ YAODONG_SECRET: second, YAODONG_SECRET_OLD: first });
  await app.slices.access.changeSecret(programScope);
  await app.slices.access.changeSecret(programScope);
  expect(await fits(app)).toEqual([]);
  expect(await signsIn(app, 'verify-totp', await codeNow())).toBe(200);

  const back = await startedAgain({ YAODONG_SECRET_OLD: second });
  expect(await back.slices.access.changeSecret(programScope)).toMatchObject({ kept: 'registry' });
  expect(await signsIn(await startedAgain({}), 'verify-backup-code', backup[1] ?? '')).toBe(200);
});

test('if the stores lack a column that sign-in needs, no program starts on them, and the column is named', async () => {
  const { postgres } = world.stores;
  await postgres.query('alter table access_key rename column permissions to others');
  await postgres.query('alter table access_second_factor rename to elsewhere');
  try {
    await expect(startedAgain({})).rejects.toThrow(
      /^sign-in lacks tables or columns: access_second_factor \(secret, .*\); access_key \(permissions\)$/u,
    );
  } finally {
    await postgres.query('alter table access_key rename column others to permissions');
    await postgres.query('alter table elsewhere rename to access_second_factor');
  }
});
