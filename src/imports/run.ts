import { untilBack } from '#kernel/store-retry.ts';
import { diskFullProblem } from '#kernel/full-disk.ts';
import { Problem, type ProblemKind } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { reportEnded } from './ended.ts';
import { fileOf } from './files.ts';
import type { ImportsInternals } from './internals.ts';
import * as store from './store.ts';
import type { StoredProblem } from './store.ts';
import type { ImportRequest, Job, KeptFile, ImportRun } from './types.ts';

/** So many imports may go on without anybody waiting for them. */
const mostRunning = 16;

export type Work = (job: Job) => Promise<Record<string, unknown>>;

type OwnJob = Job & { rejects(): string | null };

/**
 * Runs an import. The work writes in a transaction of its own and calls `shown` in it; what it throws is kept as the import's problem and, with
 * `wait`, thrown on.
 */
export async function run(internals: ImportsInternals, scope: Scope, ask: ImportRequest, work: Work): Promise<ImportRun> {
  if (ask.wait === false && internals.running.size >= mostRunning)
    throw new Problem('busy', 'imports-full', { running: mostRunning, seconds: 30 });
  const file = ask.file === null ? null : await fileOf(internals, scope, ask.file);
  const now = internals.now();
  const preview = ask.preview === true;
  const row = {
    kind: ask.kind,
    subject: file?.name ?? '',
    byHand: false,
    preview,
    upload: file?.id ?? null,
    options: ask.options,
    state: 'begun' as const,
    now,
  };
  const id = await store.begin(internals.postgres, scope, row);
  const going = perform(internals, scope, jobOf(internals, scope, { id, now, preview, file }), ask.kind, work);
  if (file !== null && !preview) going.then(internals.cameIn, () => undefined);
  if (!preview) {
    const report = () => void reportEnded(internals);
    going.then(report, report);
  }
  if (ask.wait !== false) return await going;
  const followed = going.catch(() => undefined).finally(() => internals.running.delete(followed));
  internals.running.add(followed);
  return { import: id, state: 'begun', result: null };
}

async function perform(internals: ImportsInternals, scope: Scope, job: OwnJob, kind: string, work: Work): Promise<ImportRun> {
  const { postgres, now, ending } = internals;
  try {
    const result = await work(job);
    const state = job.preview ? 'previewed' : 'shown';
    await untilBack(() => store.end(postgres, scope, job.id, { state, now: now(), result, rejects: job.rejects() }), ending);
    return { import: job.id, state, result };
  } catch (cause) {
    const problem = storedProblem(cause);
    if (problem.kind === 'broken') internals.report(cause);
    const came = await untilBack(() => outcomeOf(internals, scope, job, kind, problem), ending).catch(internals.report);
    if (came?.state !== 'shown') throw cause;
    return { import: job.id, state: 'shown', result: came.result };
  }
}

/** What became of an import whose work broke off: a store that died may have kept all of it and said nothing. */
async function outcomeOf(internals: ImportsInternals, scope: Scope, job: OwnJob, kind: string, problem: StoredProblem) {
  const { postgres, now, menders } = internals;
  const row = await store.find(postgres, programScope, job.id);
  if (row === undefined || row.state !== 'begun') return row;
  const result = job.preview ? null : ((await menders.get(kind)?.(row)) ?? null);
  const rejects = job.rejects();
  await store.end(postgres, scope, job.id, {
    now: now(),
    rejects,
    ...(result === null ? { state: 'failed', problem } : { state: 'shown', result }),
  });
  return store.find(postgres, programScope, job.id);
}

function jobOf(
  internals: ImportsInternals,
  scope: Scope,
  about: { id: number; now: number; preview: boolean; file: KeptFile | null },
): OwnJob {
  const { postgres, spool, now } = internals;
  const { id, file } = about;
  let told = 0;
  let rejects: string | null = null;
  return {
    ...about,
    progress(done, total) {
      if (now() - told < 250 && done !== total) return;
      told = now();
      store.progress(postgres, scope, id, done, total ?? null).catch(internals.report);
    },
    shown: (on, result) => store.end(on, scope, id, { state: 'shown', now: now(), result, rejects }),
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

function storedProblem(cause: unknown): StoredProblem {
  if (cause instanceof Problem)
    return { kind: cause.kind satisfies ProblemKind, code: cause.code, evidence: { ...cause.evidence }, findings: cause.findings };
  const full = diskFullProblem(cause);
  if (full !== null) return { kind: full.kind, code: full.code, evidence: {}, findings: [] };
  return { kind: 'broken', code: 'broken', evidence: {}, findings: [] };
}
