import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { caseTerms, groundsTerms } from '#casework/cases/vocabulary.ts';
import { officeCommand } from '#casework/case-documents/commands/case-office.ts';
import { registerCommand } from '#casework/case-documents/commands/case-register.ts';
import { ruralCommand } from '#casework/rural-houses/commands/rural-houses.ts';
import { wasteCommand } from '#casework/site-waste/commands/site-waste.ts';
import { caseInWords, weighedInWords } from './case-words.ts';
import { creditsInWords } from './case-list-words.ts';
import { listCommands } from './case-lists.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { examples, type CommandContext, type ProgramOutput } from '#cli/command-context.ts';
import { type Assigned, assigned, reasonHelp, reasonsOf, seenHelp } from './case-assigned.ts';
import { correctCommand } from './case-correct.ts';
import { caseFileCommands } from './case-files.ts';
import { panelCommands } from './case-panels.ts';
import { type Paper, paperOf, paperOptions, shownCase } from './case-paper.ts';
import { paymentCommand } from '#casework/case-money/commands/case-money.ts';
import { quotaCommands } from '#casework/case-money/commands/case-quota.ts';
import { answer } from '#cli/output.ts';
import { facts } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';

/** `case …`: applications, reviews and inspections by their procedures. */
export function caseCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('case')
    .description(
      say(
        '办件：受理、审查、评审、公示、发证，期限和记录',
        'cases: acceptance, review, panels, publication, granting; time limits and record',
      ),
    )
    .helpCommand(false);
  examples(
    group,
    context,
    'case new green-building-label --organisation ORG1 --building B001 --set star=2',
    'case do green-building-label-140302-2026-0001 accept --note 材料齐全',
    'case list --overdue',
  );
  beginCommand(group, context);
  stepCommand(group, context);
  panelCommands(group, context);
  changeCommands(group, context);
  correctCommand(group, context);
  readCommands(group, context);
  listCommands(group, context);
  creditCommand(group, context);
  wasteCommand(group, context);
  ruralCommand(group, context);
  officeCommand(group, context);
  registerCommand(group, context);
  caseFileCommands(group, context);
  paymentCommand(group, context);
  quotaCommands(group, context);
}

type StepOptions = Paper & {
  set?: Assigned;
  evidence?: Assigned;
  note?: string;
  reason?: Assigned;
  check?: true;
  seen?: string;
  period?: string;
};

type BeginLinks = { organisation?: string; building?: string; region?: string; project?: string };

type GroundsOptions = { grounds?: string; period?: string; figure?: Assigned; another?: string };

type BeginOptions = Pick<StepOptions, 'set' | 'reason'> & Paper & BeginLinks & GroundsOptions;

/** What was seen, as the options state it; nothing if they state nothing. */
function groundsGiven({
  text,
  period,
  figure = [],
}: {
  text: string | undefined;
  period: string | undefined;
  figure: Assigned | undefined;
}) {
  if (text === undefined && period === undefined && figure.length === 0) return {};
  const figures = figure.map(([name, id]) => ({ name, figure: id }));
  return {
    grounds: { ...(text !== undefined && { text }), ...(period !== undefined && { period }), ...(figures.length > 0 && { figures }) },
  };
}

function beginCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const begin = paperOptions(
    group
      .command('new <procedure>')
      .description(term(say, caseTerms, 'begin'))
      .option('--organisation <code>', label(say, 'organisation'))
      .option('--building <code>', label(say, 'building'))
      .option('--region <code>', label(say, 'place'))
      .option('--project <code>', term(say, caseTerms, 'project'))
      .option('--set <F=V>', say('字段=值，可重复', 'field=value, as often as needed'), assigned)
      .option('--reason <F=TEXT>', reasonHelp(say), assigned)
      .option('--grounds <text>', say('发现的情况：立案的由来', 'what was found: the grounds of the case'))
      .option('--period <period>', say('所涉的年份、月份或日期', 'the year, month or day concerned'))
      .option('--figure <NAME=ID>', say('看到的数值：名称=数值编号，可重复', 'a figure that was seen: name=id (repeatable)'), assigned)
      .option('--another <text>', term(say, groundsTerms, 'another')),
    context,
  );
  examples(
    begin,
    context,
    'case new green-building-label --organisation ORG1 --building B001',
    'case new demolition-review --organisation ORG1 --building B001',
    'case new random-inspection --organisation ORG1 --building B001 --period 2025 --grounds 超约束值 --figure 定额判定=FIGURE',
  );
  begin.action((procedure: string, { set, at, for: holder, reason, grounds: text, period, figure, ...links }: BeginOptions) =>
    context.within(async ({ client, output }) => {
      const fields = set === undefined ? {} : { fields: Object.fromEntries(set) };
      const given = { at, for: holder } as Paper;
      const grounds = groundsGiven({ text, period, figure });
      answer(
        output,
        await client.cases.begin({ procedure, ...links, ...fields, ...grounds, ...reasonsOf(reason), ...paperOf(given) }),
        caseInWords,
      );
    }),
  );
}

function stepCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const step = paperOptions(
    group
      .command('do <case> <transition>')
      .description(say('办理一个步骤', 'take a step'))
      .option('--set <F=V>', say('字段=值，可重复', 'field=value, as often as needed'), assigned)
      .option('--evidence <KIND=FILE>', say('材料类别=文件，可重复', 'kind=file (repeatable)'), assigned)
      .option('--note <text>', label(say, 'reason'))
      .option('--reason <F=TEXT>', reasonHelp(say), assigned)
      .option('--check', say('只核对所填内容，不办理', 'only check the values, without taking the step'))
      .option(
        '--period <period>',
        say('填报的月份或年份；缺省为最早一期未报的', 'month or year of a report (default: the oldest not reported)'),
      )
      .option('--seen <head>', seenHelp(say)),
    context,
  );
  examples(
    step,
    context,
    "case do green-building-label-140302-2026-0001 submit --set star=2 --set area=1200.50 --set class=P --set 'standard=GB/T 50378' --set score=自评.json --evidence report=自评估报告.pdf --evidence acceptance=竣工验收.pdf --evidence proof=证明材料.pdf",
    'case do green-building-label-140302-2026-0001 ask-supplement --note 缺竣工验收文件',
  );
  step.action((code: string, transition: string, options: StepOptions) =>
    context.within(async (at) =>
      options.check === true
        ? answer(at.output, await weighStep(at, code, transition, options), weighedInWords)
        : answerAsRead(at.output, await takeStep(at, code, transition, options), caseInWords),
    ),
  );
}

/**
 * If others have submitted more than once, reads the current content first, so that the step refers to that and to nothing submitted in
 * between.
 */
async function takeStep(at: ProgramOutput, code: string, transition: string, options: StepOptions) {
  const { client, upload, uploadByLink, link } = at;
  const { set, evidence, note, seen, period, reason } = options;
  const fields = set === undefined ? {} : { fields: Object.fromEntries(await withScoreFiles(at, code, transition, set)) };
  const said = { ...(note !== undefined && { note }), ...(seen !== undefined && { seen }), ...reasonsOf(reason) };
  // before a file is uploaded: a link of another case accepts none
  if (link !== null && (evidence ?? []).length > 0) await client.cases.linked.show({ token: link, case: code });
  const files = [];
  for (const [kind, path] of evidence ?? [])
    files.push({ kind, file: link === null ? await upload(path) : await uploadByLink(link, path) });
  const given = { transition, ...(period !== undefined && { period }), ...fields, ...said, ...(files.length > 0 && { evidence: files }) };
  const take = (read: { readonly seen?: string }) =>
    link === null
      ? client.cases.take({ case: code, ...given, ...read, ...paperOf(options) })
      : client.cases.linked.take({ token: link, case: code, ...given, ...read });
  try {
    return { ...(await take({})), read: seen };
  } catch (error) {
    if (!(error instanceof ProblemAnswer) || error.document.code !== 'seen-missing') throw error;
    const { head } = await shownCase(at, code);
    return { ...(await take({ seen: head })), read: head };
  }
}

/** What the step would be told; nothing is uploaded but score files. */
async function weighStep(at: ProgramOutput, code: string, transition: string, options: StepOptions) {
  const { client, link } = at;
  const { set } = options;
  const fields = set === undefined ? {} : { fields: Object.fromEntries(await withScoreFiles(at, code, transition, set)) };
  return link === null
    ? client.cases.weigh({ case: code, transition, ...fields, ...paperOf(options) })
    : client.cases.linked.weigh({ token: link, case: code, transition, ...fields });
}

