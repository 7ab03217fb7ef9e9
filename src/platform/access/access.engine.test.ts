import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bodyOf, visitor } from '../../../test/visitor.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

let world: World;
const now = Date.UTC(2026, 0, 1);

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
});

afterAll(async () => {
  await world.stop();
});

const chosen = 'a password of my own';

/** What the authenticator app receives when second-factor setup starts. */
function secretIn(begun: Record<string, unknown>): string {
  return new TextDecoder().decode(base32.decode(new URL(String(begun['totpURI'])).searchParams.get('secret') ?? ''));
}

/** All tests come from one address, and make more requests than the people behind one address normally do. */
beforeEach(async () => {
  await world.stores.postgres.query('delete from access_rate');
});

/** An account that has changed its one-time password. */
async function settledAccount(name: string, role: 'administrator' | 'bureau' = 'bureau') {
  const { secret } = await world.local.access.users.add({ name, role, ...(role === 'bureau' ? { region: '140300' } : {}) });
  const person = visitor(world.app);
  await person.signIn(name, secret);
  const changed = await person.post('/api/auth/change-password', { currentPassword: secret, newPassword: chosen });
  expect(changed.status).toBe(200);
  return person;
}

test('a new account signs in with its one-time password, which must be changed before anything else', async () => {
  const { secret } = await world.local.access.users.add({ name: '王五', role: 'bureau', region: '140300' });
  const person = visitor(world.app);
  const answer = await person.signIn('王五', secret);
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie()[0]).toMatch(/^yd\.session_token=.*HttpOnly; SameSite=Lax/u);
  expect(await bodyOf(answer)).not.toHaveProperty('token');
  expect(await bodyOf(await person.get('/api/me'))).toMatchObject({ name: '王五', role: 'bureau', region: '140300', mustChange: true });
  expect(await bodyOf(await person.get('/api/imports'))).toMatchObject({ status: 403, code: 'password-must-change' });

  await person.post('/api/auth/change-password', { currentPassword: secret, newPassword: chosen });

  expect((await person.get('/api/imports')).status).toBe(200);
  expect((await visitor(world.app).signIn('王五', secret)).status).toBe(401);
  expect((await visitor(world.app).signIn('王五', chosen)).status).toBe(200);
});

test('a wrong name and a wrong password get the same answer, in the reader’s language', async () => {
  await settledAccount('zhao');
  const [nobody, wrong] = [
    await bodyOf(await visitor(world.app).signIn('nobody', 'x')),
    await bodyOf(await visitor(world.app, 'en').signIn('zhao', 'x')),
  ];
  expect(nobody).toMatchObject({ status: 401, code: 'wrong-password', detail: '用户名或密码不对。' });
  expect(wrong).toMatchObject({ status: 401, code: 'wrong-password', detail: 'The user name or password is incorrect.' });
});

test('with a second factor the password alone is not enough', async () => {
  const person = await settledAccount('li');
  const begun = await bodyOf(await person.post('/api/auth/two-factor/enable', { password: chosen }));
  const secret = secretIn(begun);
  expect(begun['backupCodes']).toHaveLength(10);
  const code = (ahead: number) => createOTP(secret).hotp(Math.floor(Date.now() / 30_000) + ahead);
  const first = await code(0);
  expect((await person.post('/api/auth/two-factor/verify-totp', { code: first })).status).toBe(200);

  const again = visitor(world.app);
  expect(await bodyOf(await again.signIn('li', chosen))).toMatchObject({ status: 200, twoFactorRedirect: true });
  expect((await again.get('/api/me')).status).toBe(401);
  expect(await bodyOf(await again.post('/api/auth/two-factor/verify-totp', { code: '000000' }))).toMatchObject({
    status: 401,
    code: 'wrong-code',
  });
  const next = await code(1);
  expect((await again.post('/api/auth/two-factor/verify-totp', { code: next, trustDevice: true })).status).toBe(200);
  expect(await bodyOf(await again.get('/api/me'))).toMatchObject({ status: 200, name: 'li', twoFactor: true });
  // no device is exempt, even if it asks to be
  await again.post('/api/auth/sign-out', {});
  expect(await bodyOf(await again.signIn('li', chosen))).toMatchObject({ twoFactorRedirect: true });
  for (const used of [first, next])
    expect(await bodyOf(await again.post('/api/auth/two-factor/verify-totp', { code: used }))).toMatchObject({
      status: 401,
      code: 'code-used',
    });
});

