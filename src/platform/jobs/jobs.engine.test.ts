import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { runJob } from '../../../test/job.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';
import { createJobs, type Jobs, type JobKind } from './jobs.ts';

let now = Date.parse('2026-03-01T12:00:00Z');
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
});

afterAll(async () => {
  await world.stop();
});

const bureau: Scope = { identity: 'key:x', actor: 'key:bureau-0', role: 'bureau', sees: { region: '140300' } };

/** Another program on the same stores, which is serving. */
async function program(kinds: Readonly<Record<string, JobKind>>, rights: Scope | null = bureau) {
  const ending = new AbortController();
  const { postgres } = world.stores;
  const jobs = createJobs({ postgres, now: () => now, warn: () => undefined, audit: world.app.slices.access.audit, ending: ending.signal });
  for (const [name, kind] of Object.entries(kinds)) jobs.register(name, kind);
  jobs.rightsBy(async () => rights);
  await jobs.mend();
  jobs.start();
  const end = async () => {
    ending.abort();
    await jobs.stop();
  };
  return { jobs, end, killed: () => killed(jobs) };
}

/** Simulates a killed process: its lock is free. */
const killed = (jobs: Jobs): Promise<void> => jobs.stop();

const untilState = (jobs: Jobs, id: string, state: string) => expect.poll(async () => (await jobs.get(bureau, id)).state).toBe(state);

test('a job reports its progress, to its end', async () => {
  const step = Promise.withResolvers<void>();
  const { id, result } = await runJob(world.app.slices.jobs, bureau, 'count', async ({ progress }) => {
    progress(1, 3, 'rows');
    await step.promise;
    progress(3);
    return 'counted';
  });
  expect(await world.local.jobs.get({ id })).toMatchObject({
    kind: 'count',
    state: 'running',
    done: 1,
    total: 3,
    unit: 'rows',
    finishedAt: null,
    attempts: 1,
    cancelling: false,
  });

  const seen: string[] = [];
  const watching = (async () => {
    for await (const job of await world.local.jobs.events({ id })) seen.push(`${job.state} ${job.done}`);
  })();
  await expect.poll(() => seen.length).toBe(1);
  step.resolve();
  expect(await result).toBe('counted');
  await watching;
  expect(seen[0]).toBe('running 1');
  expect(seen.at(-1)).toBe('done 3');
  expect(await world.local.jobs.get({ id })).toMatchObject({ state: 'done', done: 3, finishedAt: expect.any(String) });
});

test('the events of a finished job are one message and the end', async () => {
  const { id, result } = await runJob(world.app.slices.jobs, bureau, 'quick', async () => 1);
  await result;
  const answer = await world.ask(`/api/jobs/${id}/events`);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const messages = (await answer.text()).split('\n').filter((line) => line.startsWith('data: {'));
  expect(messages).toHaveLength(1);
  expect(JSON.parse(messages[0]?.slice(6) ?? '')).toMatchObject({ id, state: 'done' });
});

test('a failed job says why in the reader’s language, and throws for callers that wait', async () => {
  const { id, result } = await runJob(world.app.slices.jobs, bureau, 'fail', async () => {
    throw new Problem('bad-input', 'no-such-user', { name: 'x' });
  });
  await expect(result).rejects.toThrow('no-such-user');
  const job = await (await world.ask(`/api/jobs/${id}?lang=en`)).json();
  expect(job).toMatchObject({ state: 'failed', problem: { code: 'no-such-user', detail: 'There is no user named "x".' } });
});

test('an unexpected error is stored without internals', async () => {
  const { id, result } = await runJob(world.app.slices.jobs, bureau, 'break', async () => {
    throw new Error('password=hunter2');
  });
  await expect(result).rejects.toThrow();
  const job = await world.local.jobs.get({ id });
  expect(job).toMatchObject({ state: 'failed', problem: { code: 'broken' } });
  expect(JSON.stringify(job)).not.toContain('hunter2');
});

