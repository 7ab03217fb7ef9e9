import type { EndedImport } from '#imports/imports.ts';
import type { EndedJob } from '#jobs/jobs.ts';
import { tell } from '#kernel/finding.ts';
import type { Evidence, Words } from '#kernel/finding.ts';
import { today } from '#kernel/today.ts';
import { isWorthNotice } from './ended-work.ts';
import type { EndedWork } from './ended-work.ts';
import type { NoticeContext } from './context.ts';
import { postNotice } from './post.ts';

/** Tells who began an import how it ended, where that is worth a notice. */
export async function importEnded(
  context: NoticeContext,
  { id, subject, identity, state, began, ended, result, problem }: EndedImport,
): Promise<void> {
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

/** Tells who began a job how it ended; of what the program itself began, the administrators where it failed, once a day: it is tried again by itself. */
export async function jobEnded(
  context: NoticeContext,
  { id, kind: job, identity, state, startedAt, finishedAt, problem }: EndedJob,
): Promise<void> {
  const outcome = state === 'done' ? 'done' : state === 'failed' ? 'failed' : 'cut-short';
  const scheduled = identity === 'program';
  const work: EndedWork = { began: startedAt, ended: finishedAt ?? startedAt, outcome };
  if (scheduled ? outcome === 'done' : !isWorthNotice(work)) return;
  const sentence = {
    done: { code: 'notice-job-done', evidence: { job, minutes: minutesOf(work) } },
    failed: { code: 'notice-job-failed', evidence: { job, reason: reasonOf(problem ?? { code: 'broken', evidence: {} }, context.words) } },
    'cut-short': { code: 'notice-job-cut-short', evidence: { job } },
  }[outcome];
  const link = job === 'backup' ? '/admin/system' : null;
  const to = scheduled ? ('administrators' as const) : [identity];
  await postNotice(
    context,
    {
      kind: scheduled ? 'job-failed' : 'job-ended',
      ...sentence,
      key: scheduled ? `job:${job}:${outcome}:${today(work.ended)}` : `job:${id}`,
      link,
      to,
    },
    context.postgres,
  );
}

/** A problem in both languages, so that every reader gets it in theirs. */
function reasonOf({ code, evidence }: { readonly code: string; readonly evidence: Evidence }, words: Words) {
  const inOne = (language: 'zh' | 'en') => tell({ code, evidence, severity: 'error' }, words, language).detail;
  return { zh: inOne('zh'), en: inOne('en') };
}

function minutesOf({ began, ended }: EndedWork): number {
  return Math.max(1, Math.round((ended - began) / 60_000));
}
