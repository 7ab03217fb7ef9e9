import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell } from '#kernel/finding.ts';
import type { Language, Words } from '#kernel/finding.ts';
import { jobsContract } from './contract.ts';
import type { Job, Jobs } from './jobs.ts';

/** The contract of long-running work. @param words the words of all slices: a job's problem may be any slice's */
export function jobsRoutes(jobs: Jobs, words: Words) {
  const os = implement(jobsContract).$context<RequestContext>();
  return os.router({
    list: os.list.handler(async ({ input, context }) => {
      const { rows, total } = await jobs.list(context.scope, input.limit);
      return { jobs: rows.map((job) => presentJob(job, words, context.language)), total };
    }),
    get: os.get.handler(async ({ input, context }) => presentJob(await jobs.get(context.scope, input.id), words, context.language)),
    cancel: os.cancel.handler(async ({ input, context }) =>
      presentJob(await jobs.cancel(context.scope, input.id), words, context.language),
    ),
    schedules: os.schedules.handler(async ({ context: { language } }) => ({
      schedules: (await jobs.schedules()).map(({ nextAt, lastAt, finishedAt: _finished, ...rest }) => ({
        ...rest,
        title: words[`job=${rest.name}`]?.[language] ?? rest.name,
        next: nextAt.toISOString(),
        last: lastAt?.toISOString() ?? null,
      })),
    })),
    events: os.events.handler(async ({ input, context, signal }) => {
      // checked before the stream begins, so that a missing job is a problem and not a broken stream
      await jobs.get(context.scope, input.id);
      return presentEach(jobs.watch(context.scope, input.id, signal), words, context.language);
    }),
  });
}

async function* presentEach(changes: AsyncIterable<Job>, words: Words, language: Language) {
  for await (const job of changes) yield presentJob(job, words, language);
}

function presentJob(job: Job, words: Words, language: Language) {
  const { actor: by, problem, startedAt, finishedAt, ...rest } = job;
  return {
    ...rest,
    name: words[`job=${job.kind}`]?.[language] ?? job.kind,
    by,
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
    problem: problem === null ? null : { code: problem.code, detail: tell({ ...problem, severity: 'error' }, words, language).detail },
  };
}
