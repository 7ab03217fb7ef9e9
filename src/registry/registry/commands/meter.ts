import { option } from '#cli/option-terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { meterFieldTerms, meterKindTerms, meterValueTerms } from '#registry/registry/vocabulary.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { localTime, standardZone } from '#cli/local-time.ts';
import { facts, figure, number, percent, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { dueCommand } from '#heat/meter-verification/commands/meter-due.ts';
import { invalidCommand } from '#heat/meter-verification/commands/meter-invalid.ts';
import { sharesCommand } from '#heat/meter-verification/commands/meter-shares.ts';
import { sampleCommands } from '#heat/meter-verification/commands/meter-sample.ts';
import { spanOptions } from '#metering/metering/commands/use.ts';
import { day, decimal, pair, time, whole } from '#cli/values.ts';
import { identityOption } from '#cli/kind-commands.ts';
import { carrierOption, term, label, entityIn } from '#cli/terms.ts';

type Swap = Omit<Parameters<Client['registry']['swapMeter']>[0], 'meter'>;

/** `meter swap|balance|show|list|edit|due|shares|invalid|sample`. */
export function meterCommands(program: Command, context: CommandContext): void {
  const group = program.command('meter').description(context.say('计量点', 'metering points')).helpCommand(false);
  examples(group, context, 'meter swap --help');
  swapCommand(group, context);
  balanceCommand(group, context);
  showCommand(group, context);
  listCommand(group, context);
  editCommand(group, context);
  dueCommand(group, context);
  sharesCommand(group, context);
  invalidCommand(group, context);
  sampleCommands(group, context);
}

function swapCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('swap <meter>').description(say('换表：同一计量点的新装置', 'a new device behind the same metering point'));
  command
    .requiredOption('--at <instant>', say('换表的时刻', 'when it was swapped'), time)
    .requiredOption('--old-final <value>', say('旧表止数', 'the old device’s last value'), decimal)
    .requiredOption('--new-start <value>', say('新表起数', 'the new device’s first value'), decimal)
    .option('--digits <count>', say('新表整数位数（默认同旧表）', 'whole digits of the new device (default as the old one)'), whole(1, 18))
    .option(
      '--multiplier <factor>',
      say('新表倍率，如 40、40倍、200/5A（默认同旧表）', 'the new device’s multiplier, as 40 or 200/5A (default as the old one)'),
    )
    .option('--received <instant>', option(say, 'receivedAt'), time);
  examples(
    command,
    context,
    'meter swap M001 --at 2025-06-03T10:00 --old-final 98210.5 --new-start 0',
    'meter swap M001 --at 2025-06-03T10:00 --old-final 98210.5 --new-start 12 --digits 6 --multiplier 40',
  );
  command.action((meter: string, options: Swap) =>
    context.within(async ({ client, output }) => answer(output, await client.registry.swapMeter({ meter, ...options }), meterInWords)),
  );
}

function meterInWords(meter: object, say: Say): string {
  return entityIn(say, meter, { fields: meterFieldTerms, values: meterValueTerms });
}

type Balance = Awaited<ReturnType<Client['metering']['balance']>>;

function balanceCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = spanOptions(
    group.command('balance <meter>').description(say('总表与分表的平衡', 'a parent meter compared with its sub-meters')),
    say,
  );
  examples(command, context, 'meter balance M001 --from 2025-01-01 --to 2026-01-01 --step month');
  command.action((meter: string, options: Omit<Parameters<Client['metering']['balance']>[0], 'meter'>) =>
    context.within(async ({ client, output }) => answer(output, await client.metering.balance({ meter, ...options }), balanceInWords)),
  );
}

function balanceInWords(told: Balance, say: Say): string {
  type Row = Balance['steps'][number];
  const columns = [
    { title: label(say, 'from'), cell: (row: Row) => localTime(row.start, standardZone) },
    { title: `${say('总表', 'parent')} (${told.unit})`, cell: (row: Row) => number(row.parent, 2), number: true },
    { title: say('分表合计', 'sub-meters'), cell: (row: Row) => number(row.children, 2), number: true },
    { title: say('差额', 'remainder'), cell: (row: Row) => number(row.remainder, 2), number: true },
    { title: label(say, 'coverage'), cell: (row: Row) => percent(row.coverage), number: true },
  ];
  const children = told.children.map(({ meter, item, total }) => [`${meter}${item === null ? '' : ` (${item})`}`, figure(total)] as const);
  const total = facts([
    [say('总表', 'parent'), figure(told.total.parent)],
    [say('分表合计', 'sub-meters'), figure(told.total.children)],
    [say('差额', 'remainder'), figure(told.total.remainder)],
  ]);
  return blocks(table(columns, told.steps), facts(children), total, findingLines(told.findings, say));
}

function showCommand(group: Command, context: CommandContext): void {
  const command = group.command('show <meter>').description(context.say('一个计量点及其装置', 'a metering point and its devices'));
  examples(command, context, 'meter show M001');
  command.action((meter: string) =>
    context.within(async ({ client, output }) => answer(output, await client.registry.meter({ meter }), meterInWords)),
  );
}

type Listed = Awaited<ReturnType<Client['registry']['meters']>>;

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('list').description(say('计量点清单', 'a list of metering points'));
  command
    .option('--building <building>', option(say, 'ofBuilding'))
    .option('--region <code>', option(say, 'ofRegion'))
    .addOption(carrierOption(option(say, 'ofCarrier')))
    .option('--after <meter>', say('从这个计量点之后', 'those after this one'))
    .option('--limit <count>', option(say, 'atMost100'), whole(1, 1000));
  examples(command, context, 'meter list --building B001');
  command.action((options: NonNullable<Parameters<Client['registry']['meters']>[0]>) =>
    context.within(async ({ client, output }) => answer(output, await client.registry.meters(options), listInWords)),
  );
}

function listInWords({ meters, next, total }: Listed, say: Say): string {
  type Row = Listed['meters'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'building'), cell: (row: Row) => row.building ?? row.shares.map(({ building }) => building).join(' ') },
    { title: label(say, 'energy'), cell: (row: Row) => term(say, carrierTerms, row.carrier) },
    { title: label(say, 'item'), cell: (row: Row) => row.item },
    { title: label(say, 'type'), cell: (row: Row) => term(say, meterKindTerms, row.kind) },
    { title: say('上级', 'parent'), cell: (row: Row) => row.parent },
  ];
  if (meters.length === 0) return label(say, 'noMeteringPoints');
  return blocks(
    table(columns, meters),
    next !== null && say(`共 ${total} 个，续看：--after ${next}`, `${total} in all; go on with --after ${next}`),
  );
}

function editCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('edit <meter>').description(option(say, 'editByHand'));
  command
    .requiredOption('--set <field=value>', option(say, 'newValues'), pair)
    .option('--from <day>', option(say, 'fromThisDay'), day)
    .addOption(identityOption(say));
  examples(command, context, 'meter edit M001 --set multiplier=80');
  command.action((meter: string, options: { set: Record<string, string>; from?: string; onIdentityChange?: 'refuse' | 'accept' }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.registry.editMeter({ meter, ...options }), (told, words) =>
        blocks(
          words(`已修改（编号 ${told.change}）`, `Changed (number ${told.change})`),
          meterInWords(told.meter, words),
          findingLines(told.findings, words),
        ),
      ),
    ),
  );
}