test('of many simultaneous uses of one code only one succeeds', async () => {
  const person = await settledAccount('twins');
  const secret = secretIn(await bodyOf(await person.post('/api/auth/two-factor/enable', { password: chosen })));
  const code = (ahead: number) => createOTP(secret).hotp(Math.floor(Date.now() / 30_000) + ahead);
  await person.post('/api/auth/two-factor/verify-totp', { code: await code(0) });
  const many = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const one = visitor(world.app);
      await one.signIn('twins', chosen);
      return one;
    }),
  );
  const next = await code(1);
  const answers = await Promise.all(many.map(async (one) => bodyOf(await one.post('/api/auth/two-factor/verify-totp', { code: next }))));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter((answer) => answer['code'] === 'code-used')).toHaveLength(2);
});

test('a disabled account loses access at once, and regains it when enabled; the last administrator stays', async () => {
  const person = await settledAccount('zhou');
  await world.local.access.users.disable({ name: 'zhou' });
  expect((await person.get('/api/me')).status).toBe(401);
  expect((await visitor(world.app).signIn('zhou', chosen)).status).toBe(401);
  await world.local.access.users.enable({ name: 'zhou' });
  expect((await visitor(world.app).signIn('zhou', chosen)).status).toBe(200);

  await settledAccount('chief', 'administrator');
  await expect(world.local.access.users.disable({ name: 'chief' })).rejects.toMatchObject({
    document: { status: 409, code: 'last-administrator' },
  });
});

test('a one-time link sets a new password, once', async () => {
  const person = await settledAccount('wu');
  const { link } = await world.local.access.users.reset({ name: 'wu' });
  const token = new URL(link).searchParams.get('token');
  const stranger = visitor(world.app);
  expect((await stranger.post('/api/auth/reset-password', { token, newPassword: 'another password' })).status).toBe(200);
  expect((await person.get('/api/me')).status).toBe(401);
  expect((await visitor(world.app).signIn('wu', 'another password')).status).toBe(200);
  expect(await bodyOf(await stranger.post('/api/auth/reset-password', { token, newPassword: 'a third password' }))).toMatchObject({
    status: 400,
    code: 'link-used-up',
  });
});

test('nobody can register, and no other part of the sign-in library is reachable', async () => {
  const stranger = visitor(world.app);
  for (const path of [
    '/sign-up/email',
    '/api-key/create',
    '/update-user',
    '/sign-in/email',
    '/get-session',
    '/change-email',
    '/delete-user',
  ]) {
    expect((await stranger.post(`/api/auth${path}`, { name: 'x', email: 'x@x.cn', password: chosen })).status, path).toBe(404);
  }
});

test('a key has its role and place, is shown once, and ends when it is revoked', async () => {
  const { secret } = await world.local.access.keys.create({ name: 'supplier', role: 'operator', organisation: 'GRID' });
  const headers = { authorization: `Bearer ${secret}` };
  expect(await bodyOf(await world.ask('/api/me', { headers }))).toMatchObject({
    name: 'key:supplier',
    role: 'operator',
    organisation: 'GRID',
    region: null,
  });
  const listed = (await world.local.access.keys.list()).keys.find((key) => key.name === 'supplier');
  expect(JSON.stringify(listed)).not.toContain(secret);
  expect(secret.startsWith(listed?.start ?? '?')).toBe(true);
  const stored = await world.stores.postgres.query('select * from access_key');
  expect(JSON.stringify(stored.rows)).not.toContain(secret.slice(6));

  await world.local.access.keys.revoke({ name: 'supplier' });
  expect(await bodyOf(await world.ask('/api/me', { headers }))).toMatchObject({ status: 401, code: 'wrong-key' });
});

test('a role without its place is refused with what to state', async () => {
  const wrong = world.local.access.keys.create({ name: 'nowhere', role: 'bureau' });
  await expect(wrong).rejects.toMatchObject({ document: { status: 400, code: 'role-needs-region' } });
  const both = world.local.access.users.add({ name: 'both', role: 'viewer', region: '140300', organisation: 'X' });
  await expect(both).rejects.toMatchObject({ document: { code: 'one-place' } });
  await expect(world.local.access.users.add({ name: 'local', role: 'viewer' })).rejects.toMatchObject({
    document: { code: 'name-not-usable' },
  });
});

