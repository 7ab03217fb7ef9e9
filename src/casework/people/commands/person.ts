import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { drawTerms } from '#casework/draws/vocabulary.ts';
import { loadTerms, personFieldTerms, personKindTerms, personStateTerms } from '#casework/people/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { answerEdit } from '#cli/edit-answer.ts';
import { addCommand, editCommand, historyCommand, pageOptions, showCommand } from '#cli/kind-commands.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, termOption } from '#cli/terms.ts';
import { day } from '#cli/values.ts';

type People = Client['people'];
type Listed = Awaited<ReturnType<People['list']>>;
type Loads = Awaited<ReturnType<People['load']>>;
type Shown = Awaited<ReturnType<People['get']>>;

const personWords = { fields: personFieldTerms, values: { kind: personKindTerms } };

/** `person add|edit|strike|show|list|load|history`: experts and inspectors. */
export function personCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('person').description(label(say, 'people')).helpCommand(false);
  examples(group, context, 'person list --kind expert --on 2026-03-01', 'person show E01');
  addCommand(group, context, 'person', {
    about: say('手工新增一名专家或检查员（可用 undo 撤销）', 'an expert or inspector made by hand (undo takes it back)'),
    examples: ['person add E09 --set 姓名=示例 --set 类别=专家 --set 地区=140300'],
    add: (client, asked) => client.people.add(asked),
  });
  editCommand(group, context, 'person', {
    about: option(say, 'editByHand'),
    examples: ['person edit E01 --set 聘期止=2027-12-31', 'person edit E01 E02 --set 回避=甲公司;B001'],
    terms: personWords,
    edit: (client, people, options) => client.people.edit({ people, ...options }),
  });
  strikeCommand(group, context);
  specialitiesCommand(group, context);
  showCommand(group, context, 'person', {
    about: say('一名专家或检查员的各项信息', 'details of an expert or inspector'),
    examples: ['person show E01'],
    show: (client, person, options) => client.people.get({ person, ...options }),
    words: showInWords,
  });
  listCommand(group, context);
  loadCommand(group, context);
  historyCommand(group, context, 'person', {
    about: label(say, 'history'),
    examples: ['person history E01'],
    terms: personWords,
    history: (client, person) => client.people.history({ person }),
  });
}

function strikeCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const strike = group
    .command('strike <person>')
    .description(say('除名：自某日起不再列入（可用 undo 撤销）', 'strike off the list from a day on (undo takes it back)'))
    .requiredOption('--on <day>', term(say, personFieldTerms, 'struckOn'), day)
    .requiredOption('--reason <text>', label(say, 'reason'));
  examples(strike, context, 'person strike E03 --on 2026-06-01 --reason 评审违规');
  strike.action((person: string, options: { on: string; reason: string }) =>
    context.within(async ({ client, output }) =>
      answerEdit(output, await client.people.strike({ person, day: options.on, reason: options.reason }), personWords),
    ),
  );
}

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group
    .command('list')
    .description(label(say, 'people'))
    .addOption(termOption('--kind <kind>', option(say, 'ofKind'), personKindTerms))
    .option('--group <group>', term(say, personFieldTerms, 'groups'))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--on <day>', say('只看这一天在聘的', 'only those appointed on this day'), day)
    .option('--search <text>', option(say, 'partOfName'));
  pageOptions(list, say);
  examples(list, context, 'person list --kind inspector', 'person list --kind expert --group 暖通 --on 2026-03-01');
  type Options = { kind?: keyof typeof personKindTerms; on?: string; group?: string; region?: string; search?: string; limit?: number };
  list.action(({ on, ...options }: Options) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.people.list({ ...options, ...(on !== undefined && { day: on }) }), listInWords),
    ),
  );
}

function specialitiesCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('specialities')
    .description(say('专业目录；各地在本地知识中增加', 'the list of specialities; a city adds its own to its knowledge'));
  examples(command, context, 'person specialities');
  command.action(() =>
    context.within(async ({ client, output }) =>
      answer(output, await client.people.specialities(), ({ specialities }, words) =>
        table(
          [
            { title: label(words, 'code'), cell: (row: (typeof specialities)[number]) => row.code },
            { title: label(words, 'name'), cell: (row: (typeof specialities)[number]) => row.name },
            { title: words('其他写法', 'also called'), cell: (row: (typeof specialities)[number]) => joined(row.words, words) },
          ],
          specialities,
        ),
      ),
    ),
  );
}

function loadCommand(group: Command, context: CommandContext): void {
  const load = group
    .command('load [person]')
    .description(context.say('谁被抽中、进入评审组各多少次', 'how often each person was drawn or seated on a panel'));
  examples(load, context, 'person load', 'person load E01');
  load.action((person?: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.people.load(person === undefined ? {} : { person }), loadInWords),
    ),
  );
}

const joined = (parts: readonly string[], say: Say): string => parts.join(say('、', ', '));

function showInWords(one: Shown, say: Say): string {
  const heading = (field: keyof typeof personFieldTerms): string => term(say, personFieldTerms, field);
  return facts([
    [heading('code'), one.code],
    [heading('name'), one.name],
    [heading('kind'), term(say, personKindTerms, one.kind)],
    [label(say, 'state'), term(say, personStateTerms, one.state)],
    [heading('organisation'), one.organisation],
    [heading('regions'), joined(one.regions, say)],
    [heading('groups'), joined(one.groups, say)],
    [heading('title'), one.title],
    [heading('termFrom'), one.from],
    [heading('termUntil'), one.until],
    [heading('recuse'), joined(one.recuse, say)],
    [heading('user'), one.user],
    [heading('struckOn'), one.struckOn],
    [heading('struckReason'), one.struckReason],
  ]);
}

function listInWords({ people, total }: Listed, say: Say): string {
  type Row = Listed['people'][number];
  const rows = table(
    [
      { title: term(say, personFieldTerms, 'code'), cell: (row: Row) => row.code },
      { title: term(say, personFieldTerms, 'name'), cell: (row: Row) => row.name },
      { title: term(say, personFieldTerms, 'kind'), cell: (row: Row) => term(say, personKindTerms, row.kind) },
      { title: term(say, personFieldTerms, 'organisation'), cell: (row: Row) => row.organisation },
      { title: term(say, personFieldTerms, 'groups'), cell: (row: Row) => joined(row.groups, say) },
      { title: term(say, personFieldTerms, 'termUntil'), cell: (row: Row) => row.until },
      { title: label(say, 'state'), cell: (row: Row) => term(say, personStateTerms, row.state) },
    ],
    people,
  );
  return `${rows}\n${say(`共 ${total} 人`, `${total} in all`)}`;
}

function loadInWords({ people }: Loads, say: Say): string {
  type Row = Loads['people'][number];
  return table(
    [
      { title: term(say, personFieldTerms, 'code'), cell: (row: Row) => row.person },
      { title: term(say, personFieldTerms, 'name'), cell: (row: Row) => row.name },
      { title: term(say, loadTerms, 'draw'), cell: (row: Row) => row.draws, number: true },
      { title: term(say, drawTerms, 'object'), cell: (row: Row) => row.objects, number: true },
      { title: term(say, loadTerms, 'panel'), cell: (row: Row) => row.panels, number: true },
    ],
    people,
  );
}
