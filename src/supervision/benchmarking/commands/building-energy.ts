import { carrierTerms, useTerms } from '#kernel/vocabulary.ts';
import { option } from '#cli/option-terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { facts, figure, number, percent, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { time, whole, year } from '#cli/values.ts';
import { carrierOption, label, term } from '#cli/terms.ts';

type Flow = Awaited<ReturnType<Client['benchmarking']['flow']>>;
type Standing = Awaited<ReturnType<Client['benchmarking']['standing']>>;
type Years = Awaited<ReturnType<Client['metering']['years']>>;
type OfYear = { readonly year: number; readonly knownAt?: string };

/** `building years|flow|standing`. */
export function buildingEnergyCommands(group: Command, context: CommandContext): void {
  yearsCommand(group, context);
  flowCommand(group, context);
  standingCommand(group, context);
}

function ofYear(command: Command, say: Say): Command {
  return command.requiredOption('--year <year>', label(say, 'year'), year).option('--known-at <instant>', option(say, 'asKnownAt'), time);
}

function yearsCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('years <building>').description(say('各能源与分项的逐年用量', 'use by carrier and item, year over year'));
  command
    .requiredOption('--until <year>', say('最后一年', 'the last year'), year)
    .option('--count <years>', say('至多几年（默认 5）', 'number of years (default 5)'), whole(1, 10))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'building years B001 --until 2025');
  command.action((building: string, options: { until: number; count?: number; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.metering.years({ building, ...options }), yearsInWords)),
  );
}

function yearsInWords(told: Years, say: Say): string {
  type Row = Years['rows'][number];
  const columns = [
    { title: label(say, 'energyAndItem'), cell: ({ carrier, item }: Row) => item ?? term(say, carrierTerms, carrier) },
    ...told.years.map((one, at) => ({
      title: String(one),
      number: true,
      cell: ({ years }: Row) => {
        const { use, change } = years[at] ?? {};
        return `${figure(use)}${change === null || change === undefined ? '' : ` (${change > 0 ? '+' : ''}${number(change * 100, 1)}%)`}`;
      },
    })),
  ];
  return table(columns, told.rows);
}

function flowCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = ofYear(
    group.command('flow <building>').description(say('一年的能流：从供应到分项', 'the energy of a year from supply to item')),
    say,
  );
  examples(command, context, 'building flow B001 --year 2025');
  command.action((building: string, options: OfYear) =>
    context.within(async ({ client, output }) => answer(output, await client.benchmarking.flow({ building, ...options }), flowInWords)),
  );
}

function flowInWords(told: Flow, say: Say): string {
  const rows = told.carriers.flatMap(({ carrier, nodes }) => nodes.map((node) => ({ carrier, ...node })));
  type Row = (typeof rows)[number];
  const columns = [
    { title: label(say, 'energyAndItem'), cell: ({ carrier, item }: Row) => item ?? term(say, carrierTerms, carrier) },
    { title: label(say, 'amount'), cell: ({ use }: Row) => figure(use), number: true },
    { title: label(say, 'withoutItem'), cell: ({ rest }: Row) => (rest === null ? '' : figure(rest)), number: true },
    { title: label(say, 'standardCoal'), cell: ({ coal }: Row) => (coal === null ? '' : figure(coal)), number: true },
    { title: label(say, 'coverage'), cell: ({ use }: Row) => percent(use.coverage), number: true },
  ];
  const unmeasured = told.carriers.flatMap((one) => one.unmeasured);
  return blocks(
    table(columns, rows),
    facts([
      [label(say, 'allEnergy'), figure(told.total)],
      [say('未计量的分项', 'items not measured'), unmeasured.length === 0 ? null : unmeasured.join(' ')],
    ]),
    findingLines(told.findings, say),
  );
}

function standingCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = ofYear(
    group.command('standing <building>').description(say('在同类建筑中的位置', 'how a building compares with others of its use')),
    say,
  ).addOption(carrierOption(option(say, 'carrierElectricity'), ['total']));
  examples(command, context, 'building standing B001 --year 2025', 'building standing B001 --year 2025 --carrier total');
  command.action((building: string, options: OfYear & { carrier?: 'electricity' }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.benchmarking.standing({ building, ...options }), standingInWords),
    ),
  );
}

function standingInWords(
  { own, rank, distribution, percentile, quarter, excluded, unit, region, use, out, findings }: Standing,
  say: Say,
): string {
  const of = (value: number | undefined) => (value === undefined ? null : `${number(value, 2)} ${unit}`);
  return blocks(
    facts([
      [say('同类', 'compared with'), `${region} ${term(say, useTerms, use) ?? ''}`],
      [label(say, 'thisBuilding'), figure(own)],
      [label(say, 'rank'), rank === null ? (out?.detail ?? null) : `${rank} / ${distribution?.count ?? 0}`],
      [label(say, 'percentile'), percentile === null ? null : number(percentile, 1)],
      [label(say, 'quarterOfPeers'), quarter],
      [label(say, 'lowerQuartile'), of(distribution?.low)],
      [label(say, 'median'), of(distribution?.median)],
      [label(say, 'upperQuartile'), of(distribution?.high)],
      [say('未能比较', 'not compared'), excluded],
    ]),
    findingLines(findings, say),
  );
}
