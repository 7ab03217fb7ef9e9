import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import type { Client } from '#client.ts';
import { planLeftTerms, planOutTerms, planStatusTerms, planTerms } from '#retrofit/retrofit-plan/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { outcomeOf } from '#platform/jobs/commands/jobs.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { comparedInWords, retrofitCompareCommand } from './retrofit-compare.ts';
import { retrofitCurveCommand } from './retrofit-curve.ts';
import { facts, number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { day, decimal } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Plans = Client['retrofitPlan'];
type Shown = Awaited<ReturnType<Plans['show']>>;
type Listed = Awaited<ReturnType<Plans['list']>>['plans'][number];
type Pin = NonNullable<Parameters<Plans['make']>[0]['pins']>[number];

/** `retrofit plan make|draft|show|check|list|compare|curve|adopt|document|instance`. */
export function retrofitPlanCommands(retrofit: Command, context: CommandContext): void {
  const { say } = context;
  const group = retrofit
    .command('plan')
    .description(say('年度改造计划：按情景编制、核对、比较、批准', 'annual retrofit plans: make from a scenario, check, compare, adopt'))
    .helpCommand(false);
  examples(
    group,
    context,
    'retrofit plan draft --region 140302 --years 2026..2028 --out 情景.json',
    'retrofit plan make 2026年计划 --region 140302 --scenario 情景.json',
    'retrofit plan adopt 2026年计划 --on 2026-03-01 --document 阳建发〔2026〕12号',
  );
  makeCommand(group, context);
  draftCommand(group, context);
  readCommands(group, context);
  retrofitCompareCommand(group, context);
  retrofitCurveCommand(group, context);
  adoptCommand(group, context);
  fileCommands(group, context);
}

/** `P=in`, `P=out`, `P=2027`, `P=OPTION@2027`, repeated. */
function pinText(text: string, before: readonly Pin[] = []): readonly Pin[] {
  const at = text.lastIndexOf('=');
  const [project, where] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || where === '') throw new InvalidArgumentError('P=in | P=out | P=2027 | P=OPTION@2027');
  return [...before, { project, ...whereOf(where) }];
}

function whereOf(where: string): Omit<Pin, 'project'> {
  if (where === 'in') return { in: true };
  if (where === 'out') return { in: false };
  if (/^\d{4}$/u.test(where)) return { in: true, year: Number(where) };
  const [, chosen, year] = /^(.+)@(\d{4})$/u.exec(where) ?? [];
  if (chosen === undefined) throw new InvalidArgumentError('P=in | P=out | P=2027 | P=OPTION@2027');
  return { in: true, option: chosen, year: Number(year) };
}

type MakeOptions = { region?: string; scenario?: string; from?: string; pin?: Pin[]; giveUp?: number; gap?: number; money?: number };

function makeCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('make <name>')
    .description(
      say(
        '按情景编制计划，或在已有计划上以最少改动重排',
        'make a plan from a scenario, or a new one from an existing plan with the fewest changes',
      ),
    )
    .option('--region <code>', option(say, 'regionCode'))
    .option('--scenario <file>', say('情景文件，JSON 或 YAML', 'the scenario, a JSON or YAML file'))
    .option('--from <plan>', say('在这个计划上重排', 'start from this plan'))
    .option(
      '--pin <project=where>',
      say('指定项目：in、out、年份或 方案@年份（可多次）', 'pin a project: in, out, a year or OPTION@YEAR (repeatable)'),
      pinText,
    )
    .option(
      '--give-up <share>',
      say('为少改动而让出的目标值比例（默认 0.005）', 'share of the objective given up for fewer changes (default 0.005)'),
      decimal,
    )
    .option(
      '--money <share>',
      say(
        '在 --from 的计划上，资金上限为原来的多少倍（大于 0、不超过 2，减一成写 0.9）',
        'with --from: multiple of its funds (above 0, at most 2; 0.9 is a tenth less)',
      ),
      decimal,
    )
    .option('--gap <share>', say('与上界的允许差距（默认 0.001）', 'allowed gap to the bound (default 0.001)'), decimal);
  examples(
    command,
    context,
    'retrofit plan make 2026年计划 --region 140302 --scenario 情景.json',
    'retrofit plan make 2026年计划二稿 --from 2026年计划 --pin R-012=in --pin R-034=2027',
    'retrofit plan make 2026年计划减一成 --from 2026年计划 --money 0.9',
  );
  command.action((name: string, { scenario, pin, ...given }: MakeOptions) =>
    context.within(async (at) => {
      const text = scenario === undefined ? {} : { scenario: await textOf(scenario) };
      const { job } = await at.client.retrofitPlan.make({ plan: name, ...given, ...text, ...(pin !== undefined && { pins: pin }) });
      await outcomeOf(at, job);
      const shown = await at.client.retrofitPlan.show({ plan: name });
      if (given.money === undefined || given.from === undefined) return answer(at.output, shown, planInWords);
      const changed = await at.client.retrofitPlan.compare({ a: given.from, b: name });
      return answer(at.output, { ...shown, changed }, (plan, as) => blocks(planInWords(plan, as), comparedInWords(plan.changed, as)));
    }),
  );
}

