import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bodyOf, visitor } from '../../../test/visitor.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

let world: World;
let now = Date.UTC(2026, 0, 1);
const hour = 3_600_000;
const chosen = 'a password of my own';
const street = '203.0.113.7';

beforeAll(async () => {
  world = await createWorld({ clock: () => now, settings: { YAODONG_TRUSTED_PROXIES: '127.0.0.1' } });
});

afterAll(async () => {
  await world.stop();
});

/** Each test runs on its own day, from addresses with no counts yet, and looks only at entries since it began. */
let since = 0;
beforeEach(async () => {
  now += 48 * hour;
  await world.app.slices.access.upkeep();
  await world.stores.postgres.query('delete from access_rate');
  since = (await world.local.access.audit({ limit: 1 })).entries[0]?.id ?? 0;
});

async function account(name: string) {
  const { secret } = await world.local.access.users.add({ name, role: 'viewer' });
  const person = visitor(world.app);
  await person.signIn(name, secret);
  await person.post('/api/auth/change-password', { currentPassword: secret, newPassword: chosen });
  return person;
}

const wrong = async (name: string, address = street) => (await visitor(world.app, 'zh', address).signIn(name, 'wrong')).status;

async function entries() {
  const all = (await world.local.access.audit({ limit: 1000 })).entries.filter(({ id }) => id > since);
  return all
    .toReversed()
    .filter(({ action }) => action.startsWith('sign-in-'))
    .map(({ action, actor, subject, count, detail }) => ({ action, actor, subject, count, detail }));
}

/** After their hour is over. */
async function anHourLater() {
  now += hour;
  await world.app.slices.access.upkeep();
}

test('the same event on the same account from the same origin is recorded once, and its repeats within an hour as one entry with count and time', async () => {
  await account('wang');
  const began = now;
  for (let n = 0; n < 25; n++) {
    await wrong('wang');
    now += 1000;
  }
  const first = { actor: 'wang', subject: 'user:wang', count: 1, detail: { from: street } };
  expect(await entries()).toEqual([
    { action: 'sign-in-failed', ...first },
    { action: 'sign-in-locked', ...first },
  ]);
  await anHourLater();
  const [failed, locked, ...rest] = (await entries()).slice(2).toSorted((a, b) => (a.action < b.action ? -1 : 1));
  expect(rest).toEqual([]);
  const iso = (ms: number) => new Date(ms).toISOString();
  // three together, one after five seconds, one after fifteen more
  expect(failed).toMatchObject({ count: 4, detail: { from: street, first: iso(began + 1000), last: iso(began + 22_000) } });
  expect(locked).toMatchObject({ count: 19, detail: { from: street, last: iso(began + 24_000) } });
  await anHourLater();
  expect(await entries()).toHaveLength(4);
});

test('another account, another origin and another hour are separate entries', async () => {
  await account('li');
  await account('zhao');
  for (const [name, address] of [
    ['li', street],
    ['zhao', street],
    ['li', '203.0.113.8'],
  ] as const)
    await wrong(name, address);
  now += hour;
  await wrong('li');
  expect((await entries()).map(({ subject, detail, count }) => [subject, detail['from'], count])).toEqual([
    ['user:li', street, 1],
    ['user:zhao', street, 1],
    ['user:li', '203.0.113.8', 1],
    ['user:li', street, 1],
  ]);
});

test('many simultaneous events are all counted, and one of them is recorded', async () => {
  await Promise.all(Array.from({ length: 10 }, (_, n) => wrong(`nobody-${n}`)));
  expect(await entries()).toMatchObject([{ action: 'sign-in-failed', actor: 'nobody', subject: 'user:?', count: 1 }]);
  await anHourLater();
  expect((await entries()).map(({ count }) => count)).toEqual([1, 9]);
});

test('a typed name without an account is not in the audit trail: it may be a password', async () => {
  for (const typed of ['correct horse battery staple', chosen, 'ADMIN; password 4711']) await wrong(typed);
  await anHourLater();
  const kept = JSON.stringify([
    (await world.stores.postgres.query('select * from access_audit')).rows,
    (await world.stores.postgres.query('select * from access_repeat')).rows,
    (await world.stores.postgres.query('select * from access_attempt')).rows,
  ]);
  for (const typed of ['correct horse', 'battery', '4711', chosen]) expect(kept).not.toContain(typed);
});

test('beyond five hundred entries a day events without sign-in are only counted, by kind', async () => {
  await account('qian');
  await wrong('qian');
  const { rows } = await world.stores.postgres.query<{ entries: number }>('update access_repeat_day set entries = 499 returning entries');
  expect(rows).toEqual([{ entries: 499 }]);
  for (let n = 0; n < 12; n++) await wrong('qian', `203.0.${n}.1`);
  // there was room for one; repeats of it are counted in its entry
  await wrong('qian');
  expect(await entries()).toHaveLength(2);
  await anHourLater();
  const closed = (await entries()).slice(2).map(({ subject, count }) => `${subject} ${count}`);
  expect(closed.toSorted()).toEqual(['user:* 11', 'user:qian 1']);
  // the next day has room again
  now += 24 * hour;
  await world.app.slices.access.upkeep();
  await wrong('qian', '203.0.113.99');
  expect((await entries()).at(-1)).toMatchObject({ subject: 'user:qian', detail: { from: '203.0.113.99' }, count: 1 });
});

test('what was counted and not yet recorded survives the program and is recorded by the next', async () => {
  await account('sun');
  for (let n = 0; n < 3; n++) await wrong('sun');
  const { rows } = await world.stores.postgres.query<{ tries: number }>('select tries from access_repeat');
  expect(rows).toEqual([{ tries: 3 }]);
  await anHourLater();
  expect((await world.stores.postgres.query('select 1 from access_repeat')).rows).toEqual([]);
  expect((await entries()).map(({ count }) => count)).toEqual([1, 2]);
});

test('nothing by signed-in users is merged into counts', async () => {
  const person = await account('zhou');
  for (let n = 0; n < 3; n++) {
    const body = { currentPassword: 'wrong', newPassword: 'seven lamps at dusk' };
    expect((await person.post('/api/auth/change-password', body)).status).toBe(400);
  }
  const { entries: all } = await world.local.access.audit({ subject: 'user:zhou', action: 'password-change-failed' });
  expect(all.map(({ count, actor }) => [count, actor])).toEqual(Array.from({ length: 3 }, () => [1, 'zhou']));
});

test('the exported audit trail has the counts, and no entry is changed or removed for them', async () => {
  await account('wu');
  for (let n = 0; n < 3; n++) await wrong('wu');
  await anHourLater();
  const csv = await (await world.ask('/api/exports/audit?search=user:wu&lang=en')).text();
  const [header, ...rows] = csv.trim().split(/\r?\n/u);
  expect(header?.split(',').at(-1)).toBe('count');
  expect(rows.filter((row) => row.includes('sign-in-failed')).map((row) => row.split(',').at(-1))).toEqual(['2', '1']);
  await expect(world.stores.postgres.query('update access_audit set count = 1')).rejects.toThrow('append-only');
  expect(await bodyOf(await world.ask('/api/audit?subject=user:wu&action=sign-in-failed'))).toMatchObject({
    entries: [{ count: 2 }, { count: 1 }],
  });
});
