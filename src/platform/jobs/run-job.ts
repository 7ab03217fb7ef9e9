import { randomUUID } from 'node:crypto';
import type { Evidence } from '#kernel/finding.ts';
import { isDiskFull } from '#kernel/full-disk.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import { reportEnded } from './ended.ts';
import type { JobsInternals } from './internals.ts';
import type { JobKind, JobWork } from './kinds.ts';
import type { Progress } from './progress.ts';
import type { Job, TakenJob } from './store.ts';
import { wake } from './watch.ts';

const writeEveryMs = 500;

/** The problem of a cancelled job: the reason of its signal. */
export const cancelled = (): Problem => new Problem('conflict', 'job-cancelled');

/** Starts a job. Its `result` resolves or rejects like the work, and may be awaited or ignored. */
export async function begin(
  internals: JobsInternals,
  scope: Scope,
  name: string,
  input: Readonly<Record<string, unknown>>,
  id: string = randomUUID(),
): Promise<{ readonly id: string; readonly result: Promise<unknown> }> {
  const kind = internals.kinds.named(name);
  const { most, pauseMs } = internals.serving ? internals.kinds.attemptsOf(kind) : { most: 1, pauseMs: 0 };
  const startedAt = internals.now();
  await internals.store.add(scope, { id, kind: name, startedAt, input, mostAttempts: most, pauseMs }, (await internals.enlist()).runner);
  const taken = { id, kind: name, attempts: 1, input, scope };
  return { id, result: run(internals, kind, taken, startedAt) };
}

/** Takes up waiting jobs as they are due, one after another; and ends those whose cancellation was requested in another process. */
export async function takeUp(internals: JobsInternals): Promise<void> {
  const { runner } = await internals.enlist();
  for (const id of await internals.store.endAsked(wholeProgram, runner)) internals.live.get(id)?.end.abort(cancelled());
  for (;;) {
    if (internals.ending.aborted) return;
    const taken = await internals.store.takeUp(wholeProgram, runner, internals.now());
    if (taken === undefined) return;
    const detail = { kind: taken.kind, attempt: taken.attempts };
    if (taken.attempts > 1) await internals.audit(programScope, { action: 'job-resume', subject: `job:${taken.id}`, detail });
    void resume(internals, taken).catch(() => undefined);
  }
}

/** Restarts a job for its requester, with their current rights. */
async function resume(internals: JobsInternals, taken: TakenJob): Promise<unknown> {
  const kind: JobKind = internals.kinds.find(taken.kind) ?? { run: () => Promise.reject(unknownKind(taken.kind)), resume: 'never' };
  const { identity, actor } = taken.scope;
  const withRights = async (work: JobWork): Promise<unknown> => {
    const scope = await internals.rightsOf(identity);
    if (scope === null) throw new Problem('not-allowed', 'job-without-rights', { actor });
    return await kind.run({ ...work, scope });
  };
  return await run(internals, { ...kind, run: withRights }, taken, internals.now());
}

const unknownKind = (kind: string): Problem => new Problem('cannot-do', 'job-kind-unknown', { kind });

function run(internals: JobsInternals, kind: JobKind, taken: TakenJob, startedAt: number): Promise<unknown> {
  const { id, attempts, scope } = taken;
  const end = new AbortController();
  const job: Job = {
    id,
    kind: taken.kind,
    actor: scope.actor,
    state: 'running',
    done: 0,
    total: null,
    unit: null,
    problem: null,
    startedAt,
    finishedAt: null,
    attempts,
    cancelling: false,
    cancelledBy: null,
  };
  internals.live.set(id, { job, end });
  const result = finish(internals, kind, taken, end);
  if (kind.resume === 'never') return result;
  const going = result.catch(() => undefined).finally(() => internals.going.delete(going));
  internals.going.add(going);
  return result;
}

async function finish(internals: JobsInternals, kind: JobKind, taken: TakenJob, end: AbortController): Promise<unknown> {
  const { id, input, scope } = taken;
  const { progress, settled } = progressOf(internals, id);
  try {
    const result = await kind.run({
      job: id,
      scope,
      input,
      attempt: taken.attempts,
      progress,
      signal: end.signal,
    });
    await settled();
    await ended(internals, id, { state: 'done', problem: null });
    return result;
  } catch (error) {
    await settled();
    if (internals.ending.aborted && kind.resume === 'again' && internals.serving) await putBack(internals, id);
    else if (end.signal.aborted && !internals.ending.aborted) await ended(internals, id, { state: 'cancelled', problem: null });
    else await ended(internals, id, { state: 'failed', problem: problemOf(internals, error) });
    throw error;
  }
}

/** Progress as reported by the work: passed to watchers immediately, to the store twice a second. */
function progressOf(internals: JobsInternals, id: string): { progress: Progress; settled: () => Promise<void> } {
  let written = 0;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const one = internals.live.get(id);
    if (one !== undefined && (await internals.store.save(wholeProgram, one.job, internals.now()))) one.end.abort(cancelled());
  };
  const progress: Progress = (done, total, unit) => {
    const one = internals.live.get(id);
    if (one === undefined) return;
    const { job } = one;
    internals.live.set(id, { ...one, job: { ...job, done, total: total === undefined ? job.total : total, unit: unit ?? job.unit } });
    wake(internals, id);
    if (Date.now() - written < writeEveryMs) return;
    written = Date.now();
    writing = writing.then(write).catch((error: unknown) => internals.warn('progress not written', error));
  };
  return { progress, settled: () => writing };
}

async function ended(internals: JobsInternals, id: string, how: Pick<Job, 'state' | 'problem'>): Promise<void> {
  const one = internals.live.get(id);
  if (one === undefined) return;
  const now = internals.now();
  await internals.store.save(wholeProgram, { ...one.job, ...how, finishedAt: now }, now);
  internals.live.delete(id);
  wake(internals, id);
  void reportEnded(internals);
}

async function putBack(internals: JobsInternals, id: string): Promise<void> {
  await internals.store.putBack(wholeProgram, id, internals.now());
  internals.live.delete(id);
}

function problemOf(internals: JobsInternals, error: unknown): { code: string; evidence: Evidence } {
  if (error instanceof Problem) return { code: error.code, evidence: error.evidence };
  internals.warn('a job ended in something unforeseen', error);
  if (isDiskFull(error)) return { code: 'disk-full', evidence: {} };
  return { code: 'broken', evidence: {} };
}
