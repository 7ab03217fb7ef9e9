import { unitSign } from '#kernel/unit-sign.ts';
import { weatherMethodTerms, weatherSeriesTerms, weatherVariableTerms } from '#metering/weather/vocabulary.ts';
import { option } from '#cli/option-terms.ts';
import { label, term } from '#cli/terms.ts';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { runImport } from '#cli/follow.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { number, percent, table } from '#cli/table.ts';
import { blocks, findingLines, rejectedLines } from '#cli/wording.ts';
import { day, decimal, pair, time } from '#cli/values.ts';

type Weather = Client['weather'];
type WeatherImport = Parameters<Weather['importWeather']>[0];
type ImportOptions = Omit<WeatherImport, 'file' | 'columns'> & { readonly column?: Record<string, string>; readonly rejects?: string };

/** `import weather FILE`, `weather degree-days`, `weather stations`. */
export function weatherCommands(program: Command, group: Command, context: CommandContext): void {
  importCommand(group, context);
  const weather = program
    .command('weather')
    .description(context.say('气象站与度日数', 'weather stations and degree days'))
    .helpCommand(false);
  examples(weather, context, 'weather stations', 'weather degree-days --help');
  degreesCommand(weather, context);
  stationsCommand(weather, context);
}

function importCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('weather <file>').description(say('导入逐时气象（EPW、csv）', 'hourly weather (EPW, csv)'));
  command
    .option('--station <code>', say('气象站代码（默认取自文件）', 'the station’s code (default as the file says)'))
    .addOption(
      new Option('--format <format>', say('文件格式（默认自动判断）', 'the format of the file (detected by default)')).choices([
        'epw',
        'csv',
      ]),
    )
    .addOption(new Option('--series <series>', label(say, 'typicalYear')).choices(['observed', 'typical']))
    .option('--time-column <column>', say('时间所在的列（csv）', 'the column with the time (csv)'))
    .option(
      '--column <variable=column>',
      say('要素取自哪一列（csv，可多次），如 temperature=气温', 'the column of a variable (csv, repeatable), as temperature=C'),
      pair,
    )
    .option('--zone <zone>', say('文件中时间的时区', 'the time zone of the file'))
    .option('--region <code>', say('此后由哪个地区管理该站', 'the region that manages the station from now on'))
    .option('--rejects <file>', option(say, 'rejectsFile'));
  examples(
    command,
    context,
    'import weather CHN_Taiyuan.epw',
    'import weather 阳泉.csv --station 53782',
    'import weather 阳泉.csv --station 53782 --time-column 观测 --column temperature=气温',
  );
  command.action((path: string, { column, rejects, ...options }: ImportOptions) =>
    context.within(async (at) => {
      const begin = async (file: string) => ({
        state: 'shown',
        ...(await at.client.weather.importWeather({ ...options, file, ...(column && { columns: column }) })),
      });
      // the result of an import depends on its kind
      answer(at.output, (await runImport(at, { path, begin, rejects })) as unknown as Imported, importedInWords);
    }),
  );
}

type Imported = Awaited<ReturnType<Weather['importWeather']>>;

function importedInWords(told: Imported, say: Say): string {
  const span = told.from === null ? '' : say(`，${told.from} 至 ${told.to}`, `, ${told.from} to ${told.to}`);
  const head = say(
    `导入 ${told.import}：采用 ${number(told.accepted)} 行，拒绝 ${number(told.rejectedCount)} 行${span}；用时 ${number(told.seconds, 1)} 秒`,
    `Import ${told.import}: ${number(told.accepted)} rows accepted, ${number(told.rejectedCount)} rejected${span}; ${number(told.seconds, 1)} s`,
  );
  return blocks(head, rejectedLines(told.rejected, told.rejectedCount, say), findingLines(told.findings, say));
}

type DegreesOptions = Omit<Parameters<Weather['degrees']>[0], 'station'>;

