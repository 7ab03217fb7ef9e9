import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bodyOf, visitor } from '../../../test/visitor.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

let world: World;
let now = Date.UTC(2026, 0, 1);
const chosen = 'a password of my own';

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
});

afterAll(async () => {
  await world.stop();
});

/** Each test runs in its own hour, from an address with no counts yet. */
beforeEach(async () => {
  now += 2 * 3_600_000;
  await world.stores.postgres.query('delete from access_rate');
});

async function settledAccount(name: string) {
  const { secret } = await world.local.access.users.add({ name, role: 'viewer' });
  const person = visitor(world.app);
  await person.signIn(name, secret);
  expect((await person.post('/api/auth/change-password', { currentPassword: secret, newPassword: chosen })).status).toBe(200);
  return person;
}

/** A raw sign-in request as it arrives over the network: nothing is normalized. */
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  world.app.fetch(new Request(`http://localhost${path}`, { method: 'POST', body, headers: { origin: 'http://localhost', ...headers } }));

const signInAs = (body: string, type: string) => post('/api/auth/sign-in/username', body, { 'content-type': type });

const sessionsOf = async (name: string) => (await world.local.access.users.sessions({ name })).sessions.length;

test('a body that could be parsed as JSON and as a form is refused', async () => {
  await settledAccount('du');
  // as JSON it tries «nobody», as a form «du»
  const both = `{"username":"nobody","password":"x","&username=du&password=${encodeURIComponent(chosen)}&":""}`;
  const before = await sessionsOf('du');
  for (const type of [
    'x/application/json, application/x-www-form-urlencoded',
    'application/json, application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded',
    'application/json; charset=gbk',
    'application/json; boundary=x',
    'application/jsonp',
    'application/vnd.api+json',
    'multipart/form-data; boundary=x',
    'text/plain',
    '',
  ]) {
    const answer = await signInAs(both, type);
    expect(await bodyOf(answer), type).toMatchObject({ status: 400, code: 'not-json' });
    expect(answer.headers.getSetCookie(), type).toEqual([]);
  }
  expect(await sessionsOf('du')).toBe(before);
  for (const type of ['application/json', 'Application/JSON; charset=UTF-8', 'application/json;charset="utf-8"'])
    expect((await signInAs(JSON.stringify({ username: 'du', password: chosen }), type)).status, type).toBe(200);
});

test('the audit trail names the account that was tried, whatever else the body contains', async () => {
  await settledAccount('li-bai');
  const bodies = [
    '{"username":"li-bai","password":"wrong"}',
    '{"username":"li-bai","Username":"wang-wei","password":"wrong","__proto__":{"username":"wang-wei"}}',
    '{"username":"  LI-BAI ","password":"wrong"}',
    '{"username":"ｌｉ-ｂａｉ","password":"wrong"}',
    '{"username":"li\\u200b-bai","password":"wrong"}',
  ];
  for (const [n, body] of bodies.entries()) {
    // attempts on one account, in any spelling
    if (n >= 3) expect((await signInAs(body, 'application/json')).status, body).toBe(429);
    now += 15_000;
    expect((await signInAs(body, 'application/json')).status, body).toBe(401);
  }
  expect((await signInAs('{"username":"ＬＩ-bai","password":"wrong"}', 'application/json')).status).toBe(429);
  const { entries } = await world.local.access.audit({ action: 'sign-in-failed' });
  // another test tries its own account
  const own = entries.filter(({ subject }) => subject !== 'user:spoof');
  expect(new Set(own.map(({ subject }) => subject))).toEqual(new Set(['user:li-bai']));
});

