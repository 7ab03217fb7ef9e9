import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setUpSecondFactor } from '../../../../test/authenticator.ts';
import { bodyOf, visitor } from '../../../../test/visitor.ts';
import { createWorld } from '../../../../test/world.ts';
import type { World } from '../../../../test/world.ts';

let world: World;
let now = Date.UTC(2026, 0, 1);
const settings = { YAODONG_TRUSTED_PROXIES: '127.0.0.1' };
const chosen = 'a password of my own';
const [desk, phone] = ['10.1.0.1', '10.2.0.1'];

beforeAll(async () => {
  world = await createWorld({ clock: () => now, settings });
});

afterAll(async () => {
  await world.stop();
});

/** The limit per address and minute is not what is tested here. */
beforeEach(async () => {
  await world.stores.postgres.query('delete from access_rate');
});

const at = (address: string) => visitor(world.app, 'zh', address);

/** An account with its own password, in a browser that it has signed in from. */
async function settledAccount(name: string, address = desk) {
  const { secret } = await world.local.access.users.add({ name, role: 'viewer' });
  const person = at(address);
  await person.signIn(name, secret);
  expect((await person.post('/api/auth/change-password', { currentPassword: secret, newPassword: chosen })).status).toBe(200);
  return person;
}

/** An attempt to sign in with a wrong password: the answer, and when the next attempt is allowed. */
async function wrongFrom(address: string, name: string) {
  const answer = await at(address).signIn(name, 'a wrong password');
  const { code } = (await answer.json()) as { code: string };
  return `${answer.status} ${code} ${answer.headers.get('retry-after') ?? '-'}`;
}

/** Enough wrong attempts that nothing more from there is judged while the clock stands still. */
async function lockAddress(address: string, name: string) {
  expect(await Promise.all([1, 2, 3].map(async () => wrongFrom(address, name)))).toEqual(
    Array.from({ length: 3 }, () => '401 wrong-password -'),
  );
  expect(await wrongFrom(address, name)).toBe('429 try-later 5');
}

describe('a browser used for a sign-in', () => {
  test('is not blocked by attempts of others, not even from the same address; only by its own', async () => {
    const own = await settledAccount('qian');
    const other = at(desk);
    await other.signIn('qian', chosen);
    await lockAddress(desk, 'qian');
    expect((await own.signIn('qian', chosen)).status).toBe(200);
    for (let n = 0; n < 3; n++) expect((await own.signIn('qian', 'wrong')).status).toBe(401);
    expect((await own.signIn('qian', chosen)).status).toBe(429);
    expect((await other.signIn('qian', chosen)).status).toBe(200);
    now += 5000;
    expect((await own.signIn('qian', chosen)).status).toBe(200);
  });

  test('is recognised by a cookie that no script reads, stored as a hash, for its account only', async () => {
    await settledAccount('wu');
    const person = at(phone);
    const answer = await person.signIn('wu', chosen);
    const set = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('yd.device='));
    expect(set).toMatch(/^yd\.device=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/u);
    const token = person.cookies.get('yd.device') ?? '';
    const kept = JSON.stringify((await world.stores.postgres.query('select * from access_device')).rows);
    expect(kept).not.toContain(token);
    expect(JSON.stringify(await answer.json())).not.toContain(token);
    await settledAccount('zheng');
    await lockAddress(phone, 'zheng');
    expect((await person.signIn('zheng', chosen)).status).toBe(429);
  });

  test('is recognised by a `__Host-` cookie over https', async () => {
    const origin = 'https://energy.example.cn';
    const own = await createWorld({ settings: { ...settings, YAODONG_URL: origin } });
    const { secret } = await own.local.access.users.add({ name: 'proxied', role: 'viewer' });
    const signedIn = await visitor(own.app).post('/api/auth/sign-in/username', { username: 'proxied', password: secret }, { origin });
    const set = signedIn.headers.getSetCookie().find((cookie) => cookie.includes('device='));
    expect(set).toMatch(/^__Host-yd\.device=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax; Secure$/u);
    await own.stop();
  });

  test('may be shared by several accounts, and a planted cookie belongs to nobody', async () => {
    await settledAccount('feng');
    await settledAccount('chen');
    const shared = at(phone);
    const planted = 'A'.repeat(43);
    shared.cookies.set('yd.device', planted);
    for (const name of ['feng', 'chen']) expect((await shared.signIn(name, chosen)).status).toBe(200);
    for (const name of ['feng', 'chen']) await lockAddress(phone, name);
    for (const name of ['feng', 'chen']) expect((await shared.signIn(name, chosen)).status, name).toBe(200);
    const stranger = at(phone);
    stranger.cookies.set('yd.device', planted);
    expect((await stranger.signIn('feng', chosen)).status).toBe(429);
  });

  test('is recognised only once the second factor was passed too', async () => {
    const person = await settledAccount('chu');
    const { code } = await setUpSecondFactor(person, chosen);
    const half = at(phone);
    expect(await bodyOf(await half.signIn('chu', chosen))).toMatchObject({ twoFactorRedirect: true });
    expect(half.cookies.has('yd.device')).toBe(false);
    expect((await half.post('/api/auth/two-factor/verify-totp', { code: await code(1) })).status).toBe(200);
    expect(half.cookies.has('yd.device')).toBe(true);
  });

  test.each([
    ['its account’s password is changed', async (name: string) => changePassword(name)],
    ['a reset link is used', async (name: string) => useLink(name)],
    ['an administrator ends all sessions', async (name: string) => void (await world.local.access.users.endSessions({ name }))],
    ['it is forgotten on the account page', async (name: string) => forgetAll(name)],
  ])('is no longer recognised when %s', async (what, end) => {
    const name = `wei-${what.length}`;
    const person = await settledAccount(name);
    await end(name);
    await lockAddress(desk, name);
    expect((await person.signIn(name, chosen)).status).toBe(429);
  });

  const other = 'another password of mine';
  async function changePassword(name: string) {
    const elsewhere = at(phone);
    await elsewhere.signIn(name, chosen);
    expect((await elsewhere.post('/api/auth/change-password', { currentPassword: chosen, newPassword: other })).status).toBe(200);
    // the one that changed it becomes known again
    await lockAddress(phone, name);
    expect((await elsewhere.signIn(name, other)).status).toBe(200);
  }
  async function useLink(name: string) {
    const token = new URL((await world.local.access.users.reset({ name })).link).searchParams.get('token');
    expect((await at(phone).post('/api/auth/reset-password', { token, newPassword: other })).status).toBe(200);
  }
  async function forgetAll(name: string) {
    const elsewhere = at(phone);
    await elsewhere.signIn(name, chosen);
    const { devices } = (await bodyOf(await elsewhere.get('/api/me/devices'))) as unknown as {
      devices: { device: number; address: string }[];
    };
    expect(devices.map(({ address }) => address)).toEqual([phone, desk]);
    for (const { device } of devices) {
      expect(await bodyOf(await elsewhere.post(`/api/me/devices/${device}/forget`, {}))).toMatchObject({ forgotten: 1 });
      expect((await elsewhere.post(`/api/me/devices/${device}/forget`, {})).status).toBe(404);
    }
  }

  test('of another account cannot be removed by naming it', async () => {
    const [person, stranger] = [await settledAccount('jiang'), await settledAccount('shen')];
    const { devices } = (await bodyOf(await person.get('/api/me/devices'))) as unknown as { devices: { device: number }[] };
    expect((await stranger.post(`/api/me/devices/${devices[0]?.device}/forget`, {})).status).toBe(404);
    expect(await bodyOf(await person.get('/api/me/devices'))).toMatchObject({ devices });
  });
});
