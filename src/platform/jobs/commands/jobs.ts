import { cutList } from '#cli/wording.ts';
import { actorTerms } from '#kernel/actor-terms.ts';
import { option } from '#cli/option-terms.ts';
import { label, term } from '#cli/terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { problemStatus } from '#kernel/problem.ts';
import { words } from '#words.ts';
import { answer, sayIn } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext, ProgramOutput } from '#cli/command-context.ts';
import { createProgress } from '#cli/progress.ts';
import { number, table } from '#cli/table.ts';
import { whole } from '#cli/values.ts';

type Job = Awaited<ReturnType<Client['jobs']['get']>>;

/** `jobs`, `jobs watch ID`, `jobs cancel ID`, `jobs schedules`. */
export function jobsCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const list = program
    .command('jobs')
    .description(say('任务：我的长时间工作；管理员可看全部', 'my background jobs; all jobs for administrators'));
  list.option('--limit <count>', option(say, 'atMost50'), whole(1, 200));
  examples(list, context, 'jobs', 'jobs watch 0f8e…', 'jobs cancel 0f8e…');
  list.action((options: { limit?: number }) =>
    context.within(async ({ client, output }) => answer(output, await client.jobs.list(options), listInWords)),
  );
  watchCommand(list, context);
  cancelCommand(list, context);
  schedulesCommand(list, context);
}

function watchCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('watch').argument('<id>', say('任务的编号', 'the id of a job'));
  command.description(
    say('跟踪任务直至结束；Ctrl-C 只退出查看，任务照常进行', 'follow a job to its end; Ctrl-C only stops watching, the job continues'),
  );
  examples(command, context, 'jobs watch 0f8e…');
  command.action((id: string) =>
    context.within(async (at) => {
      const job = await followed(at, id);
      answer(at.output, job, inWords);
      return job.state === 'done' ? 0 : 1;
    }),
  );
}

function cancelCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('cancel').argument('<id>', say('任务的编号', 'the id of a job'));
  command.description(say('取消一项任务；来不及时会说明', 'cancel a job; tells you if it is too late'));
  examples(command, context, 'jobs cancel 0f8e…');
  command.action((id: string) =>
    context.within(async (at) => {
      await at.client.jobs.cancel({ id });
      answer(at.output, await followed(at, id), cancelledInWords);
    }),
  );
}

function schedulesCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('schedules')
    .description(say('定时任务：下次执行时间和上次结果', 'scheduled jobs: the next run and the result of the last'));
  examples(command, context, 'jobs schedules');
  command.action(() => context.within(async ({ client, output }) => answer(output, await client.jobs.schedules(), schedulesInWords)));
}

type Schedule = Awaited<ReturnType<Client['jobs']['schedules']>>['schedules'][number];

function schedulesInWords({ schedules }: { readonly schedules: readonly Schedule[] }, say: Say): string {
  const columns = [
    { title: label(say, 'name'), cell: (one: Schedule) => one.title },
    { title: label(say, 'time'), cell: (one: Schedule) => `${one.cron} (${one.zone})` },
    { title: label(say, 'next'), cell: (one: Schedule) => one.next },
    { title: label(say, 'last'), cell: (one: Schedule) => one.last ?? '' },
    { title: label(say, 'result'), cell: (one: Schedule) => (one.state === null ? '' : statesOf(say)[one.state]) },
  ];
  return schedules.length === 0 ? say('没有定时任务。', 'Nothing is scheduled.') : table(columns, schedules);
}

/** A job at its end, with its progress shown meanwhile. */
async function followed({ client, output }: ProgramOutput, id: string): Promise<Job> {
  const progress = createProgress(output);
  let job = await client.jobs.get({ id });
  try {
    for await (const now of await client.jobs.events({ id })) {
      job = now;
      progress.tell(job.name, job.done, job.total);
    }
  } finally {
    progress.end();
  }
  return job;
}

/** Follows a job to its outcome. Throws its problem, or its other way of ending, as if that had been the direct response. */
export async function outcomeOf(at: ProgramOutput, id: string): Promise<void> {
  const job = await followed(at, id);
  if (job.state === 'done') return;
  const { language } = at.output;
  const title = words['title-cannot-do']?.[language] ?? 'cannot-do';
  const { code, detail } = job.problem ?? { code: `job-${job.state}`, detail: inWords(job, sayIn(language)) };
  throw new ProblemAnswer({
    type: `/api/docs#${code}`,
    title,
    status: problemStatus['cannot-do'],
    detail,
    code,
    evidence: { job: id },
    findings: [],
  });
}

function cancelledInWords(job: Job, say: Say): string {
  if (job.state !== 'done') return inWords(job, say);
  return say(`来不及取消：${job.name}已经完成。`, `Too late to cancel: ${job.name} is done.`);
}

const statesOf = (say: Say): Readonly<Record<Job['state'], string>> => ({
  waiting: label(say, 'waitsAgain'),
  running: label(say, 'running'),
  done: label(say, 'done'),
  failed: label(say, 'failed'),
  cancelled: label(say, 'cancelled'),
  'broken-off': label(say, 'brokenOff'),
});

function inWords(job: Job, say: Say): string {
  const state = job.cancelling ? label(say, 'cancelling') : statesOf(say)[job.state];
  return `${job.name}: ${state}${job.problem === null ? '' : `. ${job.problem.detail}`}`;
}

function listInWords({ jobs, total }: { readonly jobs: readonly Job[]; readonly total: number }, say: Say): string {
  const columns = [
    { title: label(say, 'number'), cell: (job: Job) => job.id },
    { title: say('任务', 'job'), cell: (job: Job) => job.name },
    { title: label(say, 'state'), cell: (job: Job) => (job.cancelling ? label(say, 'cancelling') : statesOf(say)[job.state]) },
    { title: label(say, 'progress'), cell: progressOf, number: true },
    { title: label(say, 'who'), cell: (job: Job) => term(say, actorTerms, job.by) },
    { title: label(say, 'began'), cell: (job: Job) => job.startedAt },
    { title: label(say, 'takesTimes'), cell: (job: Job) => job.attempts, number: true },
    { title: '', cell: (job: Job) => job.problem?.detail ?? '' },
  ];
  return jobs.length === 0 ? say('没有任务。', 'There are no jobs.') : cutList(table(columns, jobs), jobs.length, total, say);
}

function progressOf({ done, total }: Job): string {
  return total === null || total === 0 ? number(done) : `${Math.floor((100 * done) / total)}%`;
}