/** If the value of a rating field names a local file, uploads the file, as `rate` does. */
async function withScoreFiles(
  { client, upload, uploadByLink, link }: ProgramOutput,
  code: string,
  transition: string,
  set: Assigned,
): Promise<Assigned> {
  if (!set.some(([, value]) => existsSync(value))) return set;
  const shown = await shownCase({ client, link }, code);
  const form = shown.steps.find((step) => step.transition === transition)?.form ?? [];
  const isRating = (name: string) => form.some(({ field, type }) => field === name && type === 'rating');
  const handed: [string, string][] = [];
  for (const [name, value] of set) {
    const isFile = isRating(name) && existsSync(value);
    handed.push([name, isFile ? await (link === null ? upload(value) : uploadByLink(link, value)) : value]);
  }
  return handed;
}

function creditCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const credit = group
    .command('credit')
    .description(say('检查给出的信用等级', 'credit classes given by inspections'))
    .option('--organisation <code>', label(say, 'organisation'))
    .option('--region <code>', label(say, 'place'));
  examples(credit, context, 'case credit --region 140302');
  credit.action((asked: { organisation?: string; region?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.cases.credits(asked), creditsInWords)),
  );
}

function changeCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const back = paperOptions(
    group
      .command('back <case>')
      .description(say('当日撤回自己办理的上一步骤', 'undo your own last step on the same day'))
      .requiredOption('--note <text>', label(say, 'reason')),
    context,
  );
  examples(back, context, 'case back green-building-label-140302-2026-0001 --note 误办');
  back.action((code: string, options: Paper & { note: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.cases.back({ case: code, note: options.note, ...paperOf(options) }), caseInWords),
    ),
  );
  const move = group
    .command('move <case>')
    .description(say('把在办件移到程序的另一版本（管理员）', 'move an open case to another version of its procedure (administrators)'))
    .requiredOption('--version <n>', label(say, 'version'))
    .requiredOption('--note <text>', label(say, 'reason'));
  examples(move, context, 'case move green-building-label-140302-2026-0001 --version 2 --note 新办法施行');
  move.action((code: string, { version, note }: { version: string; note: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.cases.move({ case: code, version: Number(version), note }), caseInWords),
    ),
  );
  const link = group
    .command('link <case>')
    .description(say('给没有账户的人一个办理链接', 'create a link for someone without an account'))
    .requiredOption('--role <role>', label(say, 'role'))
    .option('--person <code>', say('评审组成员的编码', 'code of the panel member'))
    .option('--days <n>', say('有效天数（默认 14）', 'valid for this many days (default 14)'));
  examples(
    link,
    context,
    'case link green-building-label-140302-2026-0001 --role applicant',
    'case link green-building-label-140302-2026-0001 --role expert --person E01',
  );
  link.action((code: string, { role, person, days }: { role: string; person?: string; days?: string }) =>
    context.within(async ({ client, output }) => {
      const asked = { case: code, role, ...(person !== undefined && { person }), ...(days !== undefined && { days: Number(days) }) };
      answer(output, await client.cases.link(asked), ({ token, expires }, words) =>
        facts([
          [words('令牌（只显示一次）', 'token (shown once)'), token],
          [label(words, 'validTo'), expires],
        ]),
      );
    }),
  );
}

function readCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const show = group
    .command('show <case>')
    .description(say('一个办件的状态、期限、材料和可办步骤', 'a case: state, time limits, files, available steps'))
    .option('--known-at <instant>', say('当时所知', 'as it was known then'));
  examples(show, context, 'case show green-building-label-140302-2026-0001 --known-at 2026-03-01');
  show.action((code: string, { knownAt }: { knownAt?: string }) =>
    context.within(async ({ client, output, link }) => {
      const told =
        link === null
          ? await client.cases.show({ case: code, ...(knownAt !== undefined && { knownAt }) })
          : await client.cases.linked.show({ token: link, case: code });
      answer(output, told, caseInWords);
    }),
  );
}