test('others see neither the job nor its events and cannot cancel it; an administrator sees all', async () => {
  const over = Promise.withResolvers<void>();
  const { id, result } = await runJob(world.app.slices.jobs, { ...bureau, identity: 'key:y' }, 'own', () => over.promise);
  const other = world.as('bureau', { region: '140300' });
  await expect(other.jobs.get({ id })).rejects.toMatchObject({ document: { status: 404 } });
  await expect(other.jobs.cancel({ id })).rejects.toMatchObject({ document: { status: 404 } });
  expect((await other.jobs.list({})).jobs.map((job) => job.id)).not.toContain(id);
  const { jobs, total } = await world.local.jobs.list({ limit: 1 });
  expect(jobs).toHaveLength(1);
  expect(total).toBe((await world.local.jobs.list({})).jobs.length);
  expect(total).toBeGreaterThan(1);
  expect((await world.local.jobs.list({})).jobs.map((job) => job.id)).toContain(id);
  over.resolve();
  await result;
});

test('a cancelled job ends where it can, and the audit trail says who cancelled it', async () => {
  const { jobs } = world.app.slices;
  const { id, result } = await runJob(jobs, bureau, 'long', ({ signal }) => {
    const { promise, reject } = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => reject(signal.reason as Error));
    return promise;
  });
  expect(await world.local.jobs.cancel({ id })).toMatchObject({ cancelledBy: 'local' });
  await expect(result).rejects.toThrow('job-cancelled');
  await untilState(jobs, id, 'cancelled');
  expect(await world.local.jobs.get({ id })).toMatchObject({ state: 'cancelled', problem: null, cancelling: false });
  await expect(world.local.jobs.cancel({ id })).rejects.toMatchObject({ document: { code: 'job-over' } });
  const { entries } = await world.local.access.audit({ action: 'job-cancel' });
  expect(entries.map(({ subject }) => subject)).toContain(`job:${id}`);
});

test('a job past the point where it could be undone is completed even if somebody cancels it', async () => {
  const over = Promise.withResolvers<string>();
  const { id, result } = await runJob(world.app.slices.jobs, bureau, 'too-late', () => over.promise);
  expect(await world.local.jobs.cancel({ id })).toMatchObject({ state: 'running', cancelling: true });
  over.resolve('all of it');
  expect(await result).toBe('all of it');
  expect(await world.local.jobs.get({ id })).toMatchObject({ state: 'done', cancelling: false, cancelledBy: 'local' });
});

