import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { authenticatorOf, setUpSecondFactor } from '../../../test/authenticator.ts';
import { bodyOf, visitor } from '../../../test/visitor.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

let world: World;
let now = Date.UTC(2026, 0, 1);
const chosen = 'a password of my own';
const other = 'another password of mine';

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
});

afterAll(async () => {
  await world.stop();
});

/** All tests come from one address and within the same half minute. */
beforeEach(async () => {
  await world.stores.postgres.query('delete from access_rate');
});

async function settledAccount(name: string) {
  const { secret } = await world.local.access.users.add({ name, role: 'viewer' });
  const person = visitor(world.app);
  await person.signIn(name, secret);
  expect((await person.post('/api/auth/change-password', { currentPassword: secret, newPassword: chosen })).status).toBe(200);
  return person;
}

const actionsOn = async (name: string) => (await world.local.access.audit({ subject: `user:${name}` })).entries.map(({ action }) => action);

const changes = ['/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes'];

describe.each(changes)('changing an existing second factor by %s needs its own code', (path) => {
  const name = `wang${path.length}`;

  test('the password alone, a wrong code and a used one change nothing', async () => {
    const person = await settledAccount(name);
    const { code } = await setUpSecondFactor(person, chosen);
    const change = async (body: object) => bodyOf(await person.post(`/api/auth${path}`, body));
    expect(await change({ password: chosen })).toMatchObject({ status: 400, code: 'second-factor-code-missing' });
    expect(await change({ password: chosen, code: await code(0) })).toMatchObject({ status: 401, code: 'code-used' });
    expect(await change({ password: chosen, code: 'abcde-fghij' })).toMatchObject({ status: 401, code: 'wrong-code' });
    // a wrong password is reported first, and uses up no code
    expect(await change({ password: 'wrong', code: await code(1) })).toMatchObject({ status: 400, code: 'wrong-current-password' });
    expect(await bodyOf(await person.get('/api/me'))).toMatchObject({ twoFactor: true });
    expect(await change({ password: chosen, code: await code(1) })).toMatchObject({ status: 200 });
    expect((await actionsOn(name)).filter((action) => action === 'second-factor-failed')).toHaveLength(1);
  });
});

test('a backup code replaces the authenticator, and the replaced factor is gone', async () => {
  const person = await settledAccount('li');
  const first = await setUpSecondFactor(person, chosen);
  const begun = await bodyOf(await person.post('/api/auth/two-factor/enable', { password: chosen, code: first.backupCodes[0] }));
  expect(begun.status).toBe(200);
  const second = authenticatorOf(begun);
  const again = visitor(world.app);
  expect(await bodyOf(await again.signIn('li', chosen))).toMatchObject({ twoFactorRedirect: true });
  expect((await again.post('/api/auth/two-factor/verify-totp', { code: await first.code(1) })).status).toBe(401);
  expect((await again.post('/api/auth/two-factor/verify-totp', { code: await second.code(0) })).status).toBe(200);
});

test('a factor that was started and never confirmed is started again with the password only', async () => {
  const person = await settledAccount('zhao');
  for (let n = 0; n < 2; n++) expect((await person.post('/api/auth/two-factor/enable', { password: chosen })).status).toBe(200);
  await setUpSecondFactor(person, chosen);
  expect(await bodyOf(await person.get('/api/me'))).toMatchObject({ twoFactor: true });
});

