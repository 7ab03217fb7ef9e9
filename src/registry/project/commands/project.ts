import type { FactNames } from '#cli/fact-names.ts';
import { worded } from '#cli/fact-names.ts';
import { projectFieldTerms, projectStageTerms } from '#registry/project/vocabulary.ts';
import { option } from '#cli/option-terms.ts';
import { label, entityIn, term } from '#cli/terms.ts';
import { type Command, Option } from 'commander';
import type { Client } from '#client.ts';
import { addCommand, editCommand, pageOptions } from '#cli/kind-commands.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { historyInWords } from '#cli/history.ts';
import { facts, table } from '#cli/table.ts';
import { time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Projects = Client['project'];
type Listed = Awaited<ReturnType<Projects['projects']>>;
type Shown = Awaited<ReturnType<Projects['project']>>;

const projectWords = { fields: projectFieldTerms };

/** `project add|edit|show|list|history`. */
export function projectCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('project').description(say('建设和改造项目', 'construction and retrofit projects')).helpCommand(false);
  examples(group, context, 'project list --stage construction', 'project show P-2026-01', 'project edit --help');
  addCommand(group, context, 'project', {
    about: say('手工新增一个项目（可用 undo 撤销）', 'a project made by hand (undo takes it back)'),
    examples: ['project add P-2026-03 --set name=新城三期 --set region=140302 --set work=new'],
    add: (client, asked) => client.project.add(asked),
  });
  editCommand(group, context, 'project', {
    about: say('手工修改一个或多个项目（可用 undo 撤销）', 'an edit by hand of one or more projects (undo takes it back)'),
    examples: [
      'project edit P-2026-01 --set constructionOn=2026-03-01',
      'project edit P-2026-01 P-2026-02 --set organisation=阳泉城投 --from 2026-07-01',
    ],
    dated: true,
    terms: projectWords,
    edit: (client, projects, options) => client.project.edit({ projects, ...options }),
  });
  showCommand(group, context);
  listCommand(group, context);
  historyOfProject(group, context);
}

function showCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('show <project>').description(say('一个项目的各项信息', 'what is known of a project'));
  command.option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'project show P-2026-01', 'project show P-2026-01 --known-at 2026-01-01');
  command.action((project: string, options: { knownAt?: string }) =>
    context.within(async (at) =>
      answer(at.output, await at.client.project.project({ project, ...options }), await worded(at, showInWords)),
    ),
  );
}

function showInWords(
  { life, facts: known, findings, provenance: _provenance, dated: _dated, buildings, ...rest }: Shown,
  say: Say,
  named: FactNames,
): string {
  const days = life.filter(({ on }) => on !== null).map(({ stage, on }) => [term(say, projectStageTerms, stage), on] as const);
  return blocks(
    entityIn(say, rest, projectWords),
    facts([[label(say, 'buildings'), buildings.join(' ')]]),
    facts(days),
    facts(Object.entries(known).map(([name, value]) => [named.facts([name]), named.value(name, value)])),
    findingLines(findings, say),
  );
}

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('list').description(label(say, 'projectList'));
  command
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--organisation <code>', say('只看这个单位的', 'of this organisation'))
    .option('--building <code>', say('只看这栋建筑的', 'of this building'))
    .option('--work <work>', say('只看这种建设活动（new、retrofit …）', 'of this kind of work (new, retrofit …)'))
    .option('--class <class>', say('只看这类建筑（public、residential …）', 'of this class (public, residential …)'))
    .addOption(new Option('--stage <stage>', say('只看处于这个阶段的', 'in this stage')).choices(stages))
    .option('--search <text>', option(say, 'partOfName'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  pageOptions(command, say);
  examples(command, context, 'project list --region 140302 --stage construction');
  command.action((options: Parameters<Projects['projects']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.project.projects(options), listInWords)),
  );
}

const stages = ['initiated', 'planned', 'designed', 'materials', 'construction', 'delivered', 'operation', 'demolished'];

function listInWords({ projects, total }: Listed, say: Say): string {
  type Row = Listed['projects'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'place'), cell: (row: Row) => row.region },
    { title: label(say, 'projectOwner'), cell: (row: Row) => row.organisation },
    { title: label(say, 'stage'), cell: (row: Row) => term(say, projectStageTerms, row.stage) },
  ];
  return `${table(columns, projects)}\n${say(`共 ${total} 个项目`, `${total} projects`)}`;
}

function historyOfProject(group: Command, context: CommandContext): void {
  const command = group
    .command('history <project>')
    .description(context.say('项目的修改记录', 'who changed which field of a project, and when'));
  examples(command, context, 'project history P-2026-01');
  command.action((project: string) =>
    context.within(async (at) =>
      answer(
        at.output,
        await at.client.project.history({ project }),
        await worded(at, (told, say, named) => historyInWords(told, say, projectWords, named)),
      ),
    ),
  );
}
