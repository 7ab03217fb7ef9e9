import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { Option } from 'commander';
import { episodeStateTerms, ruleStateTerms, warningSeverityTerms, warningTerms } from '#supervision/warning/vocabulary.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { localTime, standardZone } from '#cli/local-time.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { switchRuleOn } from '#cli/stated-as-read.ts';
import { number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { id, whole } from '#cli/values.ts';
import { notifyCommands } from './notify.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { save } from '#cli/download.ts';

type Warning = Client['warning'];
type Tried = Awaited<ReturnType<Warning['test']>>;
type Period = { readonly from: string; readonly to: string; readonly building?: string; readonly region?: string; readonly live?: true };

/** `warning test|…`: rules, what they find, and whom they notify. */
export function warningCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('warning')
    .description(say('预警规则：先在历史数据上试算，再启用', 'warning rules: tried on history before they are switched on'))
    .helpCommand(false);
  examples(group, context, 'warning test 夜间用电.yaml --from 2025-01-01 --to 2026-01-01 --region 140302 --live');
  testCommand(group, context);
  templateCommand(group, context);
  ruleCommands(group, context);
  episodeCommands(group, context);
  warningMonth(group, context);
  notifyCommands(program, context);
}

type Template = Awaited<ReturnType<Warning['templates']>>['templates'][number];
type TemplateOptions = { readonly set?: string[]; readonly notify?: string[]; readonly id?: string };

function templateCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const templates = group
    .command('templates [name]')
    .description(
      say('规则模板；给出名称则写出规则，可修改、试算后保存', 'rule templates; with a name, writes out the rule to edit, test and save'),
    )
    .option('--set <name=value...>', say('阈值，如 hours=12', 'thresholds, as hours=12'))
    .option('--notify <name...>', say('通知谁', 'whom it notifies'))
    .option('--id <id>', say('规则编号', 'the id of the rule'));
  examples(templates, context, 'warning templates', 'warning templates silent --set hours=12 --notify 值班');
  templates.action((name: string | undefined, { set = [], ...given }: TemplateOptions) =>
    context.within(async ({ client, output }) => {
      if (name === undefined)
        return answer(output, await client.warning.templates(), ({ templates: all }, words) => templatesInWords(all, words));
      const pairs = Object.fromEntries(set.map((one) => [one.split('=')[0] ?? '', one.split('=').slice(1).join('=')]));
      return answer(output, await client.warning.template({ template: name, set: pairs, ...given }), ({ text }) => text);
    }),
  );
}

function templatesInWords(templates: readonly Template[], say: Say): string {
  return table(
    [
      { title: label(say, 'code'), cell: (row: Template) => row.id },
      { title: label(say, 'name'), cell: (row: Template) => say(row.names.zh, row.names.en) },
      { title: say('阈值', 'Thresholds'), cell: (row: Template) => thresholdsInWords(row, say) },
      { title: term(say, warningTerms, 'needs'), cell: (row: Template) => say(row.needs.zh, row.needs.en) },
    ],
    templates,
  );
}

const thresholdsInWords = ({ thresholds }: Template, say: Say): string =>
  thresholds
    .map(
      ({ name, value, unit, own }) =>
        `${name} = ${value}${unit === '1' ? '' : ` ${unit}`}${own ? say('（平台默认）', ' (platform default)') : ''}`,
    )
    .join(say('、', ', '));

type Rule = Awaited<ReturnType<Warning['rules']>>['rules'][number];
type Episode = Awaited<ReturnType<Warning['list']>>['episodes'][number];

function ruleCommands(group: Command, context: CommandContext): void {
  const { say, within } = context;
  const add = group.command('add <file>').description(say('保存一条规则（未启用）', 'save a rule (off)'));
  examples(add, context, 'warning add 夜间用电.yaml');
  add.action((file: string) =>
    within(async ({ client, output }) => answer(output, await client.warning.add({ rule: await textOf(file) }), ruleInWords)),
  );
  const on = group
    .command('on <rule>')
    .description(say('启用一条规则', 'switch a rule on'))
    .option('--from <day>', say('自此日起判定（默认现在）', 'judge from this day on (default now)'))
    .option('--seen <revision>', option(say, 'seenVersionElseRead'), whole(1, 1e9));
  examples(on, context, 'warning on night-load', 'warning on night-load --from 2025-01-01');
  on.action((rule: string, asked: { from?: string; seen?: number }) =>
    within(async ({ client, output }) => answerAsRead(output, await switchRuleOn(client, { rule, ...asked }), ruleInWords)),
  );
  const off = group.command('off <rule>').description(say('停用规则；已有预警保留', 'switch a rule off; its warnings stay'));
  examples(off, context, 'warning off night-load');
  off.action((rule: string) => within(async ({ client, output }) => answer(output, await client.warning.off({ rule }), ruleInWords)));
  const list = group.command('rules').description(say('预警规则及误报率', 'warning rules and their false alarm rates'));
  examples(list, context, 'warning rules');
  list.action(() =>
    within(async ({ client, output }) => answer(output, await client.warning.rules(), ({ rules }, words) => rulesInWords(rules, words))),
  );
}

