import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { solarDoubtTerms, solarSheetTerms } from '#flexibility/solar/vocabulary.ts';
import { weatherSeriesTerms } from '#metering/weather/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { solarTerm } from './solar-terms.ts';
import { label, term } from '#cli/terms.ts';
import { time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Evaluation = Awaited<ReturnType<Client['solar']['evaluate']>>;
type Month = Evaluation['months'][number];

/** `solar evaluate`: what photovoltaics generated compared with what they should have. */
export function solarEvaluateCommand(solar: Command, context: CommandContext): void {
  const { say } = context;
  const command = solar
    .command('evaluate <resource>')
    .description(
      say(
        '后评估：计得的发电量与按气象应发的相比',
        'evaluation: measured generation compared with the generation expected from the weather',
      ),
    )
    .requiredOption('--from <time>', option(say, 'fromIncluded'), time)
    .requiredOption('--to <time>', option(say, 'toExcluded'), time)
    .option('--station <code>', solarTerm(say, 'stationNearest'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'solar evaluate PV-01 --from 2025-01-01 --to 2026-01-01');
  command.action((resource: string, options: Omit<Parameters<Client['solar']['evaluate']>[0], 'resource'>) =>
    context.within(async ({ client, output }) => answer(output, await client.solar.evaluate({ resource, ...options }), evaluationInWords)),
  );
}

function evaluationInWords(told: Evaluation, say: Say): string {
  const columns = [
    { title: label(say, 'month'), cell: (row: Month) => row.month },
    { title: say('实发 kWh', 'measured kWh'), cell: (row: Month) => number(row.measured, 0), number: true },
    { title: say('应发 kWh', 'expected kWh'), cell: (row: Month) => number(row.expected, 0), number: true },
    { title: term(say, solarSheetTerms, 'ratio'), cell: (row: Month) => percent(row.ratio), number: true },
    { title: solarTerm(say, 'hoursCompared'), cell: ({ hours }: Month) => `${hours.compared}/${hours.of}`, number: true },
    {
      title: say('可疑', 'doubtful'),
      cell: ({ doubts }: Month) =>
        doubts
          .map(({ doubt, hours, kwh }) => `${term(say, solarDoubtTerms, doubt)} ${hours} h ${number(kwh, 0)} kWh`)
          .join(say('；', '; ')),
    },
  ];
  return blocks(
    facts([[solarTerm(say, 'station'), `${told.station} (${term(say, weatherSeriesTerms, told.series)})`]]),
    table(columns, [...told.months, { ...told, month: label(say, 'total'), doubts: [] }]),
    told.indicative && solarTerm(say, 'indicative'),
    findingLines(told.findings, say),
  );
}
