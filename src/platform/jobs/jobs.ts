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

/** So long (ms) the end of the program waits for jobs to put back what they do. */
const patienceMs = 2000;

/**
 * Long work with progress by id, that can be cancelled, and is begun again where its program ended.
 * @example createJobs(needs).watch(scope, id, signal) // a job as it goes on, until it is done
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
    /** Makes a kind of jobs known. What slices give as `jobs` is made known when all are made. */
    register: internals.kinds.add,
    /** Where the rights are asked for that somebody has when a job of theirs is begun again. */
    rightsBy: (rightsOf: RightsOf): void => void (internals.rightsOf = rightsOf),
    /** At start: jobs of processes that are gone wait to be begun again, or are marked broken off. */
    mend: async () => void (await enlist()),
    /**
     * Begins a job of a kind. `id` is known at once; `result` is what its work answers, or throws its problem, and may be awaited or left
     * alone. While the program serves it outlives it where its kind says so.
     * @param input JSON @param id where it must be known before
     */
    async begin(scope: Scope, kind: string, input: Readonly<Record<string, unknown>> = {}, id?: string) {
      const begun = await begin(internals, scope, kind, input, id);
      begun.result.catch(() => undefined);
      return begun;
    },
    /** The program serves from now on. */
    start: (): void => void (internals.serving = true),
    /** Makes a schedule known. What slices give as `schedules` is made known when all are made. */
    schedule: schedules.add,
    /** The schedules that stand, and what became of the job that each began last. */
    schedules: schedules.list,
    /** Begins jobs that wait and are due, those of schedules among them. Done again and again while the program serves. */
    async takeUp(): Promise<void> {
      if (!internals.serving) return;
      await schedules.tick();
      await takeUp(internals);
    },
    /** Whether a job waits to be begun again. */
    waits: (id: string) => store.waits(wholeProgram, id),
    cancel: (scope: Scope, id: string) => cancel(internals, scope, id),
    list: (scope: Scope, limit: number) => listJobs(internals, scope, limit),
    get: (scope: Scope, id: string) => jobNow(internals, scope, id),
    /** The job now and at each change, to its end. */
    watch: (scope: Scope, id: string, signal?: AbortSignal) => watch(internals, scope, id, signal),
    /** Ends every watching, so that a server that stops need not wait for who listens. */
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
    /** Tells of every job that has ended, however it did; it may tell of one twice. */
    onEnded: (listener: EndListener) => void internals.endListeners.push(listener),
    /** Tells of those that have ended and were not told of: after a crash, or where a listener failed. */
    reportEnded: () => reportEnded(internals),
    stop: async () => {
      for (const { end } of internals.live.values()) end.abort(new Problem('busy', 'program-ends'));
      await Promise.race([Promise.all(internals.going), pause(patienceMs, undefined, { ref: false })]);
      await internals.reporting;
      await (await enlisted)?.leave();
    },
  };
}

/** The latest jobs that a scope sees, and how many it sees in all. */
async function listJobs(internals: JobsInternals, scope: Scope, limit: number) {
  const { rows, total } = await internals.store.list(scope, limit);
  return { rows: rows.map((job) => withProgress(internals, job)), total };
}

/** Where a job lies, and which processes there are. */
const placeVerbs = ({ store, enlist, live }: JobsInternals) => ({
  /** How many jobs run in this process. */
  running: () => live.size,
  /** Where a job lies: where who began it does. */
  async lies(id: string): Promise<Lies> {
    const sees = await store.sightOf(wholeProgram, id);
    return sees && ofAsker({ sees });
  },
  /** The number of this process among those that run on these stores. */
  runner: async () => (await enlist()).runner,
  /** Whether a process of that number runs. */
  isRunning: (runner: number) => store.isRunning(wholeProgram, runner),
});

/**
 * Asks for the end of a job: one that waits ends at once, one that runs as soon as it can, unless it was too late.
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

/** A job that has said nothing for so long (ms) may hang; one that should have been begun so long ago waits in vain. */
const quietMs = 3_600_000;

/**
 * What is wrong with jobs that are not over, for the doctor.
 * @param open with `movedAt`, when each last told of itself, or was to be begun (ms)
 */
function healthOf(open: readonly (Job & { readonly movedAt: number })[], now: number): Finding[] {
  return open.flatMap(({ id, kind, state, actor, movedAt }) => {
    if (now - movedAt < quietMs) return [];
    const evidence = { id, kind, by: actor, minutes: Math.floor((now - movedAt) / 60_000) };
    return [{ code: state === 'running' ? 'job-hangs' : 'job-waits-long', severity: 'warning' as const, evidence }];
  });
}