const ruleInWords = (rule: Rule, say: Say): string => blocks(rulesInWords([rule], say), findingLines(rule.findings, say));

function rulesInWords(rules: readonly Rule[], say: Say): string {
  const columns = [
    { title: label(say, 'code'), cell: (row: Rule) => row.id },
    { title: label(say, 'name'), cell: (row: Rule) => say(row.names.zh, row.names.en) },
    { title: label(say, 'version'), cell: (row: Rule) => row.version, number: true },
    { title: label(say, 'state'), cell: (row: Rule) => term(say, ruleStateTerms, row.state) },
    { title: term(say, warningTerms, 'severity'), cell: (row: Rule) => term(say, warningSeverityTerms, row.severity) },
    { title: term(say, warningTerms, 'found'), cell: (row: Rule) => number(row.found), number: true },
    {
      title: term(say, warningTerms, 'falseShare'),
      cell: (row: Rule) => (row.falseShare === null ? null : `${number(row.falseShare * 100, 1)} %`),
      number: true,
    },
  ];
  return rules.length === 0 ? say('没有规则。', 'There are no rules.') : table(columns, rules);
}

type ListOptions = { readonly building?: string; readonly rule?: string; readonly state?: Episode['state'] };
type AnswerOptions = { readonly note?: string };

function episodeCommands(group: Command, context: CommandContext): void {
  const { say, within } = context;
  const note = label(say, 'remarks');
  const list = group
    .command('list')
    .description(say('列出预警', 'list warnings'))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--rule <rule>', say('某条规则', 'of this rule'))
    .addOption(new Option('--state <state>', label(say, 'state')).choices(['open', 'ended', 'withdrawn']));
  examples(list, context, 'warning list --state open');
  list.action((asked: ListOptions) =>
    within(async ({ client, output }) =>
      answer(output, await client.warning.list({ ...asked, limit: 1000 }), ({ episodes }, words) => episodesInWords(episodes, words)),
    ),
  );
  const one = (episode: Episode, words: Say) => episodesInWords([episode], words);
  const ack = group.command('ack <id>').description(say('确认一次预警', 'acknowledge an episode')).option('--note <text>', note);
  examples(ack, context, 'warning ack 17 --note 已派人查看');
  ack.action((text: string, asked: AnswerOptions) =>
    within(async ({ client, output }) => answer(output, await client.warning.acknowledge({ id: id(text), ...asked }), one)),
  );
  const feedback = group
    .command('feedback <id>')
    .description(say('标记属实或误报', 'say whether it was real'))
    .addOption(new Option('--as <what>', label(say, 'state')).choices(['real', 'false']).makeOptionMandatory())
    .option('--note <text>', note);
  examples(feedback, context, 'warning feedback 17 --as false --note 检修试机');
  feedback.action((text: string, { as, ...asked }: AnswerOptions & { as: 'real' | 'false' }) =>
    within(async ({ client, output }) => answer(output, await client.warning.feedback({ id: id(text), as, ...asked }), one)),
  );
  muteCommand(group, context, note);
}

type MuteOptions = AnswerOptions & { readonly until: string; readonly rule?: string; readonly building?: string };

function muteCommand(group: Command, context: CommandContext, note: string): void {
  const { say } = context;
  const mute = group
    .command('mute [id]')
    .description(say('静默一次预警，或一条规则', 'mute an episode, or a rule'))
    .requiredOption('--until <time>', say('至何时', 'until when'))
    .option('--rule <rule>', say('整条规则', 'the rule as a whole'))
    .option('--building <code>', say('只限此建筑', 'of this building alone'))
    .option('--note <text>', note);
  examples(mute, context, 'warning mute 17 --until 2025-03-10', 'warning mute --rule night-load --building B001 --until 2025-04-01');
  mute.action((text: string | undefined, { rule, building, until, ...more }: MuteOptions) =>
    context.within(async ({ client, output }) => {
      if (text !== undefined)
        return answer(output, await client.warning.mute({ id: id(text), until, ...more }), (shown, words) =>
          episodesInWords([shown], words),
        );
      if (rule === undefined) mute.error(say('请给出编号或 --rule。', 'Give a number or --rule.'), { exitCode: 2 });
      const given = { rule: rule ?? '', until, ...(building !== undefined && { building }), ...more };
      return answer(output, await client.warning.muteRule(given), (muted, words) =>
        words(
          `规则 ${muted.rule} 静默至 ${localTime(muted.until, standardZone)}。`,
          `Rule ${muted.rule} is muted until ${localTime(muted.until, standardZone)}.`,
        ),
      );
    }),
  );
}

