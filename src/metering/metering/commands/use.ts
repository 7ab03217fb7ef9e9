import { option } from '#cli/option-terms.ts';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { stepNames } from '#kernel/calendar.ts';
import { forms, useStepsOf } from '#kernel/columns.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { ProgramOutput, CommandContext } from '#cli/command-context.ts';
import { localTime, standardZone } from '#cli/local-time.ts';
import { figure, number, percent, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { time } from '#cli/values.ts';
import { carrierOption, term, label } from '#cli/terms.ts';

type OfBuilding = Parameters<Client['metering']['useOfBuilding']>[0];
type Answer = Awaited<ReturnType<Client['metering']['useOfBuilding' | 'useOfMeter']>>;
type Options = Omit<OfBuilding, 'building' | 'carrier'> & {
  readonly carrier?: NonNullable<OfBuilding['carrier']>;
  readonly meter?: string;
};

/** `use BUILDING --carrier C --from F --to T --step S`, or `use --meter METER`. */
export function useCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('use [building]')
    .description(say('一栋建筑或一个计量点的分时用量', 'use of a building or a meter, step by step'));
  spanOptions(command, say)
    .addOption(carrierOption(option(say, 'carrier')))
    .option('--meter <meter>', say('计量点，代替建筑（能源种类随计量点）', 'a meter instead of a building (its carrier applies)'))
    .option('--item <item>', say('分项（如 01A00）', 'an energy item (as 01A00)'))
    .addOption(
      new Option(
        '--as <form>',
        say('--json 的形式：逐时段列出，或按列给出（短得多）', 'the form of --json: a list of steps, or columns (much shorter)'),
      ).choices(forms),
    );
  examples(
    command,
    context,
    'use B001 --carrier electricity --from 2025-01-01 --to 2026-01-01 --step month',
    'use --meter M001 --from 2025-03-01 --to 2025-03-02 --step hour --known-at 2025-04-01',
  );
  command.action((building: string | undefined, options: Options) =>
    context.within(async (at) => {
      const told = await queryUse(at.client, command, building, options);
      const zone = at.output.json ? standardZone : await zoneOf(at, building, options.meter);
      answer(at.output, told, (value, words) => inWords(value, words, zone));
    }),
  );
  command.hook('preAction', () => {
    const [building, { meter, carrier, item }] = [command.args[0], command.opts<Options>()];
    if ((building === undefined) === (meter === undefined)) command.error(option(say, 'buildingOrMeter'), { code: 'yaodong.usage' });
    if (building !== undefined && carrier === undefined)
      command.error("error: required option '--carrier <carrier>' not specified", { code: 'commander.missingMandatoryOptionValue' });
    if (meter !== undefined && item !== undefined)
      command.error("error: option '--meter' cannot be used with option '--item'", { code: 'commander.conflictingOption' });
  });
}

/** The options of a question about steps of time. */
export function spanOptions(command: Command, say: Say, steps: readonly string[] = stepNames): Command {
  return command
    .requiredOption('--from <time>', say('自（含），建筑当地时间', 'from, included, local to the building'), time)
    .requiredOption('--to <time>', option(say, 'toExcluded'), time)
    .addOption(new Option('--step <step>', label(say, 'step')).choices(steps).makeOptionMandatory())
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
}

async function queryUse(
  client: Client,
  command: Command,
  building: string | undefined,
  { carrier, meter, item, ...span }: Options,
): Promise<Answer> {
  if (meter !== undefined) return await client.metering.useOfMeter({ ...span, meter });
  if (building === undefined) return command.error('building');
  return await client.metering.useOfBuilding({ ...span, building, ...(carrier && { carrier }), ...(item !== undefined && { item }) });
}

/** The zone in which people read the times of a building or a meter. */
export async function zoneOf({ client }: Pick<ProgramOutput, 'client'>, building: string | undefined, meter?: string): Promise<string> {
  const asked = building === undefined ? client.registry.meter({ meter: meter ?? '' }) : client.registry.building({ building });
  const { zone } = (await asked.catch(() => ({}))) as { zone?: unknown };
  return typeof zone === 'string' && zone !== '' ? zone : standardZone;
}

function inWords(told: Answer, say: Say, zone: string): string {
  type OneStep = Answer['steps'][number];
  const columns = [
    { title: label(say, 'from'), cell: (one: OneStep) => localTime(one.start, zone) },
    { title: label(say, 'to'), cell: (one: OneStep) => localTime(one.end, zone) },
    { title: `${label(say, 'amount')} (${told.unit})`, cell: (one: OneStep) => number(one.value, 2), number: true },
    { title: label(say, 'coverage'), cell: (one: OneStep) => percent(one.coverage), number: true },
    { title: '', cell: (one: OneStep) => (one.estimated === true ? say('估', 'est.') : '') },
  ];
  const subject = 'building' in told ? told.building : told.meter;
  const total = `${label(say, 'total')} ${figure(told.total)}${say('，覆盖 ', ', coverage ')}${percent(told.total.coverage)}`;
  const origin = told.total.figure === undefined ? '' : `\n${say('来历', 'Source')}: yaodong explain ${told.total.figure}`;
  const steps = told.columns === undefined ? told.steps : useStepsOf(told.columns);
  return blocks(
    `${subject} ${term(say, carrierTerms, told.carrier)} (${zone})\n${table(columns, steps)}`,
    total + origin,
    findingLines(told.findings, say),
  );
}
