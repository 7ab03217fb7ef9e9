import { afterAll, beforeAll, expect, test } from 'vitest';
import { programScope } from '#kernel/scope.ts';
import { freshStores, type FreshStores } from '../../../test/stores.ts';
import type { CronTimes } from './cron.ts';
import { createJobs, type JobKind, type JobSchedule } from './jobs.ts';

let stores: FreshStores;
let now = 0;

beforeAll(async () => {
  stores = await freshStores();
});
afterAll(() => stores.drop());

const at = (text: string): number => Date.parse(text);

type Work = JobKind['run'];

/** A serving program with one schedule. */
async function program(name: string, times: () => CronTimes | null, run: Work, more: Partial<JobSchedule> = {}) {
  const ending = new AbortController();
  const { postgres } = stores;
  const jobs = createJobs({ postgres, now: () => now, warn: () => undefined, audit: async () => undefined, ending: ending.signal });
  jobs.register(name, { resume: 'again', attempts: { most: 3, pauseMs: 0 }, run });
  jobs.schedule({ name, kind: name, when: async () => times(), ...more });
  jobs.rightsBy(async () => programScope);
  await jobs.mend();
  jobs.start();
  return {
    jobs,
    /** Starts what is due at an instant, and waits until it has ended. */
    async look(instant: string): Promise<void> {
      now = at(instant);
      await jobs.takeUp();
      await expect.poll(() => jobs.running()).toBe(0);
    },
    async end(): Promise<void> {
      ending.abort();
      await jobs.stop();
    },
  };
}

const daily = (): CronTimes => ({ cron: '30 2 * * *', zone: 'Asia/Shanghai' });

/** Work that records when it was started, by the test clock. */
function noting() {
  const begun: string[] = [];
  const run: Work = async () => void begun.push(new Date(now).toISOString());
  return { begun, run };
}

test('a job starts at its time, once, and never before', async () => {
  const { begun, run } = noting();
  const one = await program('daily', daily, run);
  await one.look('2026-03-01T12:00:00+08:00');
  await one.look('2026-03-02T02:29:59+08:00');
  expect(begun).toEqual([]);
  await one.look('2026-03-02T02:30:05+08:00');
  await one.look('2026-03-02T02:31:00+08:00');
  await one.look('2026-03-02T20:00:00+08:00');
  expect(begun).toEqual(['2026-03-01T18:30:05.000Z']);
  const [row] = await one.jobs.schedules();
  expect(row).toMatchObject({
    name: 'daily',
    nextAt: new Date('2026-03-02T18:30:00Z'),
    lastAt: new Date('2026-03-01T18:30:05Z'),
    state: 'done',
  });
  await one.end();
});

test('what was missed while no program ran is made up once', async () => {
  const { begun, run } = noting();
  const before = await program('missed', daily, run);
  await before.look('2026-04-01T12:00:00+08:00');
  await before.end();
  const after = await program('missed', daily, run);
  await after.look('2026-04-09T10:00:00+08:00');
  await after.look('2026-04-09T10:01:00+08:00');
  await after.look('2026-04-10T02:30:00+08:00');
  expect(begun).toEqual(['2026-04-09T02:00:00.000Z', '2026-04-09T18:30:00.000Z']);
  await after.end();
});

test('of two programs on the same stores one starts it', async () => {
  const { begun, run } = noting();
  const [a, b] = [await program('shared', daily, run), await program('shared', daily, run)];
  await a.look('2026-05-01T12:00:00+08:00');
  now = at('2026-05-02T02:30:00+08:00');
  await Promise.all([a.jobs.takeUp(), b.jobs.takeUp(), a.jobs.takeUp(), b.jobs.takeUp()]);
  await a.look('2026-05-02T02:30:05+08:00');
  await b.look('2026-05-02T02:30:05+08:00');
  expect(begun).toHaveLength(1);
  await a.end();
  await b.end();
});

test('a job still running at its next time is not started twice', async () => {
  const over = Promise.withResolvers<void>();
  let begun = 0;
  const one = await program('slow', daily, async () => {
    begun += 1;
    await over.promise;
  });
  await one.look('2026-06-01T12:00:00+08:00');
  for (const day of ['02', '03']) {
    now = at(`2026-06-${day}T02:30:00+08:00`);
    await one.jobs.takeUp();
  }
  expect(begun).toBe(1);
  over.resolve();
  await expect.poll(() => one.jobs.running()).toBe(0);
  await one.look('2026-06-03T08:00:00+08:00');
  expect(begun).toBe(2);
  await one.end();
});

test('a failed job is tried again after its pause, not before', async () => {
  let fails = true;
  const tried: string[] = [];
  const run: Work = async () => {
    tried.push(new Date(now).toISOString());
    if (fails) throw new Error('no room');
  };
  const one = await program('failing', daily, run, { retryMs: 3_600_000 });
  await one.look('2026-07-01T12:00:00+08:00');
  await one.look('2026-07-02T02:30:00+08:00');
  await one.look('2026-07-02T03:29:59+08:00');
  await one.look('2026-07-02T03:30:00+08:00');
  fails = false;
  await one.look('2026-07-02T04:30:00+08:00');
  await one.look('2026-07-02T05:30:00+08:00');
  expect(tried).toEqual(['2026-07-01T18:30:00.000Z', '2026-07-01T19:30:00.000Z', '2026-07-01T20:30:00.000Z']);
  await one.end();
});

test('other times apply from when they are set; without any, nothing is started', async () => {
  const { begun, run } = noting();
  let times: CronTimes | null = daily();
  const one = await program('changed', () => times, run);
  await one.look('2026-08-01T12:00:00+08:00');
  times = { cron: '0 6 * * *', zone: 'Asia/Shanghai' };
  await one.look('2026-08-02T03:00:00+08:00');
  expect(begun).toEqual([]);
  await one.look('2026-08-02T06:00:00+08:00');
  expect(begun).toHaveLength(1);
  times = null;
  await one.look('2026-08-05T06:00:00+08:00');
  expect(begun).toHaveLength(1);
  expect((await one.jobs.schedules()).map(({ name }) => name)).not.toContain('changed');
  await one.end();
});

test('on the days of a clock change a job starts once each', async () => {
  const { begun, run } = noting();
  const one = await program('summer', () => ({ cron: '30 2 * * *', zone: 'America/New_York' }), run);
  await one.look('2026-03-07T12:00:00-05:00');
  for (let minute = 0; minute < 48 * 60; minute += 30)
    await one.look(new Date(at('2026-03-08T00:00:00-05:00') + minute * 60_000).toISOString());
  expect(begun).toEqual(['2026-03-08T07:00:00.000Z', '2026-03-09T06:30:00.000Z']);
  begun.length = 0;
  await one.look('2026-10-31T12:00:00-04:00');
  begun.length = 0;
  for (let minute = 0; minute < 25 * 60; minute += 30)
    await one.look(new Date(at('2026-11-01T00:00:00-04:00') + minute * 60_000).toISOString());
  expect(begun).toEqual(['2026-11-01T07:30:00.000Z']);
  await one.end();
});
