import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { retrofitFieldTerms, retrofitStateTerms, retrofitTerms } from '#retrofit/retrofit/vocabulary.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { advanceRetrofit } from '#cli/stated-as-read.ts';
import { addCommand, editCommand, historyCommand, showCommand } from '#cli/kind-commands.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, termOption, valueIn } from '#cli/terms.ts';
import { day, packageOfYear, pair, several, time, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Pool = Client['retrofit'];
type Listed = Awaited<ReturnType<Pool['list']>>;
type Shown = Awaited<ReturnType<Pool['show']>>;
type Advanced = Awaited<ReturnType<Pool['advance']>>;

const retrofitWords = { fields: retrofitFieldTerms, values: { state: retrofitStateTerms } };

/** `retrofit add|edit|show|list|advance|history`: the pool of projects. */
export function retrofitPoolCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  addCommand(group, context, 'project', {
    about: say('手工新增一个改造项目（可用 undo 撤销）', 'add a retrofit project by hand (can be undone)'),
    examples: ['retrofit add R-2026-03 --set name=市医院门诊楼改造 --set buildings=B001'],
    add: (client, asked) => client.retrofit.add(asked),
  });
  editCommand(group, context, 'project', {
    about: say('手工修改一个或多个改造项目（可用 undo 撤销）', 'edit one or more retrofit projects by hand (can be undone)'),
    examples: ['retrofit edit R-2026-01 --set safe=是 --set worth=是', 'retrofit edit R-2026-01 --set cost=120万元'],
    terms: retrofitWords,
    edit: (client, projects, options) => client.retrofit.edit({ projects, ...options }),
  });
  showCommand(group, context, 'project', {
    about: say('一个改造项目的各项信息和全程', 'details of a retrofit project and its steps'),
    examples: ['retrofit show R-2026-01', 'retrofit show R-2026-01 --known-at 2026-01-01'],
    show: (client, project, options) => client.retrofit.show({ project, ...options }),
    words: showInWords,
  });
  listCommand(group, context);
  advanceCommand(group, context);
  historyCommand(group, context, 'project', {
    about: say('改造项目的修改记录', 'who changed which field of a retrofit project, and when'),
    examples: ['retrofit history R-2026-01'],
    terms: retrofitWords,
    history: (client, project) => client.retrofit.history({ project }),
  });
}

function showInWords(
  { provenance: _provenance, life, findings, state, next, funds, year, estimate: _figures, estimates, ...rest }: Shown,
  say: Say,
): string {
  type Row = Shown['life'][number];
  const columns = [
    { title: term(say, retrofitFieldTerms, 'state'), cell: (row: Row) => term(say, retrofitStateTerms, row.state) },
    { title: label(say, 'day'), cell: (row: Row) => row.on },
    { title: label(say, 'who'), cell: (row: Row) => row.by },
    { title: label(say, 'note'), cell: (row: Row) => row.note },
  ];
  return blocks(
    facts([
      ...Object.entries(rest).map(([field, value]) => [term(say, retrofitFieldTerms, field), shown(say, field, value)] as const),
      [term(say, retrofitFieldTerms, 'year'), year === null ? null : String(year)],
      [term(say, retrofitTerms, 'funds'), funds],
      [term(say, retrofitFieldTerms, 'state'), term(say, retrofitStateTerms, state)],
      ...(next === null ? [] : [[say('接下来', 'next'), nextInWords(next, say)] as const]),
    ]),
    table(columns, life),
    ...estimates.map((one) => originInWords(one, say)),
    findingLines(findings, say),
  );
}

/** What cost and saving were estimated from: building, year, known as of when, and how long each measure lasts. */
function originInWords({ building, year, name, measures, knownAt, figures }: Shown['estimates'][number], say: Say): string {
  const [head, lasts] = [term(say, retrofitFieldTerms, 'estimate'), say('可用（年）', 'lasts (years)')];
  const of = measures.map((one) => `${one.name}（${one.source}） ${lasts} ${one.life ?? '—'}`);
  return [`${head}: ${building} ${name ?? ''} ${year} ${label(say, 'asKnownThen')} ${knownAt}`, ...of, figures.saving].join('\n');
}

/** The next step, and what it still lacks. */
function nextInWords({ to, missing, byPlan }: NonNullable<Shown['next']>, say: Say): string {
  const step = term(say, retrofitStateTerms, to);
  if (byPlan) return say(`${step}（由批准年度计划带入）`, `${step}, by the adoption of a plan`);
  const lacks = missing.map((field) => term(say, retrofitFieldTerms, field)).join(say('、', ', '));
  return lacks === '' ? step : say(`${step}，还缺 ${lacks}`, `${step}; it lacks ${lacks}`);
}

