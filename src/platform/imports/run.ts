import type { Job, KeptFile } from '#platform/list-intake/job.ts';
import { randomUUID } from 'node:crypto';
import type { JobWork } from '#platform/jobs/jobs.ts';
import { untilBack } from '#kernel/store-retry.ts';
import { diskFullProblem } from '#kernel/full-disk.ts';
import { Problem, type ProblemKind } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { reportEnded } from './ended.ts';
import { fileOf } from './files.ts';
import type { ImportsInternals } from './internals.ts';
import * as store from './store.ts';
import type { StoredProblem } from './store.ts';
import { sayIn } from './public/present-result.ts';
import { previewHash, refuseOtherPreview } from '#platform/list-intake/seen-preview.ts';
import type { FileRequest, ImportRequest, ImportRun } from './types.ts';

/** The maximum number of imports running without a waiting caller. */
const mostRunning = 16;

export type Work = (job: Job) => Promise<Record<string, unknown>>;

/** What a job passes to its import. */
export type JobControl = Pick<JobWork, 'signal' | 'progress'>;

type OwnJob = Job & { rejects(): string | null };

/** The start of an import whose file has been found. */
type Begun = ImportRequest & { readonly found: KeptFile | null; readonly job: string | null };

/**
 * Runs an import with the given work, and waits for it. The work writes in a transaction of its own and calls `shown` in it; its error is
 * stored as the import's problem and rethrown.
 */
export async function run(internals: ImportsInternals, scope: Scope, ask: ImportRequest, work: Work): Promise<ImportRun> {
  const found = ask.file === null ? null : await fileOf(internals, scope, ask.file);
  const begun = { ...ask, found, job: null };
  return await carryOut(internals, begun, await beginRow(internals, scope, begun), work);
}

/** Imports an uploaded file by the work of its kind; with `wait: false` as a job, which is restarted if the program ends. */
export async function takeFile(internals: ImportsInternals, scope: Scope, ask: FileRequest): Promise<ImportRun> {
  if (ask.wait === false && internals.running.size >= mostRunning)
    throw new Problem('busy', 'imports-full', { running: mostRunning, seconds: 30 });
  const found = await fileOf(internals, scope, ask.file);
  const job = ask.wait === false ? randomUUID() : null;
  const begun = { ...ask, found, job };
  const id = await beginRow(internals, scope, begun);
  if (job === null) return await carryOut(internals, begun, id, workOf(internals, scope, ask));
  const { result } = await internals.jobs.begin(scope, jobKindOf(ask), { import: id, language: ask.language }, job);
  const followed = result.catch(() => undefined).finally(() => internals.running.delete(followed));
  internals.running.add(followed);
  return { import: id, job, state: 'begun', result: null };
}

const jobKindOf = ({ preview }: ImportRequest): string => (preview === true ? 'import-preview' : 'import');

/**
 * The work of the kind of a file. A preview returns the hash of its report; if the caller passes it as `seen`, nothing is imported if the
 * report would differ by now: checked by the work itself before anything becomes visible, or by another preview.
 */
export function workOf(internals: ImportsInternals, scope: Scope, ask: FileRequest): Work {
  const { kind, file, preview = false, language } = ask;
  const { seen, ...options } = ask.options;
  const perform = internals.performers.get(kind);
  if (perform === undefined) throw new Error(`nobody brings files of ${kind} in`);
  const done = (job: Job) => perform(scope, { file, preview: job.preview, options }, job, sayIn(internals.words, language));
  const looked = async (job: Job) => {
    const told = await done({ ...job, preview: true });
    if (typeof seen === 'string') refuseOtherPreview(seen, told);
    return { ...told, hash: previewHash(told) };
  };
  return async (job) => {
    if (preview) return await looked(job);
    if (typeof seen !== 'string') return await done(job);
    if (internals.agreeing.has(kind)) return await done({ ...job, agreed: (told) => refuseOtherPreview(seen, told) });
    await looked(job);
    return await done(job);
  };
}

/** Creates the record of an import that starts. */
export function beginRow(internals: ImportsInternals, scope: Scope, { kind, options, preview, found, job }: Begun): Promise<number> {
  const row = { kind, subject: found?.name ?? '', byHand: false, upload: found?.id ?? null, options, job, state: 'begun' as const };
  return store.begin(internals.postgres, scope, { ...row, preview: preview === true, now: internals.now() });
}

