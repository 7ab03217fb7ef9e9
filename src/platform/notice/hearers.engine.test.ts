import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDoctor } from '#upkeep/doctor/doctor.ts';
import type { DoctorNeeds } from '#upkeep/doctor/doctor.ts';
import { createJobs } from '#platform/jobs/jobs.ts';
import { Problem } from '#kernel/problem.ts';
import type { Role, Scope } from '#kernel/scope.ts';
import { createPerson, noticesOf } from '../../../test/person.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import type { Notices } from './notice.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let world: World;
let notices: Notices;
let now = Date.UTC(2026, 2, 2, 4);

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  notices = world.app.slices.notice;
});
afterAll(() => world.stop());
beforeEach(() => world.stores.postgres.query('truncate notice, notice_inbox, notice_delivery'));

const person = (role: Role = 'bureau') => createPerson(world, role);

const importOf = (scope: Scope, ms: number, work: () => Promise<Record<string, unknown>>) =>
  world.app.slices.imports
    .run(scope, { kind: 'test', file: null, options: {} }, async () => {
      now += ms;
      return work();
    })
    .catch(() => undefined)
    .then(() => world.app.slices.imports.settled());

test('the author of an import is notified that it is done after a minute, or that it failed after ten seconds', async () => {
  const wang = await person();
  await importOf(wang.scope, 59_000, async () => ({}));
  await importOf(wang.scope, 2 * minute, async () => ({ rejectedCount: 0 }));
  await importOf(wang.scope, 2 * minute, async () => ({ rejectedCount: 4 }));
  const fail = async () => {
    throw new Problem('bad-input', 'no-such-user', { name: 'x' });
  };
  await importOf(wang.scope, 9000, fail);
  await importOf(wang.scope, 10_000, fail);
  const { notices: found } = await noticesOf(wang);
  expect(found.map(({ code }) => code)).toEqual(['notice-import-failed', 'notice-import-rejects', 'notice-import-done']);
  expect(found[0]?.text).toContain('There is no user named "x".');
});

test('an import cut short by a crash is reported at the next start, and what was reported is not reported again', async () => {
  const wang = await person();
  const { postgres } = world.stores;
  await postgres.query(
    `insert into import (kind, subject, by_hand, preview, options, actor, role, state, began, identity, unreported)
     values ('test', 'lost.csv', false, false, '{}', $1, 'bureau', 'begun', $2, $3, true)`,
    [wang.name, new Date(now), wang.scope.identity],
  );
  await world.app.slices.imports.mend();
  await notices.mend();
  await postgres.query(`update import set unreported = true where subject = 'lost.csv'`);
  await notices.mend();
  expect((await noticesOf(wang)).notices).toMatchObject([{ code: 'notice-import-failed', text: expect.stringContaining('lost.csv') }]);
});

test('the author of a job is notified of its end; administrators are notified of scheduled work that fails', async () => {
  const [wang, chief] = [await person(), await person('administrator')];
  const { jobs } = world.app.slices;
  const { postgres } = world.stores;
  const own = createJobs({
    postgres,
    now: () => now,
    warn: () => undefined,
    audit: async () => undefined,
    ending: new AbortController().signal,
  });
  const full = async () => {
    throw new Problem('cannot-do', 'backup-no-room', { reason: 'ENOSPC' });
  };
  own.register('backup', { resume: 'never', run: async ({ input }) => (input['full'] === true ? full() : void (now += 5 * minute)) });
  await (
    await own.begin(wang.scope, 'backup')
  ).result;
  const program: Scope = { identity: 'program', actor: 'yaodong', role: 'administrator', sees: { all: true } };
  for (const hours of [1, 1]) {
    now += hours * hour;
    await (await own.begin(program, 'backup', { full: true })).result.catch(() => undefined);
  }
  await own.stop();
  await jobs.reportEnded();
  expect((await noticesOf(wang)).notices).toMatchObject([{ text: 'Backup: done after 5 minutes.', link: '/admin/system' }]);
  expect((await noticesOf(chief)).notices).toMatchObject([{ kind: 'job-failed', text: expect.stringContaining('Backup: failed.') }]);
  expect((await world.local.notice.list({})).notices.map(({ kind }) => kind)).toContain('job-failed');
});

test('administrators are notified that the disk is filling up, and that there is space again, each once', async () => {
  const [wang, chief] = [await person(), await person('administrator')];
  let free = 3e9;
  const room = async () => ({ free, total: 100e9 });
  const needs = { ...world.stores, room, now: () => now, warn: () => undefined, notices: { ...notices, register: () => undefined } };
  const doctor = createDoctor(needs as unknown as DoctorNeeds);
  for (const left of [3e9, 3e9, 0.5e9, 30e9, 30e9]) {
    free = left;
    now += minute;
    await doctor.warnOfRoom();
  }
  const codes = (await noticesOf(chief)).notices.map(({ code }) => code);
  expect(codes).toEqual(['disk-room-again', 'disk-nearly-full', 'disk-low']);
  expect((await noticesOf(wang)).notices).toEqual([]);
});

test('administrators are notified of keys and one-time passwords that expire soon, once', async () => {
  const chief = await person('administrator');
  now = Date.now();
  await world.local.access.keys.create({ name: `feed`, role: 'administrator', days: 365 });
  await world.local.access.users.add({ name: `new`, role: 'viewer' });
  const heard = async (at: number) => {
    now = Date.now() + at;
    await notices.tellOfWork();
    await notices.tellOfWork();
    return (await noticesOf(chief)).notices.map(({ code }) => code).filter((code) => code !== 'notice-import-done').length;
  };
  expect(await heard(0)).toBe(0);
  expect(await heard(60 * hour)).toBe(1);
  expect(await heard(352 * day)).toBe(2);
  expect(await heard(364 * day)).toBe(3);
  expect((await noticesOf(chief)).notices.at(0)?.text).toMatch(/^The API key "feed" expires on \d{4}-\d{2}-\d{2}, in 1 day;/u);
});