function degreesCommand(weather: Command, context: CommandContext): void {
  const { say } = context;
  const command = weather.command('degree-days <station>').description(say('供暖与空调度日数', 'heating and cooling degree days'));
  command
    .requiredOption('--from <day>', option(say, 'fromIncluded'), day)
    .requiredOption('--to <day>', option(say, 'toExcluded'), day)
    .addOption(new Option('--step <step>', say('统计粒度（默认 month）', 'the step (default month)')).choices(['day', 'month', 'year']))
    .option('--heating-base <celsius>', say('供暖基准温度（默认 18）', 'the heating base (default 18)'), decimal)
    .option('--cooling-base <celsius>', say('空调基准温度（默认 26）', 'the cooling base (default 26)'), decimal)
    .addOption(
      new Option('--method <method>', say('算法（默认 daily-mean）', 'the method (default daily-mean)')).choices(['daily-mean', 'hourly']),
    )
    .addOption(new Option('--series <series>', label(say, 'typicalYear')).choices(['observed', 'typical']))
    .option('--known-at <instant>', say('以当时所知为准', 'as it was known then'), time);
  examples(command, context, 'weather degree-days 53782 --from 2024-01-01 --to 2025-01-01');
  command.action((station: string, options: DegreesOptions) =>
    context.within(async ({ client, output }) => answer(output, await client.weather.degrees({ ...options, station }), degreesInWords)),
  );
}

type Degrees = Awaited<ReturnType<Weather['degrees']>>;

function degreesInWords(told: Degrees, say: Say): string {
  type Step = Degrees['steps'][number];
  const columns = [
    { title: label(say, 'from'), cell: (step: Step) => step.start },
    { title: label(say, 'to'), cell: (step: Step) => step.end },
    { title: say('平均 ℃', 'mean ℃'), cell: (step: Step) => number(step.mean, 1), number: true },
    {
      title: say(`供暖 HDD${told.heatingBase}`, `heating HDD${told.heatingBase}`),
      cell: (step: Step) => number(step.heating, 1),
      number: true,
    },
    {
      title: say(`空调 CDD${told.coolingBase}`, `cooling CDD${told.coolingBase}`),
      cell: (step: Step) => number(step.cooling, 1),
      number: true,
    },
    { title: label(say, 'coverage'), cell: (step: Step) => percent(step.coverage), number: true },
  ];
  return `${say('气象站', 'Station')} ${told.station}（${term(say, weatherMethodTerms, told.method)}，℃·d）\n${table(columns, told.steps)}`;
}

function stationsCommand(weather: Command, context: CommandContext): void {
  const { say } = context;
  const command = weather.command('stations').description(say('气象站及其已有数据', 'stations and their data'));
  examples(command, context, 'weather stations');
  command.action(() => context.within(async ({ client, output }) => answer(output, await client.weather.stations(), stationsInWords)));
}

type Stations = Awaited<ReturnType<Weather['stations']>>;

function stationsInWords({ stations }: Stations, say: Say): string {
  type Station = Stations['stations'][number];
  type Row = { readonly station: Station; readonly holding: Station['holdings'][number] | null };
  const held = stations.flatMap((station): Row[] =>
    station.holdings.length === 0 ? [{ station, holding: null }] : station.holdings.map((holding) => ({ station, holding })),
  );
  const columns = [
    { title: label(say, 'code'), cell: ({ station }: Row) => station.code },
    { title: label(say, 'name'), cell: ({ station }: Row) => station.name },
    { title: say('管理', 'managed by'), cell: ({ station }: Row) => station.region },
    {
      title: say('要素', 'variable'),
      cell: ({ holding }: Row) => holding && `${term(say, weatherVariableTerms, holding.variable)} (${unitSign(holding.unit)})`,
    },
    { title: say('类别', 'series'), cell: ({ holding }: Row) => term(say, weatherSeriesTerms, holding?.series) },
    { title: label(say, 'from'), cell: ({ holding }: Row) => holding?.from },
    { title: label(say, 'to'), cell: ({ holding }: Row) => holding?.to },
    { title: say('小时数', 'hours'), cell: ({ holding }: Row) => holding?.hours, number: true },
  ];
  return stations.length === 0 ? say('尚无气象站。', 'There are no stations yet.') : table(columns, held);
}