test('the audit trail keeps sign-ins, failures and changes, shows a bureau its own region, and lets nobody change or remove an entry', async () => {
  await settledAccount('feng');
  await visitor(world.app).signIn('feng', 'wrong');
  await world.local.access.keys.create({ name: 'elsewhere', role: 'auditor', region: '130100' });
  const subjects = (await world.local.access.audit({ subject: 'user:feng' })).entries.map((entry) => entry.action);
  expect(subjects).toEqual(['sign-in-failed', 'password-change', 'sign-in', 'user-add']);

  const bureau = await world.as('bureau', { region: '140300' }).access.audit({ limit: 1000 });
  expect(bureau.entries.length).toBeGreaterThan(3);
  expect(new Set(bureau.entries.map((entry) => entry.region))).toEqual(new Set(['140300']));

  for (const change of ['update access_audit set actor = null', 'delete from access_audit', 'truncate access_audit']) {
    await expect(world.stores.postgres.query(change)).rejects.toThrow('append-only');
  }
  const all = await world.stores.postgres.query('select * from access_audit');
  for (const secret of [chosen, 'wrong']) expect(JSON.stringify(all.rows)).not.toContain(`"${secret}"`);
});

test('the audit trail is read page by page', async () => {
  for (const name of ['page-1', 'page-2', 'page-3', 'page-4']) await world.local.access.keys.create({ name, role: 'viewer' });
  const first = await world.local.access.audit({ limit: 2 });
  const second = await world.local.access.audit({ limit: 2, before: first.next ?? 0 });
  expect(first.entries).toHaveLength(2);
  expect(second.entries[0]?.id).toBeLessThan(first.entries[1]?.id ?? 0);
});

test('a session in use is extended, and its cookie too', async () => {
  const person = await settledAccount('chen');
  expect((await person.get('/api/me')).headers.getSetCookie()).toEqual([]);
  await world.stores.postgres.query(`update access_session set "expiresAt" = now() + interval '5 days'`);
  const answer = await person.get('/api/me');
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie().filter((cookie) => cookie.startsWith('yd.session_token='))).toHaveLength(1);
  expect(answer.headers.getSetCookie()[0]).toContain('Max-Age=604800');
  const { rows } = await world.stores.postgres.query<{ left: string }>(
    `select max("expiresAt") > now() + interval '6 days' as left from access_session`,
  );
  expect(rows[0]?.left).toBe(true);
});

test('an easily guessed password is refused, and the old one stays', async () => {
  const person = await settledAccount('qian-xuesen');
  for (const newPassword of ['qwertyuiop', 'Password2026!', 'qian-xuesen1', 'yaodong12345']) {
    const refused = await bodyOf(await person.post('/api/auth/change-password', { currentPassword: chosen, newPassword }));
    expect(refused).toMatchObject({ status: 400, code: 'password-guessable' });
  }
  const { link } = await world.local.access.users.reset({ name: 'qian-xuesen' });
  const token = new URL(link).searchParams.get('token');
  const stranger = visitor(world.app);
  expect(await bodyOf(await stranger.post('/api/auth/reset-password', { token, newPassword: '1234567890' }))).toMatchObject({
    code: 'password-guessable',
  });
  expect((await stranger.post('/api/auth/reset-password', { token, newPassword: 'seven lamps at dusk' })).status).toBe(200);
  expect((await visitor(world.app).signIn('qian-xuesen', 'seven lamps at dusk')).status).toBe(200);
});

test('a session ends a month after it began, however much it is used', async () => {
  const person = await settledAccount('libai');
  expect((await person.get('/api/me')).status).toBe(200);
  const began = `update access_session set "createdAt" = now() - interval '31 days' where "userId" = (select id from access_user where name = 'libai')`;
  await world.stores.postgres.query(began);
  expect((await person.get('/api/me')).status).toBe(401);
  const { rows } = await world.stores.postgres.query(
    `select 1 from access_session s join access_user u on u.id = s."userId" where u.name = 'libai'`,
  );
  expect(rows).toEqual([]);
});

test('days that do not exist are refused in queries of the audit trail', async () => {
  for (const day of ['from=2025-13-45', 'to=0000-00-00', 'from=9999-99-99']) {
    expect((await world.ask(`/api/audit?${day}`)).status, day).toBe(400);
    expect((await world.ask(`/api/exports/audit?${day}`)).status, day).toBe(400);
  }
  expect((await world.ask('/api/audit?from=2025-01-01&to=2025-02-28')).status).toBe(200);
});
