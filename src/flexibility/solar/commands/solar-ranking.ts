import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { solarYieldTerms } from '#flexibility/solar/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, percent, table } from '#cli/table.ts';
import { solarTerm } from './solar-terms.ts';
import { label, term } from '#cli/terms.ts';
import { time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Ranking = Awaited<ReturnType<Client['solar']['ranking']>>;
type Row = Ranking['arrays'][number];

/** `solar ranking`: arrays of a place by yield. */
export function solarRankingCommand(solar: Command, context: CommandContext): void {
  const { say } = context;
  const command = solar
    .command('ranking')
    .description(
      say('一个地区的光伏按年发电量排名，附等效利用小时', 'photovoltaics of a region ranked by yearly yield, with full-load hours'),
    )
    .requiredOption('--region <code>', label(say, 'place'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'solar ranking --region 140300');
  command.action((options: Parameters<Client['solar']['ranking']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.solar.ranking(options), rankingInWords)),
  );
}

function rankingInWords({ arrays, indicative, findings }: Ranking, say: Say): string {
  const of = (code: keyof typeof solarYieldTerms): string => term(say, solarYieldTerms, code);
  const columns = [
    { title: of('array'), cell: (row: Row) => row.code },
    { title: label(say, 'building'), cell: (row: Row) => row.buildingName ?? row.building },
    { title: 'kW', cell: (row: Row) => row.kw, number: true },
    { title: `${of('year')} kWh`, cell: (row: Row) => number(row.year, 0), number: true },
    { title: `${of('specific')} kWh/kW`, cell: (row: Row) => number(row.specific, 0), number: true },
    { title: of('performanceRatio'), cell: (row: Row) => percent(row.performanceRatio), number: true },
  ];
  return blocks(table(columns, arrays), indicative && solarTerm(say, 'indicative'), findingLines(findings, say));
}
