import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { createWorld } from '../../test/world.ts';
import type { World } from '../../test/world.ts';
import { createJobs } from './jobs.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world.stop();
});

const bureau: Scope = { identity: 'key:x', actor: 'key:bureau-0', role: 'bureau', sees: { region: '140300' } };

test('a job tells how far it is, to its end', async () => {
  const step = Promise.withResolvers<void>();
  const { jobs } = world.app.slices;
  const { id, result } = await jobs.run(bureau, 'count', async (progress) => {
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
  const { id, result } = await world.app.slices.jobs.run(bureau, 'quick', async () => 1);
  await result;
  const answer = await world.ask(`/api/jobs/${id}/events`);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  const messages = (await answer.text()).split('\n').filter((line) => line.startsWith('data: {'));
  expect(messages).toHaveLength(1);
  expect(JSON.parse(messages[0]?.slice(6) ?? '')).toMatchObject({ id, state: 'done' });
});

test('a job that fails says why in the reader’s language, and throws to who waits', async () => {
  const { id, result } = await world.app.slices.jobs.run(bureau, 'fail', async () => {
    throw new Problem('bad-input', 'no-such-user', { name: 'x' });
  });
  await expect(result).rejects.toThrow('no-such-user');
  const job = await (await world.ask(`/api/jobs/${id}?lang=en`)).json();
  expect(job).toMatchObject({ state: 'failed', problem: { code: 'no-such-user', detail: 'There is no user named "x".' } });
});

test('what nobody foresaw is kept without its insides', async () => {
  const { id, result } = await world.app.slices.jobs.run(bureau, 'break', async () => {
    throw new Error('password=hunter2');
  });
  await expect(result).rejects.toThrow();
  const job = await world.local.jobs.get({ id });
  expect(job).toMatchObject({ state: 'failed', problem: { code: 'broken' } });
  expect(JSON.stringify(job)).not.toContain('hunter2');
});

test('others see neither the job nor its events; an administrator sees all', async () => {
  const { id } = await world.app.slices.jobs.run({ ...bureau, identity: 'key:y' }, 'own', async () => 1);
  const other = world.as('bureau', { region: '140300' });
  await expect(other.jobs.get({ id })).rejects.toMatchObject({ document: { status: 404 } });
  expect((await other.jobs.list({})).jobs.map((job) => job.id)).not.toContain(id);
  expect((await world.local.jobs.list({})).jobs.map((job) => job.id)).toContain(id);
});

test('jobs of a process that is gone are marked broken off; those of one that lives are left alone', async () => {
  const { postgres } = world.stores;
  const gone = createJobs({ postgres, now: Date.now, warn: () => undefined });
  const { id: lost } = await gone.run(bureau, 'lost', () => new Promise(() => undefined));
  const living = Promise.withResolvers<void>();
  const { id: alive, result } = await world.app.slices.jobs.run(bureau, 'alive', () => living.promise);
  await gone.stop();

  const next = createJobs({ postgres, now: Date.now, warn: () => undefined });
  await next.mend();
  expect(await next.get(bureau, lost)).toMatchObject({ state: 'broken-off', finishedAt: expect.any(Number) });
  expect(await next.get(bureau, alive)).toMatchObject({ state: 'running' });
  living.resolve();
  await result;
  await next.stop();
});
