import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { silentSorts } from '#metering/readings/contract.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { sortOptions } from '#cli/sort-options.ts';
import { number, table } from '#cli/table.ts';
import { carrierOption, label, term } from '#cli/terms.ts';
import { time, whole } from '#cli/values.ts';

type Question = NonNullable<Parameters<Client['readings']['silent']>[0]>;
type Answer = Awaited<ReturnType<Client['readings']['silent']>>;

/** `silent`: meters without readings for longer than usual. */
export function silentCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('silent').description(label(say, 'offlineMeters'));
  command
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--building <building>', option(say, 'ofBuilding'))
    .addOption(carrierOption(option(say, 'carrier')))
    .option('--search <text>', option(say, 'meterOrBuilding'))
    .option('--at <time>', say('截至何时（默认现在）', 'as of this time (default now)'), time)
    .option('--limit <count>', option(say, 'atMost100'), whole(1, 1000))
    .option('--offset <count>', option(say, 'skip'), whole(0, 10_000_000));
  sortOptions(command, say, silentSorts);
  examples(command, context, 'silent --region 140300', 'silent --region 140300 --carrier heat --sort days --order desc');
  command.action((options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.readings.silent(options), silentInWords)),
  );
}

function silentInWords({ meters, total }: Answer, say: Say): string {
  type Row = Answer['meters'][number];
  if (total === 0) return label(say, 'noOfflineMeters');
  const columns = [
    { title: label(say, 'meter'), cell: (row: Row) => row.meter },
    { title: label(say, 'building'), cell: (row: Row) => row.building },
    { title: label(say, 'energy'), cell: (row: Row) => term(say, carrierTerms, row.carrier) },
    { title: label(say, 'lastReadingDay'), cell: (row: Row) => row.last },
    { title: label(say, 'daysOffline'), cell: (row: Row) => number(row.days), number: true },
  ];
  return `${table(columns, meters)}\n${say(`共 ${number(total)} 个`, `${number(total)} in all`)}`;
}
