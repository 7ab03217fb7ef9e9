import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import {
  heatAdviceTerms,
  heatLeftOutTerms,
  heatLimitTerms,
  heatNetworkTerms,
  heatSavingPriceTerms,
  substationFieldTerms,
} from '#heat/heat-network/vocabulary.ts';
import { settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, decimal, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Network = Client['heatNetwork'];
type Index = Awaited<ReturnType<Network['index']>>;
type Balance = Awaited<ReturnType<Network['balance']>>;
type Forecast = Awaited<ReturnType<Network['forecast']>>;
type Scope = { point?: string; company?: string; region?: string; knownAt?: string };

const of = (say: Say, code: keyof typeof heatNetworkTerms): string => {
  const { unit } = heatNetworkTerms[code] as { readonly unit?: string };
  return `${term(say, heatNetworkTerms, code)}${unit === undefined ? '' : ` ${unit}`}`;
};

/** `heat index|balance|forecast`: the network of a heat company. */
export function heatNetworkCommands(heat: Command, context: CommandContext): void {
  indexCommand(heat, context);
  balanceCommand(heat, context);
  forecastCommand(heat, context);
}

function ofScope(command: Command, { say }: CommandContext): Command {
  return command
    .option('--point <code>', term(say, settlementPointFieldTerms, 'code'))
    .option('--company <code>', term(say, settlementPointFieldTerms, 'company'))
    .option('--region <code>', option(say, 'ofRegion'))
    .requiredOption('--season <name>', term(say, heatSeasonTerms, 'name'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
}

function indexCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = ofScope(
    heat
      .command('index')
      .description(
        say('各结算点的单位面积热耗，按度日修正后排序', 'heat per square metre of settlement points, corrected by degree days and ranked'),
      ),
    context,
  ).option('--reference <degree-days>', of(say, 'reference'), decimal);
  examples(command, context, 'heat index --company C1 --season 2025-26', 'heat index --region 140302 --season 2025-26 --reference 2500');
  command.action((options: Scope & { season: string; reference?: number }) =>
    context.within(async ({ client, output }) => answer(output, await client.heatNetwork.index(options), indexInWords)),
  );
}

function balanceCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = heat
    .command('balance <substation>')
    .description(
      say(
        '热力站各结算点的平衡：比值、建议和可节约热量',
        'balance of the settlement points of a substation: ratio, advice, possible saving',
      ),
    )
    .requiredOption('--from <day>', option(say, 'fromIncluded'), day)
    .requiredOption('--to <day>', option(say, 'toExcluded'), day)
    .option('--target <gj-per-m2>', of(say, 'target'), decimal)
    .option('--tolerance <share>', of(say, 'tolerance'), decimal)
    .option('--limit <celsius>', of(say, 'limit'), decimal)
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(
    command,
    context,
    'heat balance S1 --from 2026-01-05 --to 2026-01-19',
    'heat balance S1 --from 2026-01-05 --to 2026-01-19 --limit 18',
  );
  command.action(
    (substation: string, options: { from: string; to: string; target?: number; tolerance?: number; limit?: number; knownAt?: string }) =>
      context.within(async ({ client, output }) =>
        answer(output, await client.heatNetwork.balance({ substation, ...options }), balanceInWords),
      ),
  );
}

function forecastCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = ofScope(
    heat.command('forecast').description(say('设计气温下各结算点的热负荷', 'heat load of settlement points at a design temperature')),
    context,
  )
    .requiredOption('--design <celsius>', say('设计气温（°C）', 'design outdoor temperature, °C'), decimal)
    .option('--base <celsius>', say('度日基准（默认 18 °C）', 'base of degree days (default 18 °C)'), decimal);
  examples(command, context, 'heat forecast --company C1 --season 2025-26 --design=-10');
  command.action((options: Scope & { season: string; design: number; base?: number }) =>
    context.within(async ({ client, output }) => answer(output, await client.heatNetwork.forecast(options), forecastInWords)),
  );
}

