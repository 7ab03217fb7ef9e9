import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeSettings } from '#cli/as-read.ts';
import type { Role } from '#kernel/scope.ts';
import { bodyOf, visitor } from '../../../test/visitor.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

let world: World;
let now = Date.UTC(2026, 0, 1);
const hour = 3_600_000;
const chosen = 'a password of my own';

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
});

afterAll(async () => {
  await world.stop();
});

/** All tests come from one address, and make more requests than the people behind one address normally do. */
beforeEach(async () => {
  await world.stores.postgres.query('delete from access_rate');
});

async function settledAccount(name: string, role: Role = 'viewer') {
  const { secret } = await world.local.access.users.add({ name, role });
  const person = visitor(world.app);
  await person.signIn(name, secret);
  expect((await person.post('/api/auth/change-password', { currentPassword: secret, newPassword: chosen })).status).toBe(200);
  return person;
}

type Person = Awaited<ReturnType<typeof settledAccount>>;

async function setUpSecondFactor(person: Person) {
  const begun = await bodyOf(await person.post('/api/auth/two-factor/enable', { password: chosen }));
  const secret = new TextDecoder().decode(base32.decode(new URL(String(begun['totpURI'])).searchParams.get('secret') ?? ''));
  return person.post('/api/auth/two-factor/verify-totp', { code: await createOTP(secret).totp() });
}

const actionsOn = async (name: string) =>
  (await world.local.access.audit({ subject: `user:${name}` })).entries.map(({ action, actor }) => `${actor} ${action}`);

test('a one-time password is valid for three days only; then a link replaces it', async () => {
  const { secret, expiresAt } = await world.local.access.users.add({ name: 'late', role: 'viewer' });
  expect(Date.parse(expiresAt)).toBe(now + 72 * hour);
  const inTime = visitor(world.app);
  now += 71 * hour;
  expect((await inTime.signIn('late', secret)).status).toBe(200);
  now += hour;
  // the same if the user signed in in time and changed nothing
  expect((await inTime.get('/api/me')).status).toBe(401);
  expect(await bodyOf(await inTime.post('/api/auth/change-password', { currentPassword: secret, newPassword: chosen }))).toMatchObject({
    status: 401,
    code: 'one-time-expired',
  });
  const late = await bodyOf(await visitor(world.app).signIn('late', secret));
  expect(late).toMatchObject({ status: 401, code: 'one-time-expired' });
  expect(late['detail']).toContain('yaodong user reset');
  // anyone without the password learns nothing about it
  expect(await bodyOf(await visitor(world.app).signIn('late', `${secret}x`))).toMatchObject({ status: 401, code: 'wrong-password' });

  const { link } = await world.local.access.users.reset({ name: 'late' });
  const token = new URL(link).searchParams.get('token');
  expect((await visitor(world.app).post('/api/auth/reset-password', { token, newPassword: chosen })).status).toBe(200);
  const person = visitor(world.app);
  expect((await person.signIn('late', chosen)).status).toBe(200);
  expect((await person.get('/api/imports')).status).toBe(200);
});

test('its validity is a setting', async () => {
  await changeSettings(world.local, { signIn: { oneTimeHours: 2 } });
  const { secret, expiresAt } = await world.local.access.users.add({ name: 'hasty', role: 'viewer' });
  expect(Date.parse(expiresAt)).toBe(now + 2 * hour);
  now += 2 * hour;
  expect(await bodyOf(await visitor(world.app).signIn('hasty', secret))).toMatchObject({ code: 'one-time-expired' });
  const { users } = await world.local.access.users.list();
  expect(users.find(({ name }) => name === 'hasty')).toMatchObject({ mustChange: true, oneTimeUntil: expiresAt });
  await changeSettings(world.local, { signIn: { oneTimeHours: 72 } });
});

test('one of the user’s own sessions is ended with the password, and no other; then all others', async () => {
  const person = await settledAccount('many');
  const [desk, phone] = [visitor(world.app), visitor(world.app)];
  for (const one of [desk, phone]) await one.signIn('many', chosen);
  const listed = async (one: Person) =>
    (await bodyOf(await one.get('/api/me/sessions')))['sessions'] as { session: string; own: boolean }[];
  const theirs = (await listed(phone)).find(({ own }) => own)?.session ?? '';
  expect(await listed(desk)).toHaveLength(3);

  const wrong = await bodyOf(await desk.post('/api/me/sessions/end', { session: theirs, password: 'not this one' }));
  expect(wrong).toMatchObject({ status: 400, code: 'wrong-current-password' });
  expect((await phone.get('/api/me')).status).toBe(200);
  expect(await bodyOf(await desk.post('/api/me/sessions/end', { session: theirs, password: chosen }))).toMatchObject({
    status: 200,
    ended: 1,
  });
  expect((await phone.get('/api/me')).status).toBe(401);
  expect((await person.get('/api/me')).status).toBe(200);
  expect(await bodyOf(await desk.post('/api/me/sessions/end', { password: chosen }))).toMatchObject({ ended: 1 });
  expect((await person.get('/api/me')).status).toBe(401);
  expect((await desk.get('/api/me')).status).toBe(200);
  expect(await actionsOn('many')).toContain('many sessions-end');
});

