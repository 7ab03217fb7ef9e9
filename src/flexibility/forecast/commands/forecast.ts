import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { forecastTerms } from '#flexibility/forecast/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { localTime } from '#cli/local-time.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Forecast = Awaited<ReturnType<Client['forecast']['building']>>;
type Tested = Awaited<ReturnType<Client['forecast']['test']>>;
type ForecastError = Forecast['load']['error'];

const of = (say: Say, code: keyof typeof forecastTerms): string => term(say, forecastTerms, code);
const share = (part: number | null): string | null => (part === null ? null : `${number(part * 100, 1)} %`);

/** `forecast of B` and `forecast test`. */
export function forecastCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('forecast')
    .description(say('负荷与光伏发电预测', 'forecasts of load and photovoltaic generation'))
    .helpCommand(false);
  examples(group, context, 'forecast of B001', 'forecast test --region 140302 --from 2026-05-01 --to 2026-06-01');
  ofCommand(group, context);
  testCommand(group, context);
}

function ofCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('of <building>')
    .description(say('未来 48 小时每 15 分钟的 P10、P50、P90', 'P10, P50 and P90 of each quarter hour for 48 hours'));
  command
    .option(
      '--at <time>',
      say('起算时刻，此后的读数一概不看（不填为现在）', 'start of the forecast; later readings are ignored (default: now)'),
      time,
    )
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'forecast of B001', 'forecast of B001 --at 2026-03-01T16:00 --json');
  command.action((building: string, options: { at?: string; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.forecast.building({ building, ...options }), inWords)),
  );
}

/** The accuracy of a building's forecasts in the four weeks before. */
export const errorFacts = ({ wape, yesterday, weekAgo, days }: ForecastError, say: Say): [string, string | number | null][] => [
  [of(say, 'error'), share(wape)],
  [of(say, 'yesterday'), share(yesterday)],
  [of(say, 'weekAgo'), share(weekAgo)],
  [of(say, 'days'), days],
];

function inWords({ zone, load, pv, pvTotal, net, findings }: Forecast, say: Say): string {
  type Row = Forecast['load']['steps'][number];
  const columns = [
    { title: label(say, 'time'), cell: ({ start }: Row) => localTime(start, zone) },
    ...(['p10', 'p50', 'p90'] as const).map((code) => ({ title: of(say, code), cell: (row: Row) => row[code], number: true })),
  ];
  const series = (title: string, { steps, error, coverage, estimated }: Omit<Forecast['load'], 'figure'>): string =>
    blocks(
      title,
      facts([...errorFacts(error, say), [of(say, 'coverage'), share(coverage)], [of(say, 'estimated'), share(estimated)]]),
      table(columns, steps),
    );
  return blocks(
    series(of(say, 'load'), load),
    ...pv.map((one) => series(`${of(say, 'pv')} ${one.code}`, one)),
    pv.length > 1 && pvTotal !== null && series(of(say, 'pvTotal'), pvTotal),
    net !== null && series(of(say, 'net'), net),
    findingLines(findings, say),
  );
}

type TestOptions = { region?: string; building?: string; from: string; to: string; asThen?: true; knownAt?: string };

function testCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('test')
    .description(
      say(
        '逐日回测提前一天的负荷预测，并与照搬昨天、上周比较',
        'back-test of day-ahead load forecasts, compared with yesterday and last week',
      ),
    );
  command
    .option('--region <code>', say('回测这个地区的各栋建筑', 'buildings of this region'))
    .option('--building <code>', say('只回测这栋建筑', 'this building'))
    .requiredOption('--from <day>', label(say, 'from'), day)
    .requiredOption('--to <day>', label(say, 'to'), day)
    .option('--as-then', say('每天只用当天零时前已收到的读数', 'for each day, use only readings received before it began'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'forecast test --region 140302 --from 2026-05-01 --to 2026-06-01');
  command.action((options: TestOptions) =>
    context.within(async ({ client, output }) => answer(output, await client.forecast.test(options), testedInWords)),
  );
}

function testedInWords({ buildings, median, findings }: Tested, say: Say): string {
  type Part = Omit<Tested['median'], 'buildings'>;
  const columns = <Row extends Part>() =>
    (['accuracy', 'yesterday', 'weekAgo', 'within'] as const).map((code) => ({
      title: of(say, code),
      cell: (row: Row) => row[code],
      number: true,
    }));
  type Row = Tested['buildings'][number];
  const withRoofs = buildings.flatMap(({ code, pv }) => (pv === null ? [] : [{ code, ...pv }]));
  type Roof = (typeof withRoofs)[number];
  return blocks(
    table(
      [
        { title: label(say, 'building'), cell: ({ code }: Row) => code },
        ...columns<Row>(),
        { title: of(say, 'days'), cell: (row: Row) => row.days, number: true },
      ],
      buildings,
    ),
    withRoofs.length > 0 && of(say, 'pvTotal'),
    withRoofs.length > 0 &&
      table(
        [
          { title: label(say, 'building'), cell: ({ code }: Roof) => code },
          ...columns<Roof>(),
          { title: of(say, 'days'), cell: (row: Roof) => row.days, number: true },
        ],
        withRoofs,
      ),
    table(
      [...columns<Tested['median']>(), { title: label(say, 'buildings'), cell: (row: Tested['median']) => row.buildings, number: true }],
      [median],
    ),
    findingLines(findings, say),
  );
}