/** Carries out a started import to its end. */
export async function carryOut(
  internals: ImportsInternals,
  { kind, preview = false, found }: Begun,
  id: number,
  work: Work,
  control?: JobControl,
): Promise<ImportRun> {
  const about = { id, now: internals.now(), preview, file: found, control };
  const going = perform(internals, jobOf(internals, about), kind, work);
  if (found !== null && !preview) going.then(internals.cameIn, () => undefined);
  if (!preview) {
    const report = () => void reportEnded(internals);
    going.then(report, report);
  }
  return await going;
}

async function perform(internals: ImportsInternals, job: OwnJob, kind: string, work: Work): Promise<ImportRun> {
  const { postgres, now, ending } = internals;
  try {
    job.signal?.throwIfAborted();
    const result = await work(job);
    const state = job.preview ? 'previewed' : 'shown';
    await untilBack(() => store.end(postgres, wholeProgram, job.id, { state, now: now(), result, rejects: job.rejects() }), ending);
    return { import: job.id, state, result };
  } catch (cause) {
    const problem = storedProblem(cause, job.signal);
    if (problem.kind === 'broken') internals.report(cause);
    const came = await untilBack(() => outcomeOf(internals, job, kind, problem), ending).catch(internals.report);
    if (came?.state !== 'shown') throw cause;
    return { import: job.id, state: 'shown', result: came.result };
  }
}

/** The outcome of an import whose work broke off: a store that died may have stored all of it without confirming. */
async function outcomeOf(internals: ImportsInternals, job: OwnJob, kind: string, problem: StoredProblem) {
  const { postgres, now, menders } = internals;
  const row = await store.find(postgres, programScope, job.id);
  if (row === undefined || row.state !== 'begun') return row;
  const result = job.preview ? null : ((await menders.get(kind)?.(row)) ?? null);
  const rejects = job.rejects();
  await store.end(postgres, wholeProgram, job.id, {
    now: now(),
    rejects,
    ...(result === null ? { state: 'failed', problem } : { state: 'shown', result }),
  });
  return store.find(postgres, programScope, job.id);
}

function jobOf(
  internals: ImportsInternals,
  { control, ...about }: { id: number; now: number; preview: boolean; file: KeptFile | null; control: JobControl | undefined },
): OwnJob {
  const { postgres, spool, now } = internals;
  const { id, file } = about;
  let told = 0;
  let rejects: string | null = null;
  return {
    ...about,
    signal: control?.signal,
    progress(done, total) {
      control?.signal.throwIfAborted();
      control?.progress(done, total);
      if (now() - told < 250 && done !== total) return;
      told = now();
      store.progress(postgres, wholeProgram, id, done, total ?? null).catch(internals.report);
    },
    async shown(on, result) {
      control?.signal.throwIfAborted();
      await store.end(on, wholeProgram, id, { state: 'shown', now: now(), result, rejects });
    },
    keepRejects: async (pieces) => {
      rejects = `rejects-${id}`;
      await spool.write(rejects, pieces);
    },
    text: async (mostBytes) => {
      if (file === null) throw new Problem('bad-input', 'no-such-file', { file: '' });
      if (file.bytes > mostBytes)
        throw new Problem('too-large', 'file-too-large', { name: file.name, mb: Math.round(mostBytes / 1_000_000) });
      return await spool.text(file.id);
    },
    rejects: () => rejects,
  };
}

function storedProblem(cause: unknown, signal: AbortSignal | undefined): StoredProblem {
  if (signal?.aborted === true && cause === signal.reason)
    return { kind: 'conflict', code: 'import-cancelled', evidence: {}, findings: [] };
  if (cause instanceof Problem)
    return { kind: cause.kind satisfies ProblemKind, code: cause.code, evidence: { ...cause.evidence }, findings: cause.findings };
  const full = diskFullProblem(cause);
  if (full !== null) return { kind: full.kind, code: full.code, evidence: {}, findings: [] };
  return { kind: 'broken', code: 'broken', evidence: {}, findings: [] };
}
