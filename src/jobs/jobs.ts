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
  const internals: JobsInternals = {
    ...needs,
    store,
    enlist,
    live: new Map(),
    watchers: new Map(),
    over: new AbortController(),
    endListeners: [],
    reporting: Promise.resolve(),
  };
  return {
    /** At start: jobs of processes that are gone are marked broken off. */
    mend: async () => void (await enlist()),
    /**
     * Runs work as a job. `id` is known at once; `result` is the work's own result or throws its problem, and may be awaited or left alone.
     */
    async run<T>(scope: Scope, kind: string, work: Work<T>): Promise<{ readonly id: string; readonly result: Promise<T> }> {
      const job = await begin(internals, scope, kind);
      const result = finish(internals, scope, job.id, work);
      result.catch(() => undefined);
      return { id: job.id, result };
    },
    list: async (scope: Scope, limit: number) => (await store.list(scope, limit)).map((job) => internals.live.get(job.id) ?? job),
    get: (scope: Scope, id: string) => jobNow(internals, scope, id),
    /** The job now and at each change, to its end. */
    watch: (scope: Scope, id: string, signal?: AbortSignal) => watch(internals, scope, id, signal),
    /** Ends every watching, so that a server that stops need not wait for who listens. */
    endWatching: () => {
      internals.over.abort();
      for (const id of internals.watchers.keys().toArray()) wake(internals, id);
    },
    /** How many jobs run in this process. */
    running: () => internals.live.size,
    /** Tells of every job that has ended, however it did; it may tell of one twice. */
    onEnded: (listener: EndListener) => void internals.endListeners.push(listener),
    /** Tells of those that have ended and were not told of: after a crash, or where a listener failed. */
    reportEnded: () => reportEnded(internals),
    stop: async () => {
      await internals.reporting;
      await (await enlisted)?.leave();
    },
  };
}

type JobsInternals = JobsNeeds & {
  readonly store: JobStore;
  /** This process among those that run jobs. */
  readonly enlist: () => ReturnType<JobStore['enlist']>;
  readonly live: Map<string, Job>;
  readonly watchers: Map<string, Set<() => void>>;
  readonly over: AbortController;
  readonly endListeners: EndListener[];
  reporting: Promise<void>;
};

/** A job that has ended, and whose it is. */
export type EndedJob = Job & { readonly identity: string };

type EndListener = (ended: EndedJob) => Promise<void>;

function reportEnded(internals: JobsInternals): Promise<void> {
  internals.reporting = internals.reporting.then(() => reportAll(internals));
  return internals.reporting;
}

async function reportAll({ store, endListeners, warn }: JobsInternals): Promise<void> {
  if (endListeners.length === 0) return;
  try {
    for (const job of await store.unreported(programScope)) {
      for (const listener of endListeners) await listener(job);
      await store.markReported(programScope, job.id);
    }
  } catch (error) {
    warn('the end of a job was not told', error);
  }
}

async function begin(internals: JobsInternals, scope: Scope, kind: string): Promise<Job> {
  const job: Job = {
    id: randomUUID(),
    kind,
    actor: scope.actor,
    state: 'running',
    done: 0,
    total: null,
    unit: null,
    problem: null,
    startedAt: internals.now(),
    finishedAt: null,
  };
  await internals.store.add(scope, job, (await internals.enlist()).runner);
  internals.live.set(job.id, job);
  return job;
}

async function finish<T>(internals: JobsInternals, scope: Scope, id: string, work: Work<T>): Promise<T> {
  const { progress, settled } = progressOf(internals, scope, id);
  try {
    const result = await work(progress, id);
    await settled();
    await end(internals, scope, id, { state: 'done', problem: null });
    return result;
  } catch (error) {
    await settled();
    await end(internals, scope, id, { state: 'failed', problem: problemOf(internals, error) });
    throw error;
  }
}

/** Progress as the work tells it: at once for those who watch, twice a second for the store. */
function progressOf(internals: JobsInternals, scope: Scope, id: string): { progress: Progress; settled: () => Promise<void> } {
  let written = 0;
  let writing: Promise<void> = Promise.resolve();
  const progress: Progress = (done, total, unit) => {
    const job = internals.live.get(id);
    if (job === undefined) return;
    internals.live.set(id, { ...job, done, total: total === undefined ? job.total : total, unit: unit ?? job.unit });
    wake(internals, id);
    if (Date.now() - written < writeEveryMs) return;
    written = Date.now();
    writing = writing
      .then(() => internals.store.save(scope, internals.live.get(id) ?? job))
      .catch((error: unknown) => internals.warn('progress not written', error));
  };
  return { progress, settled: () => writing };
}

async function end(internals: JobsInternals, scope: Scope, id: string, how: Pick<Job, 'state' | 'problem'>): Promise<void> {
  const job = internals.live.get(id);
  if (job === undefined) return;
  await internals.store.save(scope, { ...job, ...how, finishedAt: internals.now() });
  internals.live.delete(id);
  wake(internals, id);
  void reportEnded(internals);
}

function problemOf(internals: JobsInternals, error: unknown): { code: string; evidence: Evidence } {
  if (error instanceof Problem) return { code: error.code, evidence: error.evidence };
  internals.warn('a job ended in something unforeseen', error);
  if (isDiskFull(error)) return { code: 'disk-full', evidence: {} };
  return { code: 'broken', evidence: {} };
}

async function jobNow(internals: JobsInternals, scope: Scope, id: string): Promise<Job> {
  const job = await internals.store.get(scope, id);
  if (job === undefined) throw new Problem('not-found', 'no-such-job', { id });
  return internals.live.get(id) ?? job;
}

async function* watch(internals: JobsInternals, scope: Scope, id: string, signal?: AbortSignal): AsyncGenerator<Job, void> {
  let told = '';
  while (signal?.aborted !== true && !internals.over.signal.aborted) {
    const job = await jobNow(internals, scope, id);
    const text = JSON.stringify(job);
    if (text !== told) yield job;
    told = text;
    if (job.state !== 'running') return;
    await changed(internals, id, signal);
  }
}

/** Until the job is said to have changed, but no longer than a second: it may run in another process. */
function changed(internals: JobsInternals, id: string, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const watchers = internals.watchers.get(id) ?? new Set();
    internals.watchers.set(id, watchers);
    const go = () => {
      clearTimeout(timer);
      watchers.delete(go);
      if (watchers.size === 0) internals.watchers.delete(id);
      signal?.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, lookEveryMs);
    watchers.add(go);
    signal?.addEventListener('abort', go, { once: true });
  });
}

function wake(internals: JobsInternals, id: string): void {
  for (const go of internals.watchers.get(id)?.values().toArray() ?? []) go();
}