function episodesInWords(episodes: readonly Episode[], say: Say): string {
  if (episodes.length === 0) return say('没有预警。', 'There are no warnings.');
  const columns = [
    { title: label(say, 'number'), cell: (row: Episode) => String(row.id) },
    { title: label(say, 'state'), cell: (row: Episode) => term(say, episodeStateTerms, row.state) },
    { title: label(say, 'name'), cell: (row: Episode) => say(row.names.zh, row.names.en) },
    { title: label(say, 'what'), cell: (row: Episode) => row.subject },
    { title: term(say, warningTerms, 'opensAt'), cell: (row: Episode) => localTime(row.start, standardZone) },
    { title: term(say, warningTerms, 'endsAt'), cell: (row: Episode) => (row.end === null ? null : localTime(row.end, standardZone)) },
    {
      title: term(say, warningTerms, 'stake'),
      cell: (row: Episode) => (row.stake === null ? null : `${number(row.stake)} ${row.stakeUnit ?? ''}`),
      number: true,
    },
    { title: term(say, warningTerms, 'answered'), cell: (row: Episode) => row.acknowledged?.by },
  ];
  return table(columns, episodes);
}

function testCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('test <file>')
    .description(say('在历史数据上试算一条规则；不保存', 'test a rule on history; nothing is saved'))
    .requiredOption('--from <time>', label(say, 'from'))
    .requiredOption('--to <time>', option(say, 'toExcluded'))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--live', say('按当时已知的数据逐步判定', 'judge each step with the data known then'));
  examples(command, context, 'warning test 夜间用电.yaml --from 2025-01-01 --to 2026-01-01 --building B001');
  command.action((file: string, options: Period) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.warning.test({ ...options, rule: await textOf(file) }), triedInWords),
    ),
  );
}

function triedInWords({ subjects, judged, unknown, perWeek, stakeUnit, episodes, findings }: Tried, say: Say): string {
  type Row = Tried['episodes'][number];
  const columns = [
    { title: label(say, 'what'), cell: (row: Row) => row.subject },
    { title: term(say, warningTerms, 'opensAt'), cell: (row: Row) => localTime(row.start, standardZone) },
    { title: term(say, warningTerms, 'endsAt'), cell: (row: Row) => (row.end === null ? null : localTime(row.end, standardZone)) },
    { title: term(say, warningTerms, 'steps'), cell: (row: Row) => number(row.steps), number: true },
    {
      title: `${term(say, warningTerms, 'stake')}${stakeUnit === null ? '' : ` (${stakeUnit})`}`,
      cell: (row: Row) => (row.stake === null ? null : number(row.stake)),
      number: true,
    },
  ];
  const sums = say(
    `对象 ${number(subjects)} 个，判定 ${number(judged)} 步，无法判定 ${number(unknown)} 步；预警 ${number(episodes.length)} 次，平均每周 ${number(perWeek)} 次`,
    `${number(subjects)} subjects, ${number(judged)} steps judged, ${number(unknown)} could not be judged; ${number(episodes.length)} episodes, ${number(perWeek)} a week`,
  );
  return blocks(sums, episodes.length > 0 && table(columns, episodes.slice(0, 200)), findingLines(findings, say));
}

type MonthQuestion = { readonly month: string; readonly building?: string; readonly region?: string };

/** `warning export --month 2026-05 --region R|--building B --out FILE`: a month of warnings as Word. */
function warningMonth(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('export')
    .description(say('预警月报（Word）', 'the monthly warning report (Word)'))
    .requiredOption('--month <month>', say('月份，如 2026-05', 'the month, as 2026-05'))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--region <code>', option(say, 'ofRegion'))
    .requiredOption('-o, --out <file>', option(say, 'fileToWrite'));
  examples(command, context, 'warning export --month 2026-05 --region 140300 --out 预警月报.docx');
  command.action(({ out, ...asked }: MonthQuestion & { readonly out: string }) =>
    context.within(async ({ get, output }) => {
      await save(await get(`/exports/warnings?${new URLSearchParams(asked)}`), out);
      answer(output, { file: out }, ({ file }) => file);
    }),
  );
}
