import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { addCommand } from './add.ts';
import { answer } from './output.ts';
import { examples } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import { historyInWords } from './history.ts';
import { editInWords } from './project.ts';
import { facts } from './table.ts';
import { day, pair, time } from './values.ts';

type Shown = Awaited<ReturnType<Client['place']['organisation']>>;

/** `organisation add|edit|show|history`; the list of them is `organisations`. */
export function organisationCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('organisation').description(say('单位', 'an organisation')).helpCommand(false);
  examples(group, context, 'organisation show O1', 'organisation edit --help');

  addCommand(group, context, {
    name: 'organisation',
    about: say('手工新增一个单位（可用 undo 撤销）', 'an organisation made by hand (undo takes it back)'),
    add: (client, asked) => client.place.addOrganisation(asked),
    example: 'organisation add O3 --set name=市机关事务中心 --set region=140300',
  });

  const edit = group
    .command('edit <organisation...>')
    .description(say('手工修改一个或多个单位（可用 undo 撤销）', 'an edit by hand of one or more organisations (undo takes it back)'));
  edit
    .requiredOption('--set <field=value>', say('字段的新值（可多次）；空值清除', 'a field’s new value (repeatable); empty clears it'), pair)
    .option('--from <day>', say('从这一天起', 'from this day on'), day)
    .option('--preview', say('只预览，不写入', 'show what it would do, and write nothing'));
  examples(edit, context, 'organisation edit O1 --set uscc=91110000802100433B', 'organisation edit O1 --set parent=O2 --from 2026-07-01');
  edit.action((organisations: string[], options: { set: Record<string, string>; from?: string; preview?: true }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.place.editOrganisations({ organisations, ...options }), editInWords),
    ),
  );

  const show = group.command('show <organisation>').description(say('一个单位的各项信息', 'what is known of an organisation'));
  show.option('--known-at <time>', say('按当时所知', 'as it was known then'), time);
  examples(show, context, 'organisation show O1', 'organisation show O1 --known-at 2026-01-01');
  show.action((code: string, options: { knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.place.organisation({ code, ...options }), showInWords)),
  );

  const history = group
    .command('history <organisation>')
    .description(say('谁在何时改了单位的哪个字段', 'who changed which field of an organisation, and when'));
  examples(history, context, 'organisation history O1');
  history.action((code: string) =>
    context.within(async ({ client, output }) => answer(output, await client.place.organisationHistory({ code }), historyInWords)),
  );
}

function showInWords({ dated: _dated, provenance: _provenance, ...fields }: Shown): string {
  return facts(Object.entries(fields));
}
