import type { Command } from 'commander';
import { Option } from 'commander';
import type { Client } from '#client.ts';
import { solarYieldTerms } from '#flexibility/solar/vocabulary.ts';
import { weatherSeriesTerms } from '#metering/weather/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { solarDesignCommand } from '#flexibility/solar-design/commands/solar-design.ts';
import { solarEvaluateCommand } from './solar-evaluate.ts';
import { solarPotentialCommand } from '#flexibility/solar-potential/commands/solar-potential.ts';
import { solarRankingCommand } from './solar-ranking.ts';
import { solarSafetyCommands } from '#flexibility/solar-safety/commands/solar-safety.ts';
import { solarSheetCommand } from './solar-sheet.ts';
import { solarTerm } from './solar-terms.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Yields = Awaited<ReturnType<Client['solar']['yield']>>;
type YieldOptions = { building?: string; station?: string; step?: 'year' | 'hour'; knownAt?: string };

/** `solar yield|potential|design|evaluate|sheet|ranking|check|state|safety`. */
export function solarCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const solar = program
    .command('solar')
    .description(say('屋顶光伏：发电量、潜力、安全', 'photovoltaics on roofs: yield, potential, safety'))
    .helpCommand(false);
  examples(solar, context, 'solar yield --building B001', 'solar safety --region 140300');
  yieldCommand(solar, context);
  solarPotentialCommand(solar, context);
  solarDesignCommand(solar, context);
  solarEvaluateCommand(solar, context);
  solarSheetCommand(solar, context);
  solarRankingCommand(solar, context);
  solarSafetyCommands(solar, context);
}

function yieldCommand(solar: Command, context: CommandContext): void {
  const { say } = context;
  const command = solar
    .command('yield [file]')
    .description(
      say(
        '一年逐月的发电量：一栋建筑已登记的光伏，或文件 {arrays: [{code, kw, tilt, azimuth}]} 中的；不保存',
        'yearly yield by month: registered photovoltaics of a building, or those in a file {arrays: [{code, kw, tilt, azimuth}]}; nothing is saved',
      ),
    )
    .option('--building <code>', label(say, 'building'))
    .option('--station <code>', solarTerm(say, 'stationNearest'))
    .addOption(new Option('--step <step>', say('hour 另给出逐时值', 'hour also gives hourly values')).choices(['year', 'hour']))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'solar yield --building B001', 'solar yield 阵列.json --station 537720 --step hour');
  command.action((file: string | undefined, options: YieldOptions) => {
    if (file === undefined && options.building === undefined) return command.error(solarTerm(say, 'fileOrBuilding'));
    return context.within(async ({ client, output }) => {
      const given = file === undefined ? {} : { text: await textOf(file) };
      answer(output, await client.solar.yield({ ...given, ...options }), yieldInWords);
    });
  });
}

type ArrayRow = Yields['arrays'][number];

function yieldInWords(told: Yields, say: Say): string {
  const months = (of: ArrayRow) => of.months.map((kwh, month) => ({ month: month + 1, code: of.code, kwh }));
  return blocks(
    facts([
      [solarTerm(say, 'station'), `${told.stationName} ${told.station} (${term(say, weatherSeriesTerms, told.series)})`],
      [say('距离 km', 'distance, km'), told.distanceKm],
      [label(say, 'stretch'), told.from === null ? null : `${told.from} ${label(say, 'to')} ${told.to}`],
    ]),
    table(
      [
        { title: term(say, solarYieldTerms, 'array'), cell: (row: ArrayRow) => row.code },
        { title: 'kW', cell: (row: ArrayRow) => row.kw, number: true },
        { title: `${term(say, solarYieldTerms, 'year')} kWh`, cell: (row: ArrayRow) => number(row.year, 0), number: true },
        { title: `${term(say, solarYieldTerms, 'specific')} kWh/kW`, cell: (row: ArrayRow) => number(row.specific, 0), number: true },
        { title: term(say, solarYieldTerms, 'performanceRatio'), cell: (row: ArrayRow) => number(row.performanceRatio, 3), number: true },
        { title: label(say, 'coverage'), cell: (row: ArrayRow) => percent(row.coverage), number: true },
      ],
      told.arrays,
    ),
    table(
      [
        { title: term(say, solarYieldTerms, 'array'), cell: ({ code }) => code },
        { title: label(say, 'month'), cell: ({ month }) => String(month), number: true },
        { title: 'kWh', cell: ({ kwh }) => number(kwh, 0), number: true },
      ],
      told.arrays.flatMap(months),
    ),
    told.indicative && solarTerm(say, 'indicative'),
    findingLines(told.findings, say),
  );
}
