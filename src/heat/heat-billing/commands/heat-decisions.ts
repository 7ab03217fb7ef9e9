import { Argument, Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { heatDecisionTerms, heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { previewOptions, seenLine } from '#cli/previewed.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Decisions = Client['heatBilling']['decisions'];
type Taken = Awaited<ReturnType<Decisions['faulty']>>;
type Given<K extends 'faulty' | 'cold' | 'substitute'> = Parameters<Decisions[K]>[0];

const title = (say: Say, code: keyof typeof heatDecisionTerms): string => term(say, heatDecisionTerms, code) ?? code;

/** `heat faulty|cold|substitute|decisions|proposals`: a clerk's decisions about bills, shown in yuan before they are taken. */
export function heatDecisionCommands(heat: Command, context: CommandContext): void {
  const { say } = context;
  const faulty = heat.command('faulty <meter>').description(say('认定热量表失准', 'decide that a heat meter was faulty on some days'));
  faultyOptions(faulty, context);
  examples(faulty, context, 'heat faulty M001 --from 2026-01-01 --to 2026-01-15 --note 电池耗尽 --preview');
  faulty.action((meter: string, options: Omit<Given<'faulty'>, 'meter'>) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.heatBilling.decisions.faulty({ meter, ...options }), takenInWords),
    ),
  );
  const cold = heat.command('cold <household>').description(say('认定室温不达标', 'decide that rooms of a household were too cold'));
  faultyOptions(cold, context).requiredOption('--temperature <celsius>', title(say, 'temperature'));
  examples(cold, context, 'heat cold H-0101 --from 2026-01-10 --to 2026-01-19 --temperature 16.5 --note 现场测温 --preview');
  cold.action((household: string, options: Omit<Given<'cold'>, 'household'>) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.heatBilling.decisions.cold({ household, ...options }), takenInWords),
    ),
  );
  substituteCommand(heat, context);
  listCommand(heat, context);
  proposalsCommand(heat, context);
}

const noteOption = (command: Command, { say }: CommandContext): Command =>
  previewOptions(
    command.requiredOption('--note <text>', title(say, 'note')),
    say,
    say('只显示会改变多少元，不作决定', 'only show the change in yuan, decide nothing'),
  );

function faultyOptions(command: Command, context: CommandContext): Command {
  const dated = command
    .requiredOption('--from <day>', title(context.say, 'from'), day)
    .requiredOption('--to <day>', title(context.say, 'to'), day);
  return noteOption(dated, context);
}

function substituteCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = heat
    .command('substitute <code>')
    .description(say('决定以什么代替热用户或结算点缺失的热量', 'decide how to estimate missing heat of a household or settlement point'))
    .requiredOption('--season <name>', term(say, heatSeasonTerms, 'name'))
    .addOption(new Option('--as <rule>', title(say, 'rule')).choices(['own-rate', 'last-season', 'similar', 'area']).conflicts('gj'))
    .option('--gj <amount>', title(say, 'gj'));
  noteOption(command, context);
  examples(
    command,
    context,
    'heat substitute H-0101 --season 2025-26 --as similar --note 表坏 --preview',
    'heat substitute P1 --season 2025-26 --gj 120.5 --note 双方确认',
  );
  command.action((code: string, options: Omit<Given<'substitute'>, 'code'>) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.heatBilling.decisions.substitute({ code, ...options }), takenInWords),
    ),
  );
}

function proposalsCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = heat
    .command('proposals')
    .description(say('已确认的室温投诉建议作出的认定', 'decisions proposed by confirmed complaints about cold rooms'));
  examples(command, context, 'heat proposals');
  command.action(() =>
    context.within(async ({ client, output }) => answer(output, await client.heatNetwork.coldProposals({}), proposalsInWords)),
  );
}

type Proposals = Awaited<ReturnType<Client['heatNetwork']['coldProposals']>>;

function proposalsInWords({ proposals }: Proposals, say: Say): string {
  type Row = Proposals['proposals'][number];
  const columns = (['household', 'from', 'to', 'temperature', 'decision'] as const).map((code) => ({
    title: title(say, code),
    cell: (row: Row) => row[code],
  }));
  const waiting = proposals.filter(({ decision }) => decision === null);
  return blocks(
    table([{ title: title(say, 'note'), cell: (row: Row) => row.case }, ...columns], proposals),
    waiting
      .map((one) => `heat cold ${one.household} --from ${one.from} --to ${one.to} --temperature ${one.temperature} --note ${one.case}`)
      .join('\n'),
  );
}

function listCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = heat
    .command('decisions')
    .description(
      say('谁对哪一户、结算点或热量表作过什么决定', 'decisions about a household, a settlement point or a meter, and who made them'),
    )
    .addArgument(new Argument('<about>', title(say, 'about')).choices(['household', 'point', 'meter']))
    .argument('<code>')
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'heat decisions household H-0101');
  command.action((about: 'household' | 'point' | 'meter', code: string, options: { knownAt?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.heatBilling.decisions.list({ about, code, ...options }), ({ decisions }, told) =>
        table(
          (['decision', 'kind', 'code', 'from', 'to', 'season', 'temperature', 'rule', 'gj', 'note', 'by', 'at'] as const).map((field) => ({
            title: title(told, field),
            cell: (row: (typeof decisions)[number]) => row[field],
          })),
          decisions,
        ),
      ),
    ),
  );
}

function takenInWords({ decision, effects, hash }: Taken, say: Say): string {
  const rows = effects.flatMap(({ season, point, households }) => households.map((one) => ({ season, point, ...one })));
  type Row = (typeof rows)[number];
  const shown = ({ held, total }: Row['before']): string | null => held ?? total;
  const columns = [
    { title: term(say, heatSeasonTerms, 'name') ?? '', cell: (row: Row) => row.season },
    { title: title(say, 'point'), cell: (row: Row) => row.point },
    { title: title(say, 'household'), cell: (row: Row) => row.household },
    { title: title(say, 'before'), cell: (row: Row) => shown(row.before) },
    { title: title(say, 'after'), cell: (row: Row) => shown(row.after) },
  ];
  return blocks(
    decision === null
      ? say('预览：尚未作出决定', 'Preview: nothing was decided')
      : say(`决定 ${decision}（undo ${decision} 可撤销）`, `Decision ${decision} (undo with undo ${decision})`),
    rows.length === 0 ? say('没有热费因此改变', 'No bills change') : table(columns, rows),
    seenLine(hash, say),
  );
}