/** `2026..2028`, or one year. */
function yearSpan(text: string): string {
  if (!/^\d{4}(?:\.\.\d{4})?$/u.test(text)) throw new InvalidArgumentError('2026..2028');
  return text;
}

function draftCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('draft')
    .description(
      say(
        '用文件中的目标起草情景，附条款，过期的注明',
        'draft a scenario from the goals of the documents, with clauses; lapsed goals are marked',
      ),
    )
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--years <years>', say('年度，如 2026..2028', 'the years, such as 2026..2028'), yearSpan)
    .requiredOption('-o, --out <file>', option(say, 'fileToWrite'));
  examples(command, context, 'retrofit plan draft --region 140302 --years 2026..2028 --out 情景.json');
  command.action(({ region, years, out }: { region: string; years: string; out: string }) =>
    context.within(async (at) => {
      const { scenario } = await at.client.retrofitPlan.draft({ region, years });
      await writeFile(out, `${JSON.stringify(scenario, null, 2)}\n`);
      answer(at.output, { scenario, file: out }, ({ file }) => facts([[label(say, 'file'), file]]));
    }),
  );
}

function readCommands(group: Command, context: CommandContext): void {
  const { say, within } = context;
  const show = group.command('show <name>').description(say('计划的全部内容', 'a plan in full'));
  examples(show, context, 'retrofit plan show 2026年计划');
  show.action((plan: string) =>
    within(async ({ client, output }) => answer(output, await client.retrofitPlan.show({ plan }), planInWords)),
  );
  const check = group.command('check <name>').description(say('编制以后哪些数据变了', 'data that changed since the plan was made'));
  examples(check, context, 'retrofit plan check 2026年计划');
  check.action((plan: string) =>
    within(async ({ client, output }) => answer(output, await client.retrofitPlan.check({ plan }), checkInWords)),
  );
  const list = group.command('list').description(say('计划清单', 'the plans')).option('--region <code>', option(say, 'ofRegion'));
  examples(list, context, 'retrofit plan list --region 140302');
  list.action((asked: { region?: string }) =>
    within(async ({ client, output }) => answer(output, await client.retrofitPlan.list(asked), listInWords)),
  );
}

function adoptCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('adopt <name>')
    .description(say('批准计划并出具文书；项目签约前可用 undo 撤销', 'adopt and issue a plan; can be undone until a project is contracted'))
    .requiredOption('--on <day>', term(say, planTerms, 'adoptOn'), day)
    .requiredOption('--document <number>', term(say, planTerms, 'adoptDocument'));
  examples(command, context, 'retrofit plan adopt 2026年计划 --on 2026-03-01 --document 阳建发〔2026〕12号');
  command.action((plan: string, asked: { on: string; document: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.retrofitPlan.adopt({ plan, ...asked }), (told, as) =>
        as(
          `已批准“${told.plan}”，文书编号 ${told.statement}（变更 ${told.change}，可用 yaodong undo ${told.change} 撤销）。`,
          `${told.plan} is adopted and issued as ${told.statement} (change ${told.change}; yaodong undo ${told.change} takes it back).`,
        ),
      ),
    ),
  );
}

function fileCommands(group: Command, context: CommandContext): void {
  const { say, within } = context;
  const document = group
    .command('document <name>')
    .description(say('公文格式的计划：Word 或 xlsx', 'the plan in official form: Word or xlsx'))
    .requiredOption('-o, --out <file>', option(say, 'fileToWrite'));
  examples(document, context, 'retrofit plan document 2026年计划 --out 计划.docx', 'retrofit plan document 2026年计划 --out 计划.xlsx');
  document.action((plan: string, { out }: { out: string }) =>
    within(async (at) => {
      const format = out.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'docx';
      await save(await at.get(`/exports/retrofit-plan?${new URLSearchParams({ plan, format })}`), out);
      answer(at.output, { plan, file: out }, ({ file }) => facts([[label(say, 'file'), file]]));
    }),
  );
  const instance = group
    .command('instance <name>')
    .description(say('求解文件；对它求解得到同一计划', 'the solver file: solving it again gives the same plan'))
    .requiredOption('-o, --out <file>', option(say, 'fileToWrite'));
  examples(instance, context, 'retrofit plan instance 2026年计划 --out 求解.json');
  instance.action((plan: string, { out }: { out: string }) =>
    within(async (at) => {
      await save(await at.get(`/exports/retrofit-plan-instance?${new URLSearchParams({ plan })}`), out);
      answer(at.output, { plan, file: out }, ({ file }) => facts([[label(say, 'file'), file]]));
    }),
  );
}

