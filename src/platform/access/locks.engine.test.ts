import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from '#config.ts';
import { compose } from '#main.ts';
import { setUpSecondFactor } from '../../../test/authenticator.ts';
import { bodyOf, visitor } from '../../../test/visitor.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

let world: World;
let now = Date.UTC(2026, 0, 1);
const settings = { YAODONG_TRUSTED_PROXIES: '127.0.0.1' };
const chosen = 'a password of my own';
const [desk, phone, street] = ['10.1.0.1', '10.2.0.1', '203.0.113.7'];

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

const statusFrom = async (address: string, name: string) => (await at(address).signIn(name, chosen)).status;

test('a stranger who tries wrong passwords blocks only himself', async () => {
  await settledAccount('administrator-wang');
  await lockAddress(street, 'administrator-wang');
  expect(await statusFrom(phone, 'administrator-wang')).toBe(200);
  expect(await statusFrom(street, 'administrator-wang')).toBe(429);
});

test('after three wrong attempts the delay is five seconds, then fifteen, then a quarter of an hour each; also without such an account', async () => {
  await settledAccount('li');
  const answersTo = async (name: string) => {
    const [began, heard] = [now, [] as string[]];
    for (const waitedS of [0, 0, 0, 0, 4.9, 0.1, 14.9, 0.1, 899, 1, 0]) {
      now += waitedS * 1000;
      heard.push(await wrongFrom(street, name));
    }
    now = began;
    return heard;
  };
  const answers = await answersTo('li');
  expect(answers).toEqual([
    ...Array.from({ length: 3 }, () => '401 wrong-password -'),
    '429 try-later 5',
    '429 try-later 1',
    '401 wrong-password -',
    '429 try-later 1',
    '401 wrong-password -',
    '429 try-later 1',
    '401 wrong-password -',
    '429 locked-out 900',
  ]);
  expect(await answersTo('nobody-of-that-name')).toEqual(answers);
});

test('the right password clears earlier wrong ones, at its origin only', async () => {
  await settledAccount('zhao');
  for (let n = 0; n < 3; n++) for (const place of [desk, street]) await wrongFrom(place, 'zhao');
  now += 5000;
  expect(await statusFrom(desk, 'zhao')).toBe(200);
  expect(await wrongFrom(desk, 'zhao')).toContain('401');
  expect(await wrongFrom(street, 'zhao')).toContain('401');
  expect(await wrongFrom(street, 'zhao')).toContain('try-later 15');
});

test('simultaneous attempts from one origin do not exceed its limit', async () => {
  await settledAccount('sun');
  const answers = await Promise.all(Array.from({ length: 12 }, () => wrongFrom(street, 'sun')));
  expect(answers.filter((one) => one.startsWith('401'))).toHaveLength(3);
  expect(answers.filter((one) => one.startsWith('429'))).toHaveLength(9);
});

test('an IPv6 line is one origin, however many addresses it has', async () => {
  await settledAccount('zhou');
  for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::2', '2001:0db8:0001:0002:1::3']) await wrongFrom(address, 'zhou');
  expect(await wrongFrom('2001:db8:1:2::4', 'zhou')).toContain('429');
  expect(await wrongFrom('2001:db8:1:3::1', 'zhou')).toContain('401');
  // an IPv4 address written as IPv6 is the same
  for (let n = 0; n < 3; n++) await wrongFrom('198.51.100.9', 'zhou');
  expect(await wrongFrom('::ffff:198.51.100.9', 'zhou')).toContain('429');
});

test('from any number of addresses, an account can be tried a hundred times a day; known browsers are not blocked, and an administrator lifts it', async () => {
  const person = await settledAccount('han');
  await wrongFrom(street, 'han');
  await world.stores.postgres.query(`update access_attempt set tries = 90 where place = 'elsewhere' and tries = 1 and kind = 'password'`);
  const addresses = Array.from({ length: 20 }, (_, n) => `203.0.${n}.1`);
  const answers = await Promise.all(addresses.map((address) => wrongFrom(address, 'han')));
  expect(answers.filter((one) => one.startsWith('401'))).toHaveLength(10);
  expect(new Set(answers.filter((one) => !one.startsWith('401')))).toEqual(new Set(['429 locked-out-elsewhere 86400']));
  expect(await statusFrom('203.0.200.1', 'han')).toBe(429);
  expect((await person.signIn('han', chosen)).status).toBe(200);
  // an account that does not exist is limited in the same way
  await wrongFrom(street, 'not-there');
  await world.stores.postgres.query(`update access_attempt set tries = 100 where place = 'elsewhere' and tries = 1`);
  expect(await wrongFrom('203.0.201.1', 'not-there')).toBe('429 locked-out-elsewhere 86400');

  await world.local.access.users.unlock({ name: 'han' });
  expect(await statusFrom('203.0.200.1', 'han')).toBe(200);
  const { entries } = await world.local.access.audit({ subject: 'user:han', action: 'user-unlock' });
  expect(entries).toMatchObject([{ actor: 'local' }]);
  await expect(world.local.access.users.unlock({ name: 'not-there' })).rejects.toMatchObject({ document: { code: 'no-such-user' } });
});