describe('unused one-time links', () => {
  const tokenFor = async (name: string) => new URL((await world.local.access.users.reset({ name })).link).searchParams.get('token');
  const uses = async (token: string | null, newPassword = other) =>
    bodyOf(await visitor(world.app).post('/api/auth/reset-password', { token, newPassword }));

  test('end when another is used', async () => {
    await settledAccount('qian');
    const [first, second] = [await tokenFor('qian'), await tokenFor('qian')];
    expect(await uses(second)).toMatchObject({ status: 200 });
    expect(await uses(first, 'a third password')).toMatchObject({ status: 400, code: 'link-used-up' });
  });

  test('end when the password is changed', async () => {
    const person = await settledAccount('sun');
    const token = await tokenFor('sun');
    expect((await person.post('/api/auth/change-password', { currentPassword: chosen, newPassword: other })).status).toBe(200);
    expect(await uses(token, 'a third password')).toMatchObject({ status: 400, code: 'link-used-up' });
  });

  test('end with the account, and do not come back with it', async () => {
    await settledAccount('zhou');
    const token = await tokenFor('zhou');
    await world.local.access.users.disable({ name: 'zhou' });
    await world.local.access.users.enable({ name: 'zhou' });
    expect(await uses(token)).toMatchObject({ status: 400, code: 'link-used-up' });
  });
});

test('a changed password ends every other session, whatever the request says, and sign-ins in progress', async () => {
  const person = await settledAccount('wu');
  const { code } = await setUpSecondFactor(person, chosen);
  const elsewhere = visitor(world.app);
  await elsewhere.signIn('wu', chosen);
  expect((await elsewhere.post('/api/auth/two-factor/verify-totp', { code: await code(1) })).status).toBe(200);
  const half = visitor(world.app);
  await half.signIn('wu', chosen);
  await world.stores.postgres.query('delete from access_used_code');
  const body = { currentPassword: chosen, newPassword: other, revokeOtherSessions: false };
  expect((await person.post('/api/auth/change-password', body)).status).toBe(200);
  expect((await elsewhere.get('/api/me')).status).toBe(401);
  expect((await person.get('/api/me')).status).toBe(200);
  expect(await bodyOf(await half.post('/api/auth/two-factor/verify-totp', { code: await code(0) }))).toMatchObject({
    status: 401,
    code: 'second-factor-expired',
  });
});

describe('guesses in a foreign session', () => {
  test.each([
    ['/change-password', { currentPassword: 'wrong', newPassword: 'seven lamps at dusk' }, 400],
    ['/two-factor/enable', { password: 'wrong' }, 400],
    ['/two-factor/verify-totp', { code: '000000' }, 401],
    ['/two-factor/verify-backup-code', { code: 'abcde-fghij' }, 401],
  ])('at %s lock only that session', async (path, body, wrong) => {
    const name = `zheng${path.length}`;
    const person = await settledAccount(name);
    if (path.includes('verify')) await setUpSecondFactor(person, chosen);
    const [thief] = [visitor(world.app)];
    for (const [cookie, value] of person.cookies) if (!cookie.includes('device')) thief.cookies.set(cookie, value);
    const guesses: number[] = [];
    for (let n = 0; n < 5; n++) guesses.push((await thief.post(`/api/auth${path}`, body)).status);
    expect(guesses).toEqual([wrong, wrong, wrong, 429, 429]);
    now += 5000;
    expect((await thief.post(`/api/auth${path}`, body)).status).toBe(wrong);
    // none of it keeps the owner from signing in, with or without a known browser
    for (const one of [person, visitor(world.app)]) expect((await one.signIn(name, chosen)).status).toBe(200);
    // each of them has its own audit entry
    const failed = (await actionsOn(name)).filter((action) => action.endsWith('-failed'));
    expect(failed).toHaveLength(4);
    expect(await actionsOn(name)).toContain('session-tries-locked');
  });

  test('do not include a new password that is refused', async () => {
    const person = await settledAccount('feng');
    for (const newPassword of ['short', 'qwertyuiop', 'x'.repeat(200), 'Password2026!', '1234567890', 'feng-yaodong'])
      expect((await person.post('/api/auth/change-password', { currentPassword: chosen, newPassword })).status).toBe(400);
    expect((await person.post('/api/auth/change-password', { currentPassword: chosen, newPassword: other })).status).toBe(200);
  });
});
