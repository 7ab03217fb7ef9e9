import type { FactNames } from '#cli/fact-names.ts';
import { worded } from '#cli/fact-names.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { inSentence } from '#kernel/vocabulary.ts';
import { projectFieldTerms, projectList, projectStageTerms } from '#registry/project/vocabulary.ts';
import { label, entityIn, term } from '#cli/terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { type DeclaredKind, declaredKindCommands } from '#cli/declared-kind.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { historyInWords } from '#cli/history.ts';
import { facts } from '#cli/table.ts';
import { time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Shown = Awaited<ReturnType<Client['project']['project']>>;

const projectWords = { fields: projectFieldTerms };

/** `project add|edit|show|list|history`. */
export function projectCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('project').description(say('建设和改造项目', 'construction and retrofit projects')).helpCommand(false);
  examples(group, context, 'project list --stage construction', 'project show P-2026-01', 'project edit --help');
  declaredKindCommands(group, context, projects);
}

const projects: DeclaredKind = {
  name: 'project',
  fields: projectFieldTerms,
  list: projectList,
  columns: ['code', 'name', 'region', 'organisation', 'stage'],
  dated: true,
  filters: {
    work: ['work', '只看这种建设活动（new、retrofit …）', 'of this kind of work (new, retrofit …)'],
    class: ['class', '只看这类建筑（public、residential …）', 'of this class (public, residential …)'],
    stage: ['stage', '只看处于这个阶段的', 'in this stage'],
  },
  inAll: (total) => [`共 ${total} 个项目`, `${total} projects`],
  add: {
    about: ['手工新增一个项目（可用 undo 撤销）', 'add a project by hand (undo takes it back)'],
    examples: ['project add P-2026-03 --set name=新城三期 --set region=140302 --set work=new'],
    ask: (client, asked) => client.project.add(asked),
  },
  edit: {
    about: ['手工修改一个或多个项目（可用 undo 撤销）', 'edit one or more projects by hand (undo takes it back)'],
    examples: [
      'project edit P-2026-01 --set constructionOn=2026-03-01',
      'project edit P-2026-01 P-2026-02 --set organisation=阳泉城投 --from 2026-07-01',
    ],
    ask: (client, codes, options) => client.project.edit({ projects: codes, ...options }),
  },
  show: (group, context) => showCommand(group, context),
  listed: {
    about: [labelTerms.projectList.zh, inSentence(labelTerms.projectList).en],
    examples: ['project list --region 140302 --stage construction'],
    ask: (client, options) => client.project.projects(options),
    rows: (listed: Awaited<ReturnType<Client['project']['projects']>>) => listed.projects,
  },
  history: (group, context) => historyOfProject(group, context),
};

function showCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('show <project>').description(say('一个项目的各项信息', 'details of a project'));
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