test('the daily limit ends with the day, and right passwords do not count', async () => {
  await settledAccount('yang');
  await wrongFrom(street, 'yang');
  const bound = `update access_attempt set tries = 99 where place = 'elsewhere' and tries = 1`;
  expect((await world.stores.postgres.query(bound)).rowCount).toBe(1);
  for (const address of ['203.0.113.8', '203.0.113.9']) expect(await statusFrom(address, 'yang')).toBe(200);
  expect(await wrongFrom('203.0.113.10', 'yang')).toContain('401');
  now += 3 * 3_600_000;
  expect(await wrongFrom('203.0.113.11', 'yang')).toBe('429 locked-out-elsewhere 75600');
  now += 21 * 3_600_000;
  expect(await wrongFrom('203.0.113.11', 'yang')).toContain('401');
});

test('codes can be tried thirty times a day with the password, and the owner is not blocked', async () => {
  const person = await settledAccount('zhu');
  const { code } = await setUpSecondFactor(person, chosen);
  const guesses = await Promise.all(
    Array.from({ length: 11 }, async (_, n) => {
      const half = at(`203.0.113.${20 + n}`);
      await half.signIn('zhu', chosen);
      const heard = [];
      for (let tried = 0; tried < 3; tried++) heard.push((await half.post('/api/auth/two-factor/verify-totp', { code: '000000' })).status);
      return heard;
    }),
  );
  // a code can be used only once, so most of these are refused as used: each still counts as an attempt
  expect(guesses.flat().filter((status) => status === 401)).toHaveLength(30);
  expect(guesses.flat().filter((status) => status === 429)).toHaveLength(3);
  expect(await bodyOf(await person.signIn('zhu', chosen))).toMatchObject({ twoFactorRedirect: true });
  expect((await person.post('/api/auth/two-factor/verify-totp', { code: await code(1) })).status).toBe(200);
});

test('locks survive a restart of the program', async () => {
  await settledAccount('qin');
  await lockAddress(street, 'qin');
  const config = readConfig({ data: world.stores.places.root, port: 0 }, settings);
  const again = await compose(config, {
    stores: { ...world.stores, stop: async () => undefined },
    log: pino({ level: 'silent' }),
    clock: () => now,
  });
  expect((await visitor(again, 'zh', street).signIn('qin', chosen)).status).toBe(429);
  expect((await visitor(again, 'zh', phone).signIn('qin', chosen)).status).toBe(200);
  await again.stop();
});

test('expired counts are removed by the upkeep, and no typed name is stored', async () => {
  await settledAccount('you');
  await wrongFrom(street, 'you');
  await wrongFrom(street, 'my-secret-passphrase');
  await world.local.access.users.reset({ name: 'you' });
  const kept = async () => {
    const tables = ['access_attempt', 'access_device', 'access_rate', 'access_verification', 'access_used_code'];
    const rows = await Promise.all(tables.map(async (table) => (await world.stores.postgres.query(`select * from ${table}`)).rows));
    return rows;
  };
  expect(JSON.stringify(await kept())).not.toContain('my-secret-passphrase');
  await world.stores.postgres.query(`update access_verification set "expiresAt" = now() - interval '1 second'`);
  await world.stores.postgres.query(`update access_rate set ends_at = now() - interval '1 second'`);
  await world.stores.postgres.query(`update access_used_code set forgotten_at = now() - interval '1 second'`);
  now += 181 * 24 * 3_600_000;
  await world.app.slices.access.upkeep();
  expect(await kept()).toEqual([[], [], [], [], []]);
});
