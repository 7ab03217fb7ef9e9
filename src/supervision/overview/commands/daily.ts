import { option } from '#cli/option-terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { number, percent, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { day, time } from '#cli/values.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { carrierOption, label, term } from '#cli/terms.ts';

type Question = Parameters<Client['overview']['cityDays']>[0];
type Answer = Awaited<ReturnType<Client['overview']['cityDays']>>;

/** `daily --region CODE --from DAY --to DAY`: the daily use of a place. */
export function dailyCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('daily').description(say('一个地区逐日的用量', 'the use of a place day by day'));
  command
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--from <day>', say('首日（含）', 'the first day'), day)
    .requiredOption('--to <day>', say('末日的次日（不含）', 'the day after the last'), day)
    .addOption(carrierOption(option(say, 'carrierElectricity')))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(
    command,
    context,
    'daily --region 140300 --from 2025-01-01 --to 2026-01-01',
    'daily --region 140302 --carrier gas --from 2025-01-01 --to 2025-02-01',
  );
  command.action((options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.overview.cityDays(options), inWords)),
  );
}

function inWords({ region, carrier, unit, days, findings }: Answer, say: Say): string {
  type Row = Answer['days'][number];
  const columns = [
    { title: label(say, 'day'), cell: (one: Row) => one.day },
    { title: `${label(say, 'amount')} (${unit})`, cell: (one: Row) => number(one.value, 2), number: true },
    { title: label(say, 'coverage'), cell: (one: Row) => percent(one.coverage), number: true },
    { title: say('其中估算', 'estimated'), cell: (one: Row) => (one.value === null ? '' : percent(one.estimated)), number: true },
    { title: say('有表的建筑', 'with a meter'), cell: (one: Row) => number(one.buildings), number: true },
  ];
  const last = days.findLast(({ value }) => value !== null);
  const opens =
    last === undefined
      ? ''
      : `${say('某一天的来源（编号见 --json），如', 'Where a day comes from (its id is in --json), such as')} ${last.day}: yaodong explain ${last.figure}`;
  return blocks(`${region} ${term(say, carrierTerms, carrier)}\n${table(columns, days)}`, opens, findingLines(findings, say));
}