test.each([
  ['a list of names', '{"username":["du"],"password":"x"}'],
  ['a name that is an object', '{"username":{"toString":"du"},"password":"x"}'],
  ['a name that stands twice', '{"username":"wang-wei","username":"li-bai","password":"wrong"}'],
  ['no name', '{"password":"x"}'],
  ['no password', '{"username":"du"}'],
  ['a number for a password', '{"username":"du","password":1}'],
  ['a NUL in the name', '{"username":"du\\u0000","password":"x"}'],
  ['half a character', '{"username":"\\ud800","password":"x"}'],
  ['a list', '[{"username":"du","password":"x"}]'],
  ['a text', '"du"'],
  ['nothing', ''],
  ['a name without end', JSON.stringify({ username: 'd'.repeat(30_000), password: 'x' })],
])('%s is refused with an explanation and tries no account', async (_what, body) => {
  const answer = await bodyOf(await signInAs(body, 'application/json'));
  expect(answer).toMatchObject({ status: 400 });
  expect(String(answer['detail'])).toMatch(/\p{Script=Han}/u);
});

test('names that differ in width, case or spaces are the same name: a second such account is refused', async () => {
  await world.local.access.users.add({ name: 'ｗｉｄｅ', role: 'viewer' });
  for (const name of ['wide', 'WIDE', 'Ｗide'])
    await expect(world.local.access.users.add({ name, role: 'viewer' }), name).rejects.toMatchObject({ document: { code: 'name-taken' } });
  for (const name of ['ｌｏｃａｌ', 'YAODONG', 'public', 'Ｐublic'])
    await expect(world.local.access.users.add({ name, role: 'viewer' }), name).rejects.toMatchObject({
      document: { code: 'name-not-usable' },
    });
});

describe('an address in another notation is no other way in', () => {
  test.each([
    '/api/auth/sign-in/username/',
    '/api/auth//sign-in/username',
    '/api/auth/sign-in%2fusername',
    '/api/auth/sign-in/%75sername',
    '/api/%61uth/sign-in/username',
    '/api/auth/./sign-in//username',
    '/api/auth/sign-in/username;x=1',
    '/api/auth/__proto__',
    '/api/auth/constructor',
    '/api/auth/',
  ])('%s', async (path) => {
    const answer = await post(path, JSON.stringify({ username: 'du', password: chosen }), { 'content-type': 'application/json' });
    expect(answer.status).toBe(404);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test.each(['x-http-method-override', 'x-method-override', 'x-http-method'])('nor is %s', async (header) => {
    const headers = { 'content-type': 'application/json', [header]: 'POST' };
    const url = `http://localhost/api/auth/sign-in/username?_method=POST`;
    expect((await world.app.fetch(new Request(url, { headers }))).status).toBe(404);
  });
});

test('query parameters never replace fields of the body', async () => {
  await settledAccount('meng');
  const { link } = await world.local.access.users.reset({ name: 'meng' });
  const token = new URL(link).searchParams.get('token') ?? '';
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ newPassword: 'seven lamps at dusk' });
  expect((await post(`/api/auth/reset-password?token=${token}`, body, headers)).status).toBe(400);
  const whole = JSON.stringify({ token, newPassword: 'seven lamps at dusk' });
  expect((await post('/api/auth/reset-password?token=another&token=third', whole, headers)).status).toBe(200);
});