test('a session of another account cannot be ended by naming it, and passwords cannot be tried that way', async () => {
  const person = await settledAccount('zhang');
  const other = await settledAccount('xu');
  const theirs = ((await bodyOf(await other.get('/api/me/sessions')))['sessions'] as { session: string }[])[0]?.session;
  expect(await bodyOf(await person.post('/api/me/sessions/end', { session: theirs, password: chosen }))).toMatchObject({ status: 404 });
  expect((await other.get('/api/me')).status).toBe(200);
  const tries = [];
  for (let n = 0; n < 6; n++) tries.push(await bodyOf(await person.post('/api/me/sessions/end', { password: `guess ${n}` })));
  expect(tries.map(({ status }) => status)).toEqual([400, 400, 400, 429, 429, 429]);
  expect((await actionsOn('zhang')).filter((one) => one === 'zhang sessions-end-failed')).toHaveLength(3);
  // someone at an unattended desk cannot lock the owner out
  expect((await visitor(world.app).signIn('zhang', chosen)).status).toBe(200);
  await expect(world.local.access.endSessions({ password: 'x' })).rejects.toMatchObject({ document: { code: 'no-account-here' } });
});

test('an administrator sees and ends the sessions of one account; nobody else can', async () => {
  const person = await settledAccount('watched');
  const elsewhere = visitor(world.app);
  await elsewhere.signIn('watched', chosen);
  const { sessions } = await world.local.access.users.sessions({ name: 'watched' });
  expect(sessions).toHaveLength(2);
  expect(JSON.stringify(sessions)).not.toContain(decodeURIComponent(elsewhere.cookies.get('yd.session_token') ?? '?').split('.')[0]);
  expect((await person.get('/api/users/watched/sessions')).status).toBe(403);
  expect((await person.post('/api/users/watched/sessions/end', {})).status).toBe(403);
  const first = sessions[0]?.session ?? '';
  expect(await world.local.access.users.endSessions({ name: 'watched', session: first })).toEqual({ ended: 1 });
  expect([(await person.get('/api/me')).status, (await elsewhere.get('/api/me')).status].toSorted((a, b) => a - b)).toEqual([200, 401]);
  expect(await world.local.access.users.endSessions({ name: 'watched' })).toEqual({ ended: 1 });
  expect([(await person.get('/api/me')).status, (await elsewhere.get('/api/me')).status]).toEqual([401, 401]);
  expect(await actionsOn('watched')).toContain('local user-sessions-end');
});

test('a role that requires a second factor has no access without one, and cannot remove it; keys still work', async () => {
  const person = await settledAccount('guarded', 'administrator');
  const key = await world.secretOf('administrator', { all: true });
  await changeSettings(world.local, { signIn: { secondFactor: ['administrator'] } });
  const shut = await bodyOf(await person.get('/api/imports'));
  expect(shut).toMatchObject({ status: 403, code: 'second-factor-demanded' });
  expect(shut['detail']).toContain('两步验证');
  expect((await person.get('/api/exports/audit')).status).toBe(403);
  expect((await person.post('/api/keys', { name: 'way-round', role: 'administrator' })).status).toBe(403);
  expect(await bodyOf(await person.get('/api/me'))).toMatchObject({ needsTwoFactor: true, twoFactor: false });
  expect((await world.ask('/api/imports', { headers: { authorization: `Bearer ${key}` } })).status).toBe(200);

  expect((await setUpSecondFactor(person)).status).toBe(200);
  expect((await person.get('/api/imports')).status).toBe(200);
  expect(await bodyOf(await person.post('/api/auth/two-factor/disable', { password: chosen }))).toMatchObject({
    status: 403,
    code: 'second-factor-stays',
  });
  expect((await person.get('/api/imports')).status).toBe(200);

  // losing it leads back to the beginning
  await world.local.access.users.withoutSecondFactor({ name: 'guarded' });
  expect(await bodyOf(await person.get('/api/imports'))).toMatchObject({ code: 'second-factor-demanded' });
  await changeSettings(world.local, { signIn: { secondFactor: [] } });
  expect((await person.get('/api/imports')).status).toBe(200);
});