type Word = keyof typeof planTerms;
const word = (say: Say, code: Word): string => term(say, planTerms, code);
const text = (value: unknown): string =>
  value === null || value === undefined ? '—' : typeof value === 'number' ? number(value, 2) : String(value as string);

function planInWords(told: Shown, say: Say): string {
  const named = (code: string): string => told.projects[code]?.name ?? '';
  const chosen = [
    { title: label(say, 'code'), cell: (one: Shown['chosen'][number]) => one.project },
    { title: label(say, 'name'), cell: (one: Shown['chosen'][number]) => named(one.project) },
    { title: label(say, 'year'), cell: (one: Shown['chosen'][number]) => String(one.year) },
    { title: word(say, 'option'), cell: (one: Shown['chosen'][number]) => one.option },
    { title: word(say, 'value'), cell: (one: Shown['chosen'][number]) => text(one.value), number: true },
  ];
  const limits = [
    {
      title: word(say, 'limit'),
      cell: ({ id, names }: Shown['limits'][number]) => (names === null ? id : `${say(names.zh, names.en)} (${id})`),
    },
    { title: word(say, 'resource'), cell: (one: Shown['limits'][number]) => one.resource },
    {
      title: label(say, 'total'),
      cell: (one: Shown['limits'][number]) => `${one.sense === 'max' ? '≤' : '≥'} ${text(one.amount)}`,
      number: true,
    },
    { title: word(say, 'used'), cell: (one: Shown['limits'][number]) => text(one.used), number: true },
    { title: word(say, 'breach'), cell: (one: Shown['limits'][number]) => text(one.breach), number: true },
    { title: word(say, 'price'), cell: (one: Shown['limits'][number]) => text(one.price), number: true },
  ];
  const out = [
    { title: label(say, 'code'), cell: (one: OutRow) => one.project },
    { title: label(say, 'name'), cell: (one: OutRow) => named(one.project) },
    { title: label(say, 'reason'), cell: (one: OutRow) => one.why },
  ];
  type OutRow = { project: string; why: string };
  const outRows: OutRow[] = [
    ...told.out.map(({ project, why, addNow }) => ({
      project,
      why: `${term(say, planOutTerms, why)}${(addNow ?? []).map(({ limit, by }) => ` · ${word(say, 'raiseBy')} ${limit} ${text(by)}`).join('')}`,
    })),
    ...told.left.map(({ project, why }) => ({ project, why: term(say, planLeftTerms, why) })),
  ];
  return blocks(
    facts([
      [word(say, 'plan'), told.plan],
      [label(say, 'place'), told.region],
      [label(say, 'state'), term(say, planStatusTerms, told.status)],
      [word(say, 'best'), text(told.best)],
      [word(say, 'bound'), text(told.bound)],
      [word(say, 'gap'), text(told.gap)],
      [word(say, 'instance'), told.instance],
      [word(say, 'adopted'), told.adopted === null ? null : `${told.adopted.on} ${told.adopted.document}`],
      [word(say, 'undecided'), told.undecided.length === 0 ? null : told.undecided.join(' ')],
    ]),
    told.chosen.length > 0 && table(chosen, told.chosen),
    told.limits.length > 0 && table(limits, told.limits),
    outRows.length > 0 && `${word(say, 'out')}\n${table(out, outRows.slice(0, 50))}`,
    findingLines(told.findings, say),
  );
}

function checkInWords(told: Awaited<ReturnType<Plans['check']>>, say: Say): string {
  type Row = (typeof told.moved)[number];
  const columns = [
    { title: label(say, 'code'), cell: (one: Row) => one.project },
    { title: word(say, 'moved'), cell: (one: Row) => one.what },
    { title: label(say, 'before'), cell: (one: Row) => one.was },
    { title: label(say, 'after'), cell: (one: Row) => one.now },
  ];
  return blocks(
    told.stale ? word(say, 'stale') : word(say, 'fresh'),
    facts([[word(say, 'best'), `${told.objective.was} → ${told.objective.now}`]]),
    told.moved.length > 0 && table(columns, told.moved),
  );
}

function listInWords({ plans }: { readonly plans: readonly Listed[] }, say: Say): string {
  const columns = [
    { title: word(say, 'plan'), cell: (one: Listed) => one.plan },
    { title: label(say, 'place'), cell: (one: Listed) => one.region },
    { title: label(say, 'year'), cell: (one: Listed) => one.years.join(' ') },
    { title: label(say, 'state'), cell: (one: Listed) => term(say, planStatusTerms, one.status) },
    { title: word(say, 'chosen'), cell: (one: Listed) => `${one.chosen}/${one.projects}` },
    { title: word(say, 'adopted'), cell: (one: Listed) => one.adopted?.document ?? null },
  ];
  return plans.length === 0 ? say('没有计划。', 'There are no plans.') : table(columns, plans);
}