function indexInWords(told: Index, say: Say): string {
  type Row = Index['points'][number];
  const amount = (code: 'area' | 'heat' | 'index' | 'corrected', digits: number) => ({
    title: of(say, code),
    cell: (row: Row) => number(row[code], digits),
    number: true,
  });
  const columns = [
    { title: of(say, 'rank'), cell: (row: Row) => row.rank, number: true },
    { title: term(say, settlementPointFieldTerms, 'code'), cell: (row: Row) => row.point },
    { title: term(say, settlementPointFieldTerms, 'building'), cell: (row: Row) => row.buildingName ?? row.building },
    amount('area', 1),
    amount('heat', 2),
    { title: of(say, 'coverage'), cell: (row: Row) => percent(row.coverage), number: true },
    amount('index', 4),
    amount('corrected', 4),
    { title: of(say, 'outlier'), cell: (row: Row) => (row.outlier === null ? '' : of(say, row.outlier)) },
  ];
  const left = told.excluded.map(({ point, why }) => `${point}: ${term(say, heatLeftOutTerms, why)}`);
  return blocks(
    facts([
      [of(say, 'hdd'), number(told.hdd, 1)],
      [of(say, 'reference'), number(told.reference, 1)],
      [of(say, 'median'), number(told.median, 4)],
    ]),
    told.points.length > 0 && table(columns, told.points),
    left.length > 0 && [of(say, 'excluded'), ...left].join('\n'),
    findingLines(told.findings, say),
  );
}

function balanceInWords(told: Balance, say: Say): string {
  type Row = Balance['points'][number];
  const columns = [
    { title: term(say, settlementPointFieldTerms, 'code'), cell: (row: Row) => row.point },
    { title: of(say, 'index'), cell: (row: Row) => number(row.index, 4), number: true },
    { title: of(say, 'ratio'), cell: (row: Row) => number(row.ratio, 3), number: true },
    { title: of(say, 'return'), cell: (row: Row) => number(row.return, 1), number: true },
    { title: of(say, 'samples'), cell: (row: Row) => row.samples.count, number: true },
    { title: of(say, 'below'), cell: (row: Row) => row.samples.below, number: true },
    { title: of(say, 'advice'), cell: (row: Row) => term(say, heatAdviceTerms, row.advice) },
    { title: of(say, 'saving'), cell: (row: Row) => number(row.saving, 2), number: true },
    { title: of(say, 'savingYuan'), cell: (row: Row) => row.savingYuan, number: true },
    { title: of(say, 'pricedBy'), cell: (row: Row) => term(say, heatSavingPriceTerms, row.pricedBy) },
  ];
  const { limit } = told;
  return blocks(
    facts([
      [term(say, substationFieldTerms, 'code'), told.substation],
      [of(say, 'target'), number(told.target, 4)],
      [of(say, 'limit'), limit === null ? null : `${limit.value} (${term(say, heatLimitTerms, limit.of)})`],
      [of(say, 'days'), told.days],
      [of(say, 'spread'), number(told.spread, 1)],
      [of(say, 'saving'), number(told.saving, 2)],
      [of(say, 'savingYuan'), told.savingYuan],
    ]),
    told.points.length > 0 && table(columns, told.points),
    findingLines(told.findings, say),
  );
}

function forecastInWords(told: Forecast, say: Say): string {
  type Row = Forecast['points'][number];
  const columns = [
    { title: term(say, settlementPointFieldTerms, 'code'), cell: (row: Row) => row.point },
    { title: of(say, 'kwPerK'), cell: (row: Row) => number(row.kwPerK, 3), number: true },
    { title: of(say, 'peakKw'), cell: (row: Row) => number(row.peakKw, 1), number: true },
    { title: of(say, 'days'), cell: (row: Row) => row.days, number: true },
  ];
  return blocks(
    told.points.length > 0 && table(columns, told.points),
    facts([
      [of(say, 'kwPerK'), number(told.total.kwPerK, 3)],
      [of(say, 'peakKw'), number(told.total.peakKw, 1)],
    ]),
    findingLines(told.findings, say),
  );
}
