import type { Command } from 'commander';
import { assignmentTerms, taskStateTerms } from '#reporting/assignment/vocabulary.ts';
import type { Client } from '#client.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { assignTask } from '#cli/stated-as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term, termOption } from '#cli/terms.ts';
import { day, id, several, whole } from '#cli/values.ts';
import { blocks, rejectedLines } from '#cli/wording.ts';

type TaskList = Awaited<ReturnType<Client['assignment']['list']>>;
type Task = TaskList['tasks'][number];
type State = Task['state'];

/** `task list|assign|report|evidence`: who does which task of the documents, by when, and its progress. */
export function taskCommands(program: Command, context: CommandContext): void {
  const group = program
    .command('task')
    .description(context.say('文件任务：交办、填报进展、逾期', 'tasks of the documents: assigning, progress reports, overdue tasks'))
    .helpCommand(false);
  examples(
    group,
    context,
    'task list --region 140800 --state overdue',
    'task assign YC/task-quality --region 140802 --to 张三 --due 2026-11-30',
    'task report YC/task-quality --region 140802 --percent 60 --note 已开工 --evidence 照片.zip',
  );
  listCommand(group, context);
  assignCommand(group, context);
  reportCommands(group, context);
}

const ofUnit = (say: Say): string => say('只看这个承办单位（代码或名称的一部分）', 'only of this unit (its code or part of its name)');
const ofState = (say: Say): string => say('只看处于此状态的任务', 'only in this state');

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group
    .command('list')
    .description(say('一地及其下级的任务', 'tasks of a place and those below'))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--document <code>', say('只看这份文件的任务', 'only tasks of this document'))
    .option('--unit <unit>', ofUnit(say))
    .addOption(termOption('--state <state>', ofState(say), taskStateTerms))
    .option('--mine', say('只看交办给我的', 'only those assigned to me'));
  examples(list, context, 'task list --region 140800 --state overdue', 'task list --mine');
  list.action((asked: { region?: string; document?: string; unit?: string; state?: State; mine?: boolean }) =>
    context.within(async ({ client, output }) => answer(output, await client.assignment.list(asked), tasksInWords)),
  );
}

function assignCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const assign = group
    .command('assign <task>')
    .description(
      say(
        '交办任务：地区、承办单位、承办人、期限；以前的交办留存',
        'assign a task: place, unit, person and deadline; earlier assignments are kept',
      ),
    )
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .option('--unit <unit>', say('单位的代码或名称，或文件所列的责任单位', 'an organisation, or a unit named in the document'))
    .option('--due <day>', say('期限（默认文件所列的）', 'due day (default: that of the document)'), day)
    .option('--to <account>', say('承办人的账户', 'account of the person who reports on it'));
  examples(assign, context, 'task assign YC/task-quality --region 140802 --to 张三 --due 2026-11-30');
  assign.action((task: string, asked: { region: string; unit?: string; due?: string; to?: string }) =>
    context.within(async ({ client, output }) => answerAsRead(output, await assignTask(client, { task, ...asked }), tasksInWords)),
  );
}

type ReportOptions = { region: string; percent: number; note: string; evidence?: readonly string[] };

function reportCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const report = group
    .command('report <task>')
    .description(say('填报进展；以前的填报留存', 'report progress on a task; earlier reports are kept'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--percent <n>', say('完成百分比，0 至 100', 'how much is done, 0 to 100'), whole(0, 100))
    .requiredOption('--note <text>', say('进展说明', 'what was done'))
    .option('--evidence <file>', say('佐证材料（可多次）', 'a file as evidence (repeatable)'), several);
  examples(report, context, 'task report YC/task-quality --region 140802 --percent 60 --note 已开工 --evidence 照片.zip');
  report.action((task: string, { evidence = [], ...asked }: ReportOptions) =>
    context.within(async ({ client, upload, output }) => {
      const files: string[] = [];
      for (const path of evidence) files.push(await upload(path));
      answer(output, await client.assignment.report({ task, ...asked, evidence: files }), tasksInWords);
    }),
  );
  const out = group
    .command('export')
    .description(
      say('导出任务分解表：docx，或可填写后再导入的 xlsx、csv', 'export the task table: docx, or xlsx or csv to fill in and import again'),
    )
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--unit <unit>', ofUnit(say))
    .addOption(termOption('--state <state>', ofState(say), taskStateTerms))
    .requiredOption('-o, --out <file>', option(say, 'fileToWrite'));
  examples(out, context, 'task export --region 140800 --out 任务分解表.docx', 'task export --region 140800 --out 任务分解表.xlsx');
  out.action(({ out: file, ...asked }: { out: string; region?: string; unit?: string; state?: State }) =>
    context.within(async ({ client, get, output }) => {
      const format = /\.(docx|csv)$/iu.exec(file)?.[1]?.toLowerCase() ?? 'xlsx';
      await save(await get('/exports/tasks', { ...asked, format }), file);
      answer(output, { file, ...(await client.assignment.list(asked)) }, (told) => told.file);
    }),
  );
  const evidence = group
    .command('evidence <report> <number>')
    .description(say('取出一份填报的佐证材料', 'get an evidence file of a progress report'))
    .requiredOption('-o, --out <file>', option(say, 'fileToWrite'));
  examples(evidence, context, 'task evidence 12 1 --out 照片.zip');
  evidence.action((number: string, n: string, { out }: { out: string }) =>
    context.within(async ({ get, output }) => {
      await save(await get(`/tasks/reports/${id(number)}/evidence/${id(n)}`), out);
      answer(output, { file: out }, (told) => told.file);
    }),
  );
}

export function tasksInWords({ tasks }: TaskList, say: Say): string {
  const columns = [
    { title: label(say, 'code'), cell: (one: Task) => one.id },
    { title: label(say, 'clause'), cell: (one: Task) => one.clause },
    { title: label(say, 'task'), cell: (one: Task) => one.title },
    { title: label(say, 'place'), cell: (one: Task) => one.regionName },
    { title: term(say, assignmentTerms, 'unit'), cell: (one: Task) => one.assigned?.unit ?? one.units.join('、') },
    { title: term(say, assignmentTerms, 'person'), cell: (one: Task) => one.assigned?.to ?? null },
    { title: label(say, 'due'), cell: (one: Task) => one.due ?? one.printedDue },
    {
      title: term(say, assignmentTerms, 'percent'),
      cell: (one: Task) => (one.percent === null ? null : String(one.percent)),
      number: true,
    },
    { title: label(say, 'state'), cell: (one: Task) => term(say, taskStateTerms, one.state) },
  ];
  return tasks.length === 0 ? label(say, 'noTasks') : blocks(table(columns, tasks), tasks.length === 1 && reportsInWords(tasks[0], say));
}

function reportsInWords(task: Task | undefined, say: Say): string | false {
  const reports = task?.reports ?? [];
  type Report = (typeof reports)[number];
  const columns = [
    { title: label(say, 'number'), cell: (one: Report) => String(one.report) },
    { title: term(say, assignmentTerms, 'on'), cell: (one: Report) => one.on },
    { title: term(say, assignmentTerms, 'percent'), cell: (one: Report) => String(one.percent), number: true },
    { title: label(say, 'remarks'), cell: (one: Report) => one.note },
    { title: term(say, assignmentTerms, 'by'), cell: (one: Report) => one.by },
    { title: term(say, assignmentTerms, 'proof'), cell: (one: Report) => one.evidence.map(({ n, name }) => `${n} ${name}`).join('、') },
  ];
  return reports.length > 0 && table(columns, reports);
}

/** `import task-reports FILE`: a filled-in table of tasks. */
export function taskReportsCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('task-reports <file>')
    .description(say('导入填写后的任务分解表（csv、xlsx）', 'import a completed task table (csv, xlsx)'))
    .option('--preview', option(say, 'previewOnly'));
  examples(command, context, 'import task-reports 任务分解表.xlsx --preview');
  command.action((path: string, { preview }: { preview?: boolean }) =>
    context.within(async ({ client, upload, output }) => {
      const file = await upload(path);
      answer(output, await client.assignment.importReports({ file, ...(preview === true && { preview }) }), broughtInWords);
    }),
  );
}

function broughtInWords(told: Awaited<ReturnType<Client['assignment']['importReports']>>, say: Say): string {
  const { accepted, repeated, empty, rejected, rejectedCount } = told;
  return blocks(
    say(
      `采纳 ${accepted}，重复 ${repeated}，未填 ${empty}，拒绝 ${rejectedCount}`,
      `${accepted} accepted, ${repeated} repeated, ${empty} empty, ${rejectedCount} rejected`,
    ),
    rejectedLines(rejected, rejectedCount, say),
  );
}
