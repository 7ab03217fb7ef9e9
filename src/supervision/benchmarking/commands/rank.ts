import { option } from '#cli/option-terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { useTerms } from '#kernel/vocabulary.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { number, percent, table } from '#cli/table.ts';
import { blocks, findingLines, lines, verdictIn } from '#cli/wording.ts';
import { time, year } from '#cli/values.ts';
import { carrierOption, codeOf, term, label } from '#cli/terms.ts';

type Question = Parameters<Client['benchmarking']['rank']>[0];
type Answer = Awaited<ReturnType<Client['benchmarking']['rank']>>;

/** `rank --region CODE --year Y --carrier C|total`. */
export function rankCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('rank').description(say('单位面积用能排名，高者在前', 'buildings by energy use intensity, worst first'));
  command
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--year <year>', label(say, 'year'), year)
    .addOption(
      carrierOption(say('能源种类；total 为当量值合计', 'the energy carrier; total is the calorific equivalent of all'), [
        'total',
      ]).makeOptionMandatory(),
    )
    .option('--use <use>', say('只看这种用途，如 办公 或 office', 'only this use, as office'), codeOf(useTerms))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(
    command,
    context,
    'rank --region 140300 --year 2025 --carrier electricity',
    'rank --region 140302 --year 2025 --carrier total --use office --json',
  );
  command.action((options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.benchmarking.rank(options), inWords)),
  );
}

function inWords(told: Answer, say: Say): string {
  type Row = Answer['buildings'][number];
  const columns = [
    { title: label(say, 'rank'), cell: (row: Row) => row.rank, number: true },
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'use'), cell: (row: Row) => term(say, useTerms, row.use) },
    { title: label(say, 'areaM2'), cell: (row: Row) => number(row.floorArea, 0), number: true },
    { title: told.unit, cell: (row: Row) => number(row.intensity, 2), number: true },
    { title: label(say, 'verdict'), cell: (row: Row) => verdictIn(row, say) },
    { title: label(say, 'coverage'), cell: (row: Row) => percent(row.coverage), number: true },
    { title: say('同类百分位', 'percentile'), cell: (row: Row) => number(row.percentile, 0), number: true },
  ];
  const list = told.buildings.length === 0 ? label(say, 'noneRankable') : table(columns, told.buildings);
  const excluded = told.excluded.map(({ code, detail }) => `${code}  ${detail}`);
  const head =
    excluded.length === 0
      ? ''
      : `${say(`未参与排名的建筑 ${excluded.length} 栋`, `${excluded.length} buildings are not ranked`)}\n${lines(excluded, say)}`;
  return blocks(list, head, findingLines(told.findings, say));
}
