import type { EndedJob, JobWork } from '#platform/jobs/jobs.ts';
import type { Language } from '#kernel/finding.ts';
import { Problem, type ProblemKind } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { fileOf } from './files.ts';
import type { ImportsInternals } from './internals.ts';
import { beginRow, carryOut, workOf } from './run.ts';
import * as store from './store.ts';
import type { ImportRow, StoredProblem } from './store.ts';
import type { FileRequest, ImportRun } from './types.ts';

/** The problem of an import whose program ended and which its job starts again. */
export const waitsAgain: StoredProblem = { kind: 'cannot-do', code: 'import-waits-again', evidence: {}, findings: [] };
export const interrupted: StoredProblem = { kind: 'broken', code: 'interrupted', evidence: {}, findings: [] };
const wasCancelled: StoredProblem = { kind: 'conflict', code: 'import-cancelled', evidence: {}, findings: [] };

/**
 * Does an import as a job. Each attempt is an import with its own number, so that leftovers of an earlier one cannot be taken for its own;
 * what became visible before the program ended is not imported again.
 */
export async function importJob(internals: ImportsInternals, work: JobWork): Promise<ImportRun> {
  const { postgres } = internals;
  const last = await store.lastOfJob(postgres, wholeProgram, work.job);
  if (last === undefined || last.upload === null)
    throw new Problem('not-found', 'no-such-import', { import: String(work.input['import']) });
  if (work.attempt > 1 && !isCutShort(last)) return outcomeOf(last);
  const ask = askOf(last, work.input['language'] === 'en' ? 'en' : 'zh');
  const found = await fileOf(internals, work.scope, ask.file);
  const begun = { ...ask, found, job: work.job };
  const id = work.attempt === 1 ? last.id : await beginRow(internals, work.scope, begun);
  if (work.attempt > 1)
    await store.settleTries(postgres, wholeProgram, work.job, { ...waitsAgain, code: 'import-begun-again', evidence: { again: id } }, id);
  return await carryOut(internals, begun, id, workOf(internals, work.scope, ask), work);
}

/** Marks an import that waited to be restarted as not to be restarted. */
export async function importJobEnded({ postgres }: ImportsInternals, { id, kind, state }: EndedJob): Promise<void> {
  if (kind !== 'import' || state === 'done') return;
  await store.settleTries(postgres, wholeProgram, id, state === 'cancelled' ? wasCancelled : interrupted);
}

const isCutShort = ({ state, problem }: ImportRow): boolean =>
  state === 'failed' && (problem?.code === 'interrupted' || problem?.code === 'import-waits-again');

/** The outcome of an import that its job could not report. @throws Problem of a failed import */
function outcomeOf({ id, state, result, problem }: ImportRow): ImportRun {
  if (problem !== null && state === 'failed') throw new Problem(problem.kind as ProblemKind, problem.code, problem.evidence as never);
  return { import: id, state, result };
}

function askOf({ kind, upload, options, preview }: ImportRow, language: Language): FileRequest {
  return { kind, file: upload as string, options, preview, language };
}
