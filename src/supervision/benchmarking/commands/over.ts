import { option } from '#cli/option-terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { carrierTerms, useTerms } from '#kernel/vocabulary.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { number, table } from '#cli/table.ts';
import { blocks, verdictIn } from '#cli/wording.ts';
import { time, whole, year } from '#cli/values.ts';
import { carrierOption, codeOf, term, label } from '#cli/terms.ts';

type Lists = Client['benchmarking'];
type Over = Awaited<ReturnType<Lists['over']>>;
type Champions = Awaited<ReturnType<Lists['champions']>>;

/** `over` and `champions`: buildings over quota by verified limits, and the lowest of each use. */
export function overCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const place = (command: Command) =>
    command
      .requiredOption('--region <code>', option(say, 'regionCode'))
      .requiredOption('--year <year>', label(say, 'year'), year)
      .option('--use <use>', say('只看这种用途，如 办公 或 office', 'only this use, as office'), codeOf(useTerms))
      .option('--known-at <instant>', option(say, 'asKnownAt'), time);

  const over = place(
    program
      .command('over')
      .description(say('超出已核实约束值的建筑，按超出幅度由大到小', 'buildings over a verified limit, the largest excess first')),
  ).option('--limit <count>', say('最多几栋（默认 50）', 'how many buildings (50)'), whole(1, 100_000));
  examples(over, context, 'over --region 140300 --year 2025');
  over.action((options: Parameters<Lists['over']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.benchmarking.over(options), overInWords)),
  );

  const champions = place(
    program.command('champions').description(say('各用途中单位面积用能最低的建筑', 'the buildings of each use with the lowest intensity')),
  )
    .addOption(carrierOption(option(say, 'carrierElectricity'), ['total']))
    .option('--each <count>', say('每种用途几栋（默认 3）', 'how many of each use (3)'), whole(1, 50));
  examples(champions, context, 'champions --region 140300 --year 2025 --carrier total');
  champions.action((options: Parameters<Lists['champions']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.benchmarking.champions(options), championsInWords)),
  );
}

function overInWords({ buildings, total, indicative, unknown }: Over, say: Say): string {
  type Row = Over['buildings'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'energy'), cell: (row: Row) => term(say, carrierTerms, row.carrier) },
    { title: label(say, 'corrected'), cell: (row: Row) => number(row.corrected, 2), number: true },
    { title: label(say, 'constraintValue'), cell: (row: Row) => number(row.constraint, 2), number: true },
    { title: label(say, 'unit'), cell: (row: Row) => unitSign(row.unit) },
    { title: say('倍数', 'times'), cell: (row: Row) => number(row.times, 2), number: true },
  ];
  return blocks(
    total === 0
      ? say('没有建筑超出已核实的约束值。', 'No building is over a verified constraint value.')
      : `${table(columns, buildings)}\n${say(`共 ${number(total)} 栋`, `${number(total)} in all`)}`,
    indicative > 0 &&
      say(
        `另有 ${number(indicative)} 栋超出未核实的限额，仅供参考，不进入名单。`,
        `${number(indicative)} more exceed a limit that is not verified: indicative only, in no list.`,
      ),
    unknown > 0 && say(`${number(unknown)} 栋无法判定。`, `${number(unknown)} cannot be judged.`),
  );
}

function championsInWords({ unit, uses }: Champions, say: Say): string {
  type Row = Champions['uses'][number]['buildings'][number];
  const columns = [
    { title: label(say, 'use'), cell: (row: Row) => term(say, useTerms, row.use) },
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: unit, cell: (row: Row) => number(row.intensity, 2), number: true },
    { title: label(say, 'verdict'), cell: (row: Row) => verdictIn(row, say) },
  ];
  const rows = uses.flatMap(({ buildings }) => buildings);
  return rows.length === 0 ? label(say, 'noneRankable') : table(columns, rows);
}