const shown = (say: Say, field: string, value: unknown): string | null =>
  Array.isArray(value) ? (value.length === 0 ? null : value.join(' ')) : (valueIn(say, field, value) as string | null);

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('list').description(term(say, retrofitTerms, 'list'));
  command
    .option('--region <code>', option(say, 'ofRegion'))
    .addOption(termOption('--state <state>', say('只看处于这个状态的', 'in this state'), retrofitStateTerms))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--year <year>', say('只看这个计划年度的', 'of the plan of this year'), whole(2000, 2100))
    .option('--search <text>', option(say, 'partOfName'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time)
    .option('--limit <count>', option(say, 'atMost50'), whole(1, 1000))
    .option('--offset <count>', option(say, 'skip'), whole(0, 10_000_000));
  examples(command, context, 'retrofit list --region 140302 --state surveyed');
  command.action((options: Parameters<Pool['list']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.retrofit.list(options), listInWords)),
  );
}

function listInWords({ projects, total }: Listed, say: Say): string {
  type Row = Listed['projects'][number];
  const columns = [
    { title: term(say, retrofitFieldTerms, 'code'), cell: (row: Row) => row.code },
    { title: term(say, retrofitFieldTerms, 'name'), cell: (row: Row) => row.name },
    { title: term(say, retrofitFieldTerms, 'region'), cell: (row: Row) => row.region },
    { title: term(say, retrofitFieldTerms, 'state'), cell: (row: Row) => term(say, retrofitStateTerms, row.state) },
    { title: term(say, retrofitFieldTerms, 'area'), cell: (row: Row) => row.area, number: true },
    { title: term(say, retrofitFieldTerms, 'cost'), cell: (row: Row) => row.cost, number: true },
    { title: term(say, retrofitFieldTerms, 'saving'), cell: (row: Row) => row.saving, number: true },
  ];
  return `${table(columns, projects)}\n${say(`共 ${total} 个项目`, `${total} projects`)}`;
}

type AdvanceOptions = {
  readonly to: Advanced['state'];
  readonly on: string;
  readonly set?: Record<string, string>;
  readonly estimate?: { readonly package: string; readonly year: number };
  readonly file?: readonly string[];
  readonly seen?: number;
  readonly note?: string;
};

function advanceCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('advance <project>')
    .description(say('把改造项目推进一步（可用 undo 撤销）', 'move a retrofit project to the next step (can be undone)'));
  command
    .addOption(termOption('--to <state>', say('推进到哪个状态', 'the state to move to'), retrofitStateTerms).makeOptionMandatory())
    .requiredOption('--on <day>', term(say, retrofitTerms, 'stepDay'), day)
    .option(
      '--set <field=value>',
      say(
        '这一步填写的字段（可多次）；建筑的写作 building.字段',
        'a field set with the step (repeatable); for building fields: building.FIELD',
      ),
      pair,
    )
    .option(
      '--estimate <package@year>',
      say(
        '推进到“已测算”时：总投资和年节能量取自此措施包按该年用能的测算',
        'when moving to `estimated`: take cost and saving from the estimate of this package based on the use of that year',
      ),
      packageOfYear,
    )
    .option('--file <file>', say('这一步的文件（可多次）', 'a file for the step (repeatable)'), several)
    .option('--seen <version>', option(say, 'seenVersionElseRead'), whole(0, 1e9))
    .option('--note <text>', label(say, 'note'));
  examples(
    command,
    context,
    'retrofit advance R-2026-01 --to surveyed --on 2026-03-10 --set safe=是',
    'retrofit advance R-2026-01 --to accepted --on 2026-10-20 --set area=5200 --set building.heating=heat-pump --file 验收单.pdf',
  );
  command.action((project: string, { file = [], ...given }: AdvanceOptions) =>
    context.within(async ({ client, output, upload }) => {
      const files: string[] = [];
      for (const path of file) files.push(await upload(path));
      answerAsRead(output, await advanceRetrofit(client, { project, ...given, ...(files.length > 0 && { files }) }), advancedInWords);
    }),
  );
}

function advancedInWords({ change, ...project }: Advanced, say: Say): string {
  const head = say(
    `已推进（编号 ${change}，可用 yaodong undo ${change} 撤销）`,
    `Moved (number ${change}; undo with yaodong undo ${change})`,
  );
  return blocks(head, showInWords(project, say));
}
