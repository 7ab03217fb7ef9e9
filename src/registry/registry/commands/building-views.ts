import { option } from '#cli/option-terms.ts';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { stepNames } from '#kernel/calendar.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { facts, figure, number, percent, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { time } from '#cli/values.ts';
import { carrierOption, term, label } from '#cli/terms.ts';

type Metering = Client['metering'];
type Hours = Awaited<ReturnType<Metering['hours']>>;
type Tree = Awaited<ReturnType<Metering['meterTree']>>;
type Temperature = Awaited<ReturnType<Client['weather']['temperature']>>;
type Span = { readonly from: string; readonly to: string; readonly knownAt?: string };

/** `building hours|meters|temperature`. */
export function buildingViewCommands(group: Command, context: CommandContext): void {
  hoursCommand(group, context);
  metersCommand(group, context);
  temperatureCommand(group, context);
}

function between(command: Command, say: Say): Command {
  return command
    .requiredOption('--from <time>', option(say, 'fromIncluded'), time)
    .requiredOption('--to <time>', option(say, 'toExcluded'), time)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
}

function hoursCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = between(
    group.command('hours <building>').description(say('按日与小时的用量', 'use by local day and hour of the clock')),
    say,
  )
    .addOption(carrierOption(option(say, 'carrierElectricity')))
    .option('--item <item>', say('分项', 'the item'));
  examples(command, context, 'building hours B001 --from 2025-01-01 --to 2025-01-08');
  command.action((building: string, options: Span & { carrier?: 'electricity'; item?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.metering.hours({ building, ...options }), hoursInWords)),
  );
}

function hoursInWords({ days, unit, total, findings }: Hours, say: Say): string {
  type Day = Hours['days'][number];
  const columns = [
    { title: say(`日（${unit}）`, `day (${unit})`), cell: ({ day }: Day) => day },
    ...Array.from({ length: 24 }, (_, hour) => ({
      title: String(hour),
      number: true,
      cell: ({ values, estimated }: Day) => {
        const value = values[hour] ?? null;
        return value === null ? '-' : `${number(value)}${estimated.includes(hour) ? '~' : ''}`;
      },
    })),
  ];
  const signs = say('- 无数据；~ 估算', '- no data; ~ estimated');
  return blocks(table(columns, days), signs, facts([[label(say, 'total'), figure(total)]]), findingLines(findings, say));
}

function metersCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = between(
    group.command('meters <building>').description(say('计量点的上下级与平衡', 'the metering points, their sub-meters, and their balance')),
    say,
  );
  examples(command, context, 'building meters B001 --from 2025-01-01 --to 2026-01-01');
  command.action((building: string, options: Span) =>
    context.within(async ({ client, output }) => answer(output, await client.metering.meterTree({ building, ...options }), metersInWords)),
  );
}

function metersInWords({ meters, findings }: Tree, say: Say): string {
  type Meter = Tree['meters'][number];
  if (meters.length === 0) return label(say, 'noMeteringPoints');
  const made = (direction: Meter['direction']) =>
    direction === 'generation' ? say('（发电，不计入用量）', ' (generation, not counted as use)') : '';
  const columns = [
    { title: label(say, 'meter'), cell: ({ meter, depth }: Meter) => `${'  '.repeat(depth)}${meter}` },
    {
      title: label(say, 'energyAndItem'),
      cell: ({ carrier, item, direction }: Meter) => `${item ?? term(say, carrierTerms, carrier)}${made(direction)}`,
    },
    { title: label(say, 'amount'), cell: ({ use }: Meter) => figure(use), number: true },
    { title: label(say, 'coverage'), cell: ({ use }: Meter) => percent(use.coverage), number: true },
    { title: label(say, 'below'), cell: ({ balance }: Meter) => (balance === null ? '' : figure(balance.children)), number: true },
    { title: label(say, 'rest'), cell: ({ balance }: Meter) => (balance === null ? '' : figure(balance.rest)), number: true },
  ];
  return blocks(table(columns, meters), findingLines(findings, say));
}

function temperatureCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = between(
    group.command('temperature <building>').description(say('最近气象站的室外气温', 'outdoor temperature at the nearest station')),
    say,
  ).addOption(new Option('--step <step>', label(say, 'step')).choices([...stepNames]).default('month'));
  examples(command, context, 'building temperature B001 --from 2025-01-01 --to 2026-01-01 --step month');
  command.action((building: string, options: Span & { step: 'month' }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.weather.temperature({ building, ...options }), temperatureInWords),
    ),
  );
}

function temperatureInWords({ station, distanceKm, unit, steps, findings }: Temperature, say: Say): string {
  type Step = Temperature['steps'][number];
  const columns = [
    { title: say('起', 'from'), cell: ({ start }: Step) => start },
    { title: say('止', 'to'), cell: ({ end }: Step) => end },
    { title: say(`均值（${unit}）`, `mean (${unit})`), cell: ({ mean }: Step) => (mean === null ? '-' : number(mean, 1)), number: true },
    { title: label(say, 'coverage'), cell: ({ coverage }: Step) => percent(coverage), number: true },
  ];
  const from = facts([
    [say('气象站', 'station'), station === null ? label(say, 'none') : `${station.name} ${station.code}`],
    [say('相距', 'away'), distanceKm === null ? null : `${number(distanceKm, 1)} km`],
  ]);
  return blocks(from, steps.length === 0 ? '' : table(columns, steps), findingLines(findings, say));
}
