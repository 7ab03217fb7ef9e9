import { type Lies, ofAsker } from '#kernel/trail.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import { reportEnded } from './ended.ts';
import type { EndListener, JobsInternals, JobsNeeds, RightsOf } from './internals.ts';
import { createJobKinds } from './kinds.ts';
import { begin, cancelled, takeUp } from './run-job.ts';
import { createSchedules } from './schedules.ts';
import { jobStore } from './store.ts';
import type { Job, JobStore } from './store.ts';
import { jobNow, wake, watch, withProgress } from './watch.ts';
import type { Finding } from '#kernel/finding.ts';

export type { Job } from './store.ts';
export type { JobKind, JobWork } from './kinds.ts';
export type { EndedJob } from './internals.ts';
export { lastTime, type CronTimes } from './cron.ts';
export type { JobSchedule } from './schedules.ts';

export type Jobs = ReturnType<typeof createJobs>;

/** How long (ms) shutdown waits for jobs to put their work back. */
const patienceMs = 2000;

/**
 * Long-running work with progress by id that can be cancelled, and is restarted if its program ended.
 * @example createJobs(needs).watch(scope, id, signal) // a job as it progresses, until it is done
 */
export function createJobs(needs: JobsNeeds) {
  const store = jobStore(needs.postgres);
  let enlisted: ReturnType<JobStore['enlist']> | undefined;
  const enlist = () => (enlisted ??= store.enlist(wholeProgram, needs.now()));
  const internals: JobsInternals = {
    ...needs,
    store,
    kinds: createJobKinds(),
    enlist,
    live: new Map(),
    going: new Set(),
    watchers: new Map(),
    over: new AbortController(),
    endListeners: [],
    rightsOf: async () => null,
    serving: false,
    reporting: Promise.resolve(),
  };
  const schedules = createSchedules(internals);
  return {
    /** Registers a kind of job. Kinds that slices export as `jobs` are registered after all slices are created. */
    register: internals.kinds.add,
    /** Sets how the current rights of a requester are determined when a job is restarted. */
    rightsBy: (rightsOf: RightsOf): void => void (internals.rightsOf = rightsOf),
    /** At start: jobs of processes that are gone wait to be restarted, or are marked broken off. */
    mend: async () => void (await enlist()),
    /**
     * Starts a job of a kind. `id` is known immediately; `result` resolves to the result of its work or rejects with its problem, and may
     * be awaited or ignored. While the program is serving, the job outlives it if its kind says so.
     * @param input JSON @param id if it must be known before
     */
    async begin(scope: Scope, kind: string, input: Readonly<Record<string, unknown>> = {}, id?: string) {
      const begun = await begin(internals, scope, kind, input, id);
      begun.result.catch(() => undefined);
      return begun;
    },
    /** The program is serving from now on. */
    start: (): void => void (internals.serving = true),
    /** Registers a schedule. Schedules that slices export as `schedules` are registered after all slices are created. */
    schedule: schedules.add,
    /** The active schedules, and the outcome of the job that each started last. */
    schedules: schedules.list,
    /** Starts waiting jobs that are due, including those of schedules. Called repeatedly while the program is serving. */
    async takeUp(): Promise<void> {
      if (!internals.serving) return;
      await schedules.tick();
      await takeUp(internals);
    },
    /** Whether a job waits to be restarted. */
    waits: (id: string) => store.waits(wholeProgram, id),
    cancel: (scope: Scope, id: string) => cancel(internals, scope, id),
    list: (scope: Scope, limit: number) => listJobs(internals, scope, limit),
    get: (scope: Scope, id: string) => jobNow(internals, scope, id),
    /** The job now and at each change, to its end. */
    watch: (scope: Scope, id: string, signal?: AbortSignal) => watch(internals, scope, id, signal),
    /** Ends all watching, so that a server that stops need not wait for its watchers. */
    endWatching: () => {
      internals.over.abort();
      for (const id of internals.watchers.keys().toArray()) wake(internals, id);
    },
    ...placeVerbs(internals),
    /** Jobs that hang or wait in vain, for the doctor. */
    async health() {
      const open = await store.open(wholeProgram);
      return { counted: open.length, findings: healthOf(open, needs.now()) };
    },
    /** Called for every job that has ended, in whatever way; may be called twice for one. */
    onEnded: (listener: EndListener) => void internals.endListeners.push(listener),
    /** Notifies of ended jobs that were not reported: after a crash, or if a listener failed. */
    reportEnded: () => reportEnded(internals),
    stop: async () => {
      for (const { end } of internals.live.values()) end.abort(new Problem('busy', 'program-ends'));
      await Promise.race([Promise.all(internals.going), pause(patienceMs, undefined, { ref: false })]);
      await internals.reporting;
      await (await enlisted)?.leave();
    },
  };
}

/** The latest jobs that a scope sees, and how many it sees in total. */
async function listJobs(internals: JobsInternals, scope: Scope, limit: number) {
  const { rows, total } = await internals.store.list(scope, limit);
  return { rows: rows.map((job) => withProgress(internals, job)), total };
}

/** The location of a job, and the existing processes. */
const placeVerbs = ({ store, enlist, live }: JobsInternals) => ({
  /** How many jobs run in this process. */
  running: () => live.size,
  /** The location of a job: that of its requester. */
  async lies(id: string): Promise<Lies> {
    const sees = await store.sightOf(wholeProgram, id);
    return sees && ofAsker({ sees });
  },
  /** The number of this process among those that run on these stores. */
  runner: async () => (await enlist()).runner,
  /** Whether a process with that number runs. */
  isRunning: (runner: number) => store.isRunning(wholeProgram, runner),
});

/**
 * Requests cancellation of a job: a waiting one ends immediately, a running one as soon as it can, unless it was too late.
 * @returns the job @throws Problem `no-such-job`, `job-over`
 */
async function cancel(internals: JobsInternals, scope: Scope, id: string): Promise<Job> {
  const before = await jobNow(internals, scope, id);
  const state = await internals.store.askEnd(scope, id, internals.now());
  if (state === undefined) throw new Problem('conflict', 'job-over', { id });
  await internals.audit(scope, { action: 'job-cancel', subject: `job:${id}`, detail: { kind: before.kind, by: before.actor } });
  internals.live.get(id)?.end.abort(cancelled());
  wake(internals, id);
  if (state === 'cancelled') void reportEnded(internals);
  return await jobNow(internals, scope, id);
}

/** A job without progress for this long (ms) may hang; one overdue by this long waits in vain. */
const quietMs = 3_600_000;

/**
 * Problems with jobs that have not ended, for the doctor.
 * @param open with `movedAt`, when each last reported progress, or was to be started (ms)
 */
function healthOf(open: readonly (Job & { readonly movedAt: number })[], now: number): Finding[] {
  return open.flatMap(({ id, kind, state, actor, movedAt }) => {
    if (now - movedAt < quietMs) return [];
    const evidence = { id, kind, by: actor, minutes: Math.floor((now - movedAt) / 60_000) };
    return [{ code: state === 'running' ? 'job-hangs' : 'job-waits-long', severity: 'warning' as const, evidence }];
  });
}
