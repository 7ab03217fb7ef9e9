import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, table } from '#cli/table.ts';
import { label } from '#cli/terms.ts';
import { time, year } from '#cli/values.ts';

type Question = Parameters<Client['overview']['cityMonths']>[0];
type Answer = Awaited<ReturnType<Client['overview']['cityMonths']>>;

/** `monthly --region CODE --year Y`: all energy of a place by the months of a year. */
export function monthlyCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('monthly')
    .description(say('一个地区逐月的总能耗和单位面积能耗', 'all energy of a place month by month, and over floor area'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--year <year>', label(say, 'year'), year)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'monthly --region 140300 --year 2025', 'monthly --region 140302 --year 2025 --json');
  command.action((options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.overview.cityMonths(options), inWords)),
  );
}

function inWords({ months }: Answer, say: Say): string {
  type Row = Answer['months'][number];
  return table(
    [
      { title: label(say, 'month'), cell: ({ month }: Row) => month },
      { title: `${label(say, 'totalEnergy')} (tce)`, cell: ({ value }: Row) => number(value, 1), number: true },
      { title: `${label(say, 'energyPerM2')} (kgce/m²)`, cell: ({ intensity }: Row) => number(intensity, 2), number: true },
    ],
    months,
  );
}