test('a used code is not accepted with a doubled cookie either', async () => {
  const person = await settledAccount('bo');
  const begun = await bodyOf(await person.post('/api/auth/two-factor/enable', { password: chosen }));
  const secret = new TextDecoder().decode(base32.decode(new URL(String(begun['totpURI'])).searchParams.get('secret') ?? ''));
  const code = await createOTP(secret).hotp(Math.floor(Date.now() / 30_000));
  expect((await person.post('/api/auth/two-factor/verify-totp', { code })).status).toBe(200);
  const half = visitor(world.app);
  expect(await bodyOf(await half.signIn('bo', chosen))).toMatchObject({ twoFactorRedirect: true });
  const own = half.cookies.get('yd.two_factor') ?? '';
  const json = { 'content-type': 'application/json' };
  const step = (cookie: string) => post('/api/auth/two-factor/verify-totp', JSON.stringify({ code }), { ...json, cookie });
  const forged = `2fa-forged.${'A'.repeat(43)}%3D`;
  for (const cookie of [
    `yd.two_factor=x; yd.two_factor=${own}`,
    `yd.two_factor=${own}; yd.two_factor=x`,
    `yd.two_factor=${forged}; yd.two_factor=${own}`,
    `__Host-yd.two_factor=x; yd.two_factor=${own}`,
    ` yd.two_factor = ${own};yd.two_factor="${own}"`,
    `yd.two_factor="x"; yd.two_factor=${own}`,
    `yd.two_factor=${own}; YD.two_factor=x`,
    `yd.two_factor=%; yd.two_factor=${own}`,
    `yd.session_token=x; yd.two_factor=${own}`,
  ]) {
    now += 15 * 60_000;
    const answer = await step(cookie);
    expect(answer.status, cookie).toBeGreaterThanOrEqual(400);
    expect(answer.status, cookie).toBeLessThan(500);
    expect(answer.headers.getSetCookie().join(), cookie).not.toContain('session_token=');
  }
  now += 15 * 60_000;
  expect(await bodyOf(await step(`yd.two_factor=${own}; yd.two_factor=x`))).toMatchObject({ status: 400, code: 'cookie-twice' });
  expect(await bodyOf(await step(`yd.two_factor=${own}`))).toMatchObject({ status: 401, code: 'code-used' });
});

test.each([
  'yd.two_factor=%',
  'yd.two_factor=%E0%A4%A',
  'yd.two_factor=%00',
  `yd.two_factor=${'x'.repeat(5000)}`,
  'yd.session_token=%',
  'yd.session_token=%00.%00',
  `yd.session_token=x.${'A'.repeat(43)}%3D`,
  '=;=;;; yd.session_token',
  'yd.device=%; yd.device=',
])('invalid cookies are refused or ignored: %s', async (cookie) => {
  for (const [path, body] of [
    ['/api/auth/two-factor/verify-totp', '{"code":"123456"}'],
    ['/api/auth/two-factor/verify-backup-code', '{"code":"abcde-fghij"}'],
    ['/api/auth/change-password', '{"currentPassword":"x","newPassword":"seven lamps at dusk"}'],
    ['/api/auth/two-factor/disable', '{"password":"x"}'],
    ['/api/auth/sign-out', '{}'],
  ] as const) {
    const answer = await post(path, body, { 'content-type': 'application/json', cookie });
    expect(answer.status, path).toBeLessThan(500);
    expect(answer.headers.getSetCookie().join(), path).not.toMatch(/session_token=[^;]/u);
  }
  const me = await world.app.fetch(new Request('http://localhost/api/me', { headers: { cookie, origin: 'http://localhost' } }));
  expect([400, 401]).toContain(me.status);
});

test('two sessions in one request belong to nobody, and a second authorization does not bypass the first', async () => {
  const [one, other] = [await settledAccount('one'), await settledAccount('other')];
  const cookie = [one, other].map(({ cookies }) => `yd.session_token=${cookies.get('yd.session_token')}`).join('; ');
  const asked = (headers: Headers) => world.app.fetch(new Request('http://localhost/api/me', { headers }));
  expect(await bodyOf(await asked(new Headers({ cookie })))).toMatchObject({ status: 400, code: 'cookie-twice' });
  const twice = new Headers({ authorization: 'Bearer wrong' });
  twice.append('authorization', `Bearer ${world.app.localKey}`);
  expect(await bodyOf(await asked(twice))).toMatchObject({ status: 401, code: 'wrong-key' });
});

test('an address claimed by the caller is not trusted', async () => {
  await settledAccount('spoof');
  for (let n = 0; n < 5; n++)
    await post('/api/auth/sign-in/username', '{"username":"spoof","password":"wrong"}', {
      'content-type': 'application/json',
      'x-yaodong-address': `10.0.0.${n}`,
      'x-forwarded-for': `10.0.1.${n}`,
    });
  const { rows } = await world.stores.postgres.query<{ key: string }>('select key from access_rate');
  expect(rows.map(({ key }) => key).join()).not.toContain('10.0.');
});
