import type { Command } from 'commander';
import { Option } from 'commander';
import type { Client } from '#client.ts';
import { roofSourceTerms, roofTerms, roofVerdictTerms } from '#flexibility/solar-potential/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, percent, table } from '#cli/table.ts';
import { solarTerm } from '#flexibility/solar/commands/solar-terms.ts';
import { label, term } from '#cli/terms.ts';
import { day, decimal, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Potential = Awaited<ReturnType<Client['solarPotential']['list']>>;
type Roof = Potential['buildings'][number];

/** `solar potential`: what roofs carry and could carry. */
export function solarPotentialCommand(solar: Command, context: CommandContext): void {
  const { say } = context;
  const command = solar
    .command('potential')
    .description(
      say(
        '屋顶已装光伏的比例、文件的要求和还可安装的功率',
        'share of roofs with photovoltaics, share required by documents, power that can still be installed',
      ),
    )
    .addOption(new Option('--building <building>', label(say, 'building')).conflicts('region'))
    .option('--region <code>', label(say, 'place'))
    .option('--on <day>', option(say, 'dayDefaultToday'), day)
    .option(
      '--share <share>',
      say('设想的屋顶比例，如 0.5（默认文件要求的）', 'assumed share of the roof, such as 0.5 (default: as required by documents)'),
      decimal,
    )
    .option('--density <kW>', solarTerm(say, 'density'), decimal)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'solar potential --region 140300 --share 0.5', 'solar potential --building B001 --density 0.2');
  command.action((options: Parameters<Client['solarPotential']['list']>[0]) => {
    if (options.region === undefined && options.building === undefined) return command.error(solarTerm(say, 'placeOrBuilding'));
    return context.within(async ({ client, output }) => answer(output, await client.solarPotential.list(options), potentialInWords));
  });
}

function potentialInWords({ buildings, findings }: Potential, say: Say): string {
  const of = (code: keyof typeof roofTerms): string => term(say, roofTerms, code);
  const columns = [
    { title: label(say, 'building'), cell: (row: Roof) => row.code },
    { title: label(say, 'name'), cell: (row: Roof) => row.name },
    { title: `${of('roofArea')} m²`, cell: (row: Roof) => number(row.roofArea.value, 0), number: true },
    { title: label(say, 'source'), cell: (row: Roof) => term(say, roofSourceTerms, row.roofArea.source) },
    { title: `${of('installedArea')} m²`, cell: (row: Roof) => number(row.installedArea, 0), number: true },
    { title: of('share'), cell: (row: Roof) => percent(row.share), number: true },
    { title: of('required'), cell: ({ required }: Roof) => required.value && percent(required.value), number: true },
    { title: label(say, 'verdict'), cell: (row: Roof) => term(say, roofVerdictTerms, row.verdict) },
    { title: `${of('gapArea')} m²`, cell: (row: Roof) => number(row.gapArea, 0), number: true },
    { title: `${of('capacityKw')} kW`, cell: (row: Roof) => number(row.capacityKw, 1), number: true },
  ];
  return blocks(table(columns, buildings), findingLines(findings, say));
}
