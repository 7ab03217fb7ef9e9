import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Evidence } from '#kernel/finding.ts';
import { isDiskFull } from '#kernel/full-disk.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import type { Scope } from '#kernel/scope.ts';
import { jobStore } from './store.ts';
import type { Job, JobStore } from './store.ts';

export type { Job } from './store.ts';

export type JobsNeeds = {
  readonly postgres: Pool;
  readonly now: () => number;
  /** Told of work that ends in something unforeseen. */
  readonly warn: (message: string, error: unknown) => void;
};

/** How far the work is. `total` and `unit` stay as they were where they are left out. */
export type Progress = (done: number, total?: number | null, unit?: string) => void;

/** What a job does: tells its progress, gives its result. */
export type Work<T> = (progress: Progress, job: string) => Promise<T>;

export type Jobs = ReturnType<typeof createJobs>;

const writeEveryMs = 500;
const lookEveryMs = 1000;

/** Long work with progress by id. */
export function createJobs(needs: JobsNeeds) {
  const store = jobStore(needs.postgres);
  let enlisted: ReturnType<JobStore['enlist']> | undefined;
  const enlist = () => (enlisted ??= store.enlist(programScope, needs.now()));
  const inner: Inner = { ...needs, store, enlist, live: new Map(), watchers: new Map(), over: new AbortController() };
  return {
    /** At start: jobs of processes that are gone are marked broken off. */
    mend: async () => void (await enlist()),
    /**
     * Runs work as a job. `id` is known at once; `result` is the work's own result or throws its problem, and may be awaited or left alone.
     */
    async run<T>(scope: Scope, kind: string, work: Work<T>): Promise<{ readonly id: string; readonly result: Promise<T> }> {
      const job = await begin(inner, scope, kind);
      const result = finish(inner, scope, job.id, work);
      result.catch(() => undefined);
      return { id: job.id, result };
    },
    list: async (scope: Scope, limit: number) => (await store.list(scope, limit)).map((job) => inner.live.get(job.id) ?? job),
    get: (scope: Scope, id: string) => jobNow(inner, scope, id),
    /** The job now and at each change, to its end. */
    watch: (scope: Scope, id: string, signal?: AbortSignal) => watch(inner, scope, id, signal),
    /** Ends every watching, so that a server that stops need not wait for who listens. */
    endWatching: () => {
      inner.over.abort();
      for (const id of inner.watchers.keys().toArray()) wake(inner, id);
    },
    /** How many jobs run in this process. */
    running: () => inner.live.size,
    stop: async () => (await enlisted)?.leave(),
  };
}

type Inner = JobsNeeds & {
  readonly store: JobStore;
  /** This process among those that run jobs. */
  readonly enlist: () => ReturnType<JobStore['enlist']>;
  readonly live: Map<string, Job>;
  readonly watchers: Map<string, Set<() => void>>;
  readonly over: AbortController;
};

async function begin(inner: Inner, scope: Scope, kind: string): Promise<Job> {
  const job: Job = {
    id: randomUUID(),
    kind,
    actor: scope.actor,
    state: 'running',
    done: 0,
    total: null,
    unit: null,
    problem: null,
    startedAt: inner.now(),
    finishedAt: null,
  };
  await inner.store.add(scope, job, (await inner.enlist()).runner);
  inner.live.set(job.id, job);
  return job;
}

async function finish<T>(inner: Inner, scope: Scope, id: string, work: Work<T>): Promise<T> {
  const { progress, settled } = progressOf(inner, scope, id);
  try {
    const result = await work(progress, id);
    await settled();
    await end(inner, scope, id, { state: 'done', problem: null });
    return result;
  } catch (error) {
    await settled();
    await end(inner, scope, id, { state: 'failed', problem: problemOf(inner, error) });
    throw error;
  }
}

/** Progress as the work tells it: at once for those who watch, twice a second for the store. */
function progressOf(inner: Inner, scope: Scope, id: string): { progress: Progress; settled: () => Promise<void> } {
  let written = 0;
  let writing: Promise<void> = Promise.resolve();
  const progress: Progress = (done, total, unit) => {
    const job = inner.live.get(id);
    if (job === undefined) return;
    inner.live.set(id, { ...job, done, total: total === undefined ? job.total : total, unit: unit ?? job.unit });
    wake(inner, id);
    if (Date.now() - written < writeEveryMs) return;
    written = Date.now();
    writing = writing
      .then(() => inner.store.save(scope, inner.live.get(id) ?? job))
      .catch((error: unknown) => inner.warn('progress not written', error));
  };
  return { progress, settled: () => writing };
}

async function end(inner: Inner, scope: Scope, id: string, how: Pick<Job, 'state' | 'problem'>): Promise<void> {
  const job = inner.live.get(id);
  if (job === undefined) return;
  await inner.store.save(scope, { ...job, ...how, finishedAt: inner.now() });
  inner.live.delete(id);
  wake(inner, id);
}

function problemOf(inner: Inner, error: unknown): { code: string; evidence: Evidence } {
  if (error instanceof Problem) return { code: error.code, evidence: error.evidence };
  inner.warn('a job ended in something unforeseen', error);
  if (isDiskFull(error)) return { code: 'disk-full', evidence: {} };
  return { code: 'broken', evidence: {} };
}

async function jobNow(inner: Inner, scope: Scope, id: string): Promise<Job> {
  const job = await inner.store.get(scope, id);
  if (job === undefined) throw new Problem('not-found', 'no-such-job', { id });
  return inner.live.get(id) ?? job;
}

async function* watch(inner: Inner, scope: Scope, id: string, signal?: AbortSignal): AsyncGenerator<Job, void> {
  let told = '';
  while (signal?.aborted !== true && !inner.over.signal.aborted) {
    const job = await jobNow(inner, scope, id);
    const text = JSON.stringify(job);
    if (text !== told) yield job;
    told = text;
    if (job.state !== 'running') return;
    await changed(inner, id, signal);
  }
}

/** Until the job is said to have changed, but no longer than a second: it may run in another process. */
function changed(inner: Inner, id: string, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const watchers = inner.watchers.get(id) ?? new Set();
    inner.watchers.set(id, watchers);
    const go = () => {
      clearTimeout(timer);
      watchers.delete(go);
      if (watchers.size === 0) inner.watchers.delete(id);
      signal?.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, lookEveryMs);
    watchers.add(go);
    signal?.addEventListener('abort', go, { once: true });
  });
}

function wake(inner: Inner, id: string): void {
  for (const go of inner.watchers.get(id)?.values().toArray() ?? []) go();
}
