import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { commissioningTerms, effectVerdictTerms, strategyKindTerms, strategyTerms } from '#retrofit/commissioning/vocabulary.ts';
import { equipmentFieldTerms } from '#registry/equipment/vocabulary.ts';
import { expectationTerms } from '#supervision/expectation/vocabulary.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { meterFieldTerms } from '#registry/registry/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { carrierOption, label, term } from '#cli/terms.ts';
import { periodicCommands } from './commission-due.ts';
import { detectableCommand } from './commission-detectable.ts';
import { programmeCommand } from './commission-programme.ts';
import { startCommand } from './commission-start.ts';
import { strategyCommands } from './commission-strategies.ts';
import { day, time, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Service = Client['commissioning'];
type Added = Awaited<ReturnType<Service['add']>>;
type Action = Omit<Added, 'findings'>;
type Shown = Awaited<ReturnType<Service['show']>>;

const id = whole(1, 2 ** 31 - 1);

/**
 * `commission add|list|show|export|start|detectable|strategies|strategy|interval|due|programme|remove`: what was done to equipment, and its
 * effect.
 */
export function commissionCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('commission')
    .description(say('用能调适：登记措施，看此后的节约量', 'commissioning: record actions and see the savings since'))
    .helpCommand(false);
  examples(group, context, 'commission add B001 --on 2026-03-02 --action "排风机随时间表运行" --carrier electricity', 'commission show 3');
  addCommand(group, context);
  listCommand(group, context);
  showCommand(group, context);
  exportCommand(group, context);
  startCommand(group, context);
  detectableCommand(group, context);
  strategyCommands(group, context);
  periodicCommands(group, context);
  programmeCommand(group, context);
  const remove = group.command('remove <action>').description(say('从清单中去掉一项措施', 'remove an action from the list'));
  examples(remove, context, 'commission remove 3');
  remove.action((text: string) =>
    context.within(async ({ client, output }) => answer(output, await client.commissioning.remove({ id: id(text) }), oneInWords)),
  );
}

type Given = {
  readonly on: string;
  readonly action: string;
  readonly carrier: Carrier;
  readonly episode?: number;
  readonly equipment?: string;
  readonly strategy?: string;
};

function addCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('add <building>')
    .description(say('登记一项已实施的措施', 'record an action that was done'))
    .requiredOption('--on <day>', term(say, commissioningTerms, 'on'), day)
    .requiredOption('--action <text>', term(say, commissioningTerms, 'action'))
    .addOption(carrierOption(option(say, 'carrier')).makeOptionMandatory())
    .option('--episode <id>', term(say, commissioningTerms, 'episode'), id)
    .option('--equipment <code>', term(say, equipmentFieldTerms, 'code'))
    .option(
      '--strategy <figure>',
      say(
        '依据的运行策略（commission strategies 给出的 figure）',
        'the strategy it is based on (the figure given by commission strategies)',
      ),
    );
  examples(command, context, 'commission add B001 --on 2026-03-02 --action "排风机随时间表运行" --carrier electricity --episode 12');
  command.action((building: string, given: Given) =>
    context.within(async ({ client, output }) => answer(output, await client.commissioning.add({ building, ...given }), addedInWords)),
  );
}

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('list')
    .description(say('已登记的措施，新的在前', 'recorded actions, newest first'))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--region <code>', option(say, 'ofRegion'));
  examples(command, context, 'commission list --building B001');
  command.action((asked: { building?: string; region?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.commissioning.list(asked), ({ actions }, speak) => actionTable(actions, speak)),
    ),
  );
}

function showCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('show <action>')
    .description(say('一项措施此后的节约量：期望用量减实测用量', 'savings since an action: expected less measured use'))
    .option('--to <day>', option(say, 'toExcluded'), day)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'commission show 3', 'commission show 3 --to 2026-06-01 --known-at 2026-06-02');
  command.action((text: string, asked: { to?: string; knownAt?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.commissioning.show({ id: id(text), ...asked }), effectInWords),
    ),
  );
}

function exportCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('export <action>')
    .description(say('调适报告（Word）', 'the report of an action (Word)'))
    .option('--to <day>', option(say, 'toExcluded'), day)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .requiredOption('-o, --out <file>', option(say, 'fileToWrite'));
  examples(command, context, 'commission export 3 --out 调适报告.docx');
  command.action((text: string, { out, ...asked }: { out: string; to?: string; knownAt?: string }) =>
    context.within(async ({ get, output }) => {
      await save(await get(`/exports/commissioning?${new URLSearchParams({ id: String(id(text)), ...asked })}`), out);
      answer(output, { file: out }, ({ file }) => file);
    }),
  );
}

const oneInWords = (one: Action, say: Say): string => actionTable([one], say);

const addedInWords = ({ findings, ...one }: Added, say: Say): string => blocks(actionTable([one], say), findingLines(findings, say));

function actionTable(actions: readonly Action[], say: Say): string {
  return table(
    [
      { title: label(say, 'number'), cell: (one: Action) => one.id, number: true },
      { title: label(say, 'building'), cell: (one: Action) => one.building },
      { title: term(say, commissioningTerms, 'on'), cell: (one: Action) => one.on },
      { title: term(say, commissioningTerms, 'action'), cell: (one: Action) => one.action },
      { title: term(say, meterFieldTerms, 'carrier'), cell: (one: Action) => term(say, carrierTerms, one.carrier) },
      { title: term(say, equipmentFieldTerms, 'code'), cell: (one: Action) => one.equipment },
      { title: term(say, commissioningTerms, 'episode'), cell: (one: Action) => one.episode, number: true },
      {
        title: term(say, strategyTerms, 'takenFrom'),
        cell: ({ strategy }: Action) => strategy && `${term(say, strategyKindTerms, strategy.kind)} ${strategy.subject}`,
      },
    ],
    actions,
  );
}

function effectInWords(told: Shown, say: Say): string {
  const { unit, days, total, verdict, repaired, findings } = told;
  type Row = Shown['days'][number];
  const amount = (value: number | null) => (value === null ? null : `${number(value, 2)} ${unit}`);
  const column = (title: string, cell: (row: Row) => number | null) => ({
    title: `${title} (${unit})`,
    cell: (row: Row) => number(cell(row), 2),
    number: true,
  });
  const verified = repaired?.verified ?? null;
  return blocks(
    actionTable([told], say),
    table(
      [
        { title: label(say, 'day'), cell: (row: Row) => row.day },
        column(term(say, expectationTerms, 'expected'), (row) => row.value),
        column(term(say, commissioningTerms, 'correction'), (row) => row.correction),
        column(term(say, expectationTerms, 'measured'), (row) => row.measured),
        column(term(say, commissioningTerms, 'saved'), (row) => row.saved),
        { title: label(say, 'coverage'), cell: (row: Row) => percent(row.coverage), number: true },
      ],
      days,
    ),
    facts([
      [term(say, commissioningTerms, 'saved'), amount(total.value)],
      [term(say, commissioningTerms, 'savedShare'), total.share === null ? null : percent(total.share)],
      [term(say, commissioningTerms, 'interval'), total.low === null ? null : `${amount(total.low)} … ${amount(total.high)}`],
      [term(say, commissioningTerms, 'correction'), amount(total.correction)],
      [term(say, commissioningTerms, 'daysCounted'), `${total.days} (${percent(total.coverage)})`],
      [label(say, 'verdict'), term(say, effectVerdictTerms, verdict)],
      [
        term(say, commissioningTerms, 'episode'),
        verified === null ? null : term(say, commissioningTerms, verified ? 'verified' : 'notVerified'),
      ],
    ]),
    findingLines(findings, say),
  );
}
