import { Argument, type Command } from 'commander';
import type { Client } from '#client.ts';
import {
  commissioningTerms,
  strategyFactTerms,
  strategyKindTerms,
  strategyStateTerms,
  strategyTerms,
} from '#retrofit/commissioning/vocabulary.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { localTime } from '#cli/local-time.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type StrategyOptions = { readonly from?: string; readonly to?: string; readonly within?: string; readonly knownAt?: string };
type Kind = keyof typeof strategyKindTerms;

const asking = (command: Command, { say }: CommandContext): Command =>
  command
    .option('--from <day>', say('自（含），默认至今十二周', 'from this day, included (default: the last twelve weeks)'), day)
    .option('--to <day>', option(say, 'toExcluded'), day)
    .option('--within <range>', term(say, commissioningTerms, 'band'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);

/** `commission strategies BUILDING`, `commission strategy BUILDING KIND SUBJECT`: what the history shows, and its hours. */
export function strategyCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = asking(
    group
      .command('strategies <building>')
      .description(say('从历史数据发现的运行策略，各本可节约多少', 'strategies found in the history, with what each would have saved')),
    context,
  )
    .option('--prices <list>', term(say, strategyTerms, 'prices'))
    .option('--tariff <id>', term(say, strategyTerms, 'tariff'))
    .option('-o, --out <file>', option(say, 'workbookToWrite'));
  examples(
    command,
    context,
    'commission strategies B001 --within 18:24',
    'commission strategies B001 --tariff t1',
    'commission strategies B001 --from 2026-01-01 --to 2026-04-01 --out 策略.xlsx',
  );
  command.action(
    (
      building: string,
      { out, ...asked }: StrategyOptions & { readonly prices?: string; readonly tariff?: string; readonly out?: string },
    ) =>
      context.within(async ({ client, get, output }) => {
        if (out !== undefined) {
          await save(await get(`/exports/commissioning-strategies?${new URLSearchParams({ building, ...asked })}`), out);
          answer(output, { file: out }, ({ file }) => file);
        } else answer(output, await client.commissioning.strategies({ building, ...asked }), strategiesInWords);
      }),
  );
  hoursCommand(group, context);
}

function hoursCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = asking(
    group
      .command('strategy <building>')
      .description(say('一项运行策略涉及的逐小时用量', 'one strategy hour by hour'))
      .addArgument(new Argument('<kind>', term(say, strategyTerms, 'strategy')).choices(Object.keys(strategyKindTerms)))
      .argument('<subject>', term(say, strategyTerms, 'subject')),
    context,
  );
  examples(command, context, 'commission strategy B001 outside-hours AHU-1 --from 2026-03-01');
  command.action((building: string, kind: Kind, subject: string, asked: StrategyOptions) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.commissioning.strategyHours({ building, kind, subject, ...asked }), hoursInWords),
    ),
  );
}

type Strategies = Awaited<ReturnType<Client['commissioning']['strategies']>>;
type Hours = Awaited<ReturnType<Client['commissioning']['strategyHours']>>;
type Row = Strategies['strategies'][number];

const amount = (value: number | null, unit: string) => (value === null ? null : `${number(value, 2)} ${unit}`);

function strategyTable(rows: readonly Row[], say: Say): string {
  const word = (name: keyof typeof strategyTerms) => term(say, strategyTerms, name);
  return table(
    [
      { title: word('strategy'), cell: (row: Row) => term(say, strategyKindTerms, row.kind) },
      { title: word('subject'), cell: (row: Row) => row.subject },
      { title: label(say, 'state'), cell: (row: Row) => term(say, strategyStateTerms, row.state) },
      { title: label(say, 'energy'), cell: (row: Row) => term(say, carrierTerms, row.carrier) },
      { title: word('wouldHaveSaved'), cell: (row: Row) => amount(row.saved, row.unit), number: true },
      { title: word('useJudged'), cell: (row: Row) => amount(row.use, row.unit), number: true },
      { title: word('hours'), cell: (row: Row) => number(row.hours, 2), number: true },
      { title: word('judged'), cell: (row: Row) => number(row.judged, 2), number: true },
      { title: label(say, 'coverage'), cell: (row: Row) => (row.coverage === null ? null : percent(row.coverage)), number: true },
      { title: word('yuan'), cell: (row: Row) => row.yuan, number: true },
      { title: `${word('kgco2')} (kg)`, cell: (row: Row) => (row.kgco2 === null ? null : number(row.kgco2, 2)), number: true },
    ],
    rows,
  );
}

/** Savings by the periods of the tariff. */
function periodTable(periods: Row['periods'], say: Say): string {
  type Period = Row['periods'][number];
  return table(
    [
      { title: term(say, strategyFactTerms, 'tariffPeriod'), cell: ({ period }: Period) => period },
      { title: term(say, strategyTerms, 'periodPrice'), cell: ({ price }: Period) => price, number: true },
      { title: term(say, strategyTerms, 'wouldHaveSaved'), cell: ({ saved }: Period) => amount(saved, 'kWh'), number: true },
      { title: term(say, strategyTerms, 'yuan'), cell: ({ yuan }: Period) => yuan, number: true },
    ],
    periods,
  );
}

function strategiesInWords({ strategies }: Strategies, say: Say): string {
  return blocks(
    strategyTable(strategies, say),
    ...strategies
      .filter(({ periods }) => periods.length > 0)
      .map(({ kind, subject, periods }) => `${term(say, strategyKindTerms, kind)} ${subject}\n${periodTable(periods, say)}`),
    ...strategies
      .filter(({ findings }) => findings.length > 0)
      .map(({ kind, subject, findings }) => `${term(say, strategyKindTerms, kind)} ${subject}\n${findingLines(findings, say)}`),
  );
}

function hoursInWords({ strategy, hours, zone }: Hours, say: Say): string {
  type Hour = Hours['hours'][number];
  const { unit } = strategy;
  const column = (title: string, cell: (row: Hour) => number | null) => ({
    title: `${title} (${unit})`,
    cell: (row: Hour) => number(cell(row), 2),
    number: true,
  });
  return blocks(
    strategyTable([strategy], say),
    facts(strategy.facts.map(({ name, value, unit: of }) => [factInWords(name, say), amount(value, of)])),
    table(
      [
        { title: label(say, 'from'), cell: (row: Hour) => localTime(row.from, zone) },
        { title: label(say, 'to'), cell: (row: Hour) => localTime(row.to, zone) },
        { title: label(say, 'state'), cell: (row: Hour) => concerned(row.concerned, say) },
        column(label(say, 'amount'), (row) => row.use),
        column(term(say, strategyTerms, 'unchanged'), (row) => row.saved),
      ],
      hours.filter(({ concerned: is }) => is !== false),
    ),
    findingLines(strategy.findings, say),
  );
}

const concerned = (is: boolean | null, say: Say): string => (is === null ? label(say, 'unknown') : label(say, is ? 'yes' : 'no'));

function factInWords(name: string, say: Say): string {
  const [code = '', ...rest] = name.split(' ');
  const known = Object.hasOwn(strategyFactTerms, code) ? term(say, strategyFactTerms, code as keyof typeof strategyFactTerms) : code;
  return [known, ...rest].join(' ');
}
