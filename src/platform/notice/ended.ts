import type { EndedImport } from '#platform/imports/imports.ts';
import type { EndedJob } from '#platform/jobs/jobs.ts';
import { tell } from '#kernel/finding.ts';
import type { Evidence, Words } from '#kernel/finding.ts';
import { today } from '#kernel/today.ts';
import { isWorthNotice } from './ended-work.ts';
import type { EndedWork } from './ended-work.ts';
import type { NoticeContext } from './context.ts';
import { postNotice } from './post.ts';

/** A restarted import is reported when it has ended; a cancelled one, by its job. */
const goesOn: ReadonlySet<string> = new Set(['import-waits-again', 'import-begun-again', 'import-cancelled']);

/** Imports have notices of their own. */
const importJobs: ReadonlySet<string> = new Set(['import', 'import-preview']);

/** Notifies the requester of an import how it ended, if that deserves a notice. */
export async function importEnded(
  context: NoticeContext,
  { id, subject, identity, state, began, ended, result, problem }: EndedImport,
): Promise<void> {
  if (problem !== null && goesOn.has(problem.code)) return;
  const outcome = state !== 'failed' ? 'done' : problem?.code === 'interrupted' ? 'cut-short' : 'failed';
  const work: EndedWork = { began: began.getTime(), ended: (ended ?? began).getTime(), outcome };
  if (!isWorthNotice(work)) return;
  const about = { file: subject, import: id };
  const sentence =
    problem !== null && outcome !== 'done'
      ? { code: 'notice-import-failed', evidence: { ...about, reason: reasonOf(problem, context.words) } }
      : doneImport(about, minutesOf(work), result?.['rejectedCount']);
  await postNotice(
    context,
    { kind: 'import-ended', ...sentence, key: `import:${id}`, link: `/imports/${id}`, to: [identity] },
    context.postgres,
  );
}

function doneImport(about: Evidence, minutes: number, rejected: unknown) {
  const none = typeof rejected !== 'number' || rejected === 0;
  return none
    ? { code: 'notice-import-done', evidence: { ...about, minutes } }
    : { code: 'notice-import-rejects', evidence: { ...about, minutes, rejected } };
}

/**
 * Notifies the requester of a job how it ended; for jobs started by the program itself, the administrators if it failed, once a day: it is
 * retried automatically.
 */
export async function jobEnded(context: NoticeContext, ended: EndedJob): Promise<void> {
  const { id, kind: job, identity, state, startedAt, finishedAt } = ended;
  if (state === 'cancelled') return await jobCancelled(context, ended);
  if (importJobs.has(job)) return;
  const outcome = state === 'done' ? 'done' : state === 'failed' ? 'failed' : 'cut-short';
  const scheduled = identity === 'program';
  const work: EndedWork = { began: startedAt, ended: finishedAt ?? startedAt, outcome };
  if (scheduled ? outcome === 'done' : !isWorthNotice(work)) return;
  const link = job === 'backup' ? '/admin/system' : null;
  const about = scheduled
    ? { kind: 'job-failed', key: `job:${job}:${outcome}:${today(work.ended)}`, to: 'administrators' as const }
    : { kind: 'job-ended', key: `job:${id}`, to: [identity] };
  await postNotice(context, { ...about, ...sentenceOf(context, ended, outcome, work), link }, context.postgres);
}

function sentenceOf({ words }: NoticeContext, { kind: job, problem }: EndedJob, outcome: EndedWork['outcome'], work: EndedWork) {
  if (outcome === 'done') return { code: 'notice-job-done', evidence: { job, minutes: minutesOf(work) } };
  if (outcome === 'cut-short') return { code: 'notice-job-cut-short', evidence: { job } };
  return { code: 'notice-job-failed', evidence: { job, reason: reasonOf(problem ?? { code: 'broken', evidence: {} }, words) } };
}

/** Notifies the requester of a job that someone else has cancelled it. */
async function jobCancelled(context: NoticeContext, { id, kind: job, identity, actor, cancelledBy }: EndedJob): Promise<void> {
  if (cancelledBy === null || cancelledBy === actor || identity === 'program') return;
  const sentence = { code: 'notice-job-cancelled', evidence: { job, by: cancelledBy } };
  await postNotice(context, { kind: 'job-ended', ...sentence, key: `job:${id}`, link: null, to: [identity] }, context.postgres);
}

/** A problem in both languages, so that every reader gets it in their own. */
function reasonOf({ code, evidence }: { readonly code: string; readonly evidence: Evidence }, words: Words) {
  const inOne = (language: 'zh' | 'en') => tell({ code, evidence, severity: 'error' }, words, language).detail;
  return { zh: inOne('zh'), en: inOne('en') };
}

function minutesOf({ began, ended }: EndedWork): number {
  return Math.max(1, Math.round((ended - began) / 60_000));
}