test('a job can be cancelled from another process', async () => {
  const first = await program({
    far: {
      resume: 'again',
      run: ({ signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    },
  });
  const { id, result } = await first.jobs.begin(bureau, 'far');
  await world.local.jobs.cancel({ id });
  await first.jobs.takeUp();
  await expect(result).rejects.toThrow('job-cancelled');
  await untilState(first.jobs, id, 'cancelled');
  await first.end();
});

test('jobs of a dead process are marked as aborted; those of a live one are left alone', async () => {
  const gone = await program({ lost: { resume: 'never', run: () => new Promise(() => undefined) } });
  const { id: lost } = await gone.jobs.begin(bureau, 'lost');
  const living = Promise.withResolvers<void>();
  const { id: alive, result } = await runJob(world.app.slices.jobs, bureau, 'alive', () => living.promise);
  await gone.killed();

  const next = await program({});
  expect(await next.jobs.get(bureau, lost)).toMatchObject({ state: 'broken-off', finishedAt: expect.any(Number) });
  expect(await next.jobs.get(bureau, alive)).toMatchObject({ state: 'running' });
  living.resolve();
  await result;
  await next.end();
});

test('a job whose program was killed is restarted by the next one under the same id, after its pause, with the current rights, once', async () => {
  const begun: string[] = [];
  const kind = (name: string, run: JobKind['run']): Record<string, JobKind> => ({
    again: {
      resume: 'again',
      attempts: { most: 3, pauseMs: 60_000 },
      run: (work) => {
        begun.push(`${name} ${work.attempt} ${JSON.stringify(work.input)} ${work.scope.actor}`);
        return run(work);
      },
    },
  });
  const first = await program(kind('first', () => new Promise(() => undefined)));
  const { id } = await first.jobs.begin(bureau, 'again', { file: 'a' });
  await first.killed();

  const rights = { ...bureau, actor: 'key:renamed' };
  const [second, third] = [
    await program(
      kind('second', async () => 'whole'),
      rights,
    ),
    await program(
      kind('third', async () => 'whole'),
      rights,
    ),
  ];
  await second.jobs.takeUp();
  expect(await second.jobs.get(bureau, id)).toMatchObject({ state: 'waiting', attempts: 1 });
  now += 60_000;
  await Promise.all([second.jobs.takeUp(), third.jobs.takeUp(), second.jobs.takeUp()]);
  await untilState(second.jobs, id, 'done');
  expect(await third.jobs.get(bureau, id)).toMatchObject({ state: 'done', attempts: 2 });
  expect(begun).toHaveLength(2);
  expect(begun[1]).toMatch(/^(?:second|third) 2 \{"file":"a"\} key:renamed$/u);
  const { entries } = await world.local.access.audit({ action: 'job-resume' });
  expect(entries.map(({ subject }) => subject)).toContain(`job:${id}`);
  await second.end();
  await third.end();
});

test('a job of a person who lost their rights meanwhile is not done', async () => {
  const kinds = { poor: { resume: 'again', attempts: { most: 2, pauseMs: 0 }, run: () => new Promise(() => undefined) } } as const;
  const first = await program(kinds);
  const { id } = await first.jobs.begin(bureau, 'poor');
  await first.killed();
  const next = await program(kinds, null);
  await next.jobs.takeUp();
  await untilState(next.jobs, id, 'failed');
  expect((await next.jobs.get(bureau, id)).problem).toMatchObject({ code: 'job-without-rights' });
  await next.end();
});

test('a job that ends its program each time is given up, and one that waits can be cancelled', async () => {
  const kinds = { deadly: { resume: 'again', attempts: { most: 2, pauseMs: 0 }, run: () => new Promise(() => undefined) } } as const;
  const first = await program(kinds);
  const { id } = await first.jobs.begin(bureau, 'deadly');
  const { id: unwanted } = await first.jobs.begin(bureau, 'deadly');
  await first.killed();
  const second = await program(kinds);
  await second.jobs.cancel(bureau, unwanted);
  await second.jobs.takeUp();
  await untilState(second.jobs, id, 'running');
  expect(await second.jobs.get(bureau, unwanted)).toMatchObject({ state: 'cancelled', attempts: 1 });
  await second.killed();
  const third = await program(kinds);
  expect(await third.jobs.get(bureau, id)).toMatchObject({
    state: 'broken-off',
    problem: { code: 'job-given-up', evidence: { attempts: 2 } },
  });
  await third.end();
});

test('a job left by a program that stops regularly waits for the next, and that attempt is not counted', async () => {
  const kinds: Record<string, JobKind> = {
    left: {
      resume: 'again',
      attempts: { most: 2, pauseMs: 0 },
      run: ({ signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    },
  };
  const first = await program(kinds);
  const { id } = await first.jobs.begin(bureau, 'left');
  await first.end();
  const next = await program({ left: { resume: 'again', run: async ({ attempt }) => attempt } });
  expect(await next.jobs.get(bureau, id)).toMatchObject({ state: 'waiting', attempts: 0 });
  await next.jobs.takeUp();
  await untilState(next.jobs, id, 'done');
  await next.end();
});

test('the doctor reports a job without progress for an hour, and one that waits in vain', async () => {
  const own = await program({ stuck: { resume: 'again', attempts: { most: 3, pauseMs: 0 }, run: () => new Promise(() => undefined) } });
  const { id } = await own.jobs.begin(bureau, 'stuck');
  const seen = async () => (await world.app.slices.jobs.health()).findings.filter(({ evidence }) => evidence['id'] === id);
  now += 3_599_000;
  expect(await seen()).toEqual([]);
  now += 2000;
  expect(await seen()).toMatchObject([{ code: 'job-hangs', severity: 'warning', evidence: { kind: 'stuck', minutes: 60 } }]);
  await own.killed();
  const next = await program({});
  now += 3_601_000;
  expect(await seen()).toMatchObject([{ code: 'job-waits-long' }]);
  await next.jobs.cancel(bureau, id);
  await next.end();
});
