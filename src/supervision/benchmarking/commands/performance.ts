import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { meterFieldTerms } from '#registry/registry/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { decimal, time, year } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Answer = Awaited<ReturnType<Client['benchmarking']['performance']>>;

/** `performance BUILDING --year Y`: which items of an energy performance label measurements can answer. */
export function performanceCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('performance <building>')
    .description(
      say(
        '能效测评：计量能回答的项目，以及还需要什么',
        'the energy performance label: what measurements can answer, and what else is needed',
      ),
    )
    .requiredOption('--year <year>', label(say, 'year'), year)
    .option('--reference <kwh>', say('参考值，kWh/m²', 'a reference, kWh/m²'), decimal)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'performance B001 --year 2025', 'performance B001 --year 2025 --reference 120');
  command.action((building: string, asked: { year: number; reference?: number; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.benchmarking.performance({ building, ...asked }), inWords)),
  );
}

function inWords({ items, indicative, findings }: Answer, say: Say): string {
  type Row = Answer['items'][number];
  const subject = ({ carrier, energyItem }: Row): string | null => energyItem ?? term(say, carrierTerms, carrier);
  return blocks(
    table(
      [
        { title: label(say, 'name'), cell: (row: Row) => row.name },
        { title: term(say, meterFieldTerms, 'carrier'), cell: subject },
        {
          title: label(say, 'value'),
          cell: (row) => (row.value === null ? null : `${number(row.value, 4)} ${row.unit}`.trim()),
          number: true,
        },
        { title: label(say, 'coverage'), cell: (row) => percent(row.coverage), number: true },
        { title: say('尚需的依据', 'needs'), cell: (row) => row.needs },
      ],
      items,
    ),
    indicative ? say('仅供参考，不评定星级。', 'Indicative only: no star follows from it.') : '',
    findingLines(findings, say),
  );
}
