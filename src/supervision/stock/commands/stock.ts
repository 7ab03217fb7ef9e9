import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { useTerms } from '#kernel/vocabulary.ts';
import { verdictTerms } from '#supervision/benchmarking/vocabulary.ts';
import { buildingFieldTerms, buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { basisTerms, gapTerms } from '#supervision/stock/vocabulary.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { number, percent, table } from '#cli/table.ts';
import { blocks, findingLines, verdictIn } from '#cli/wording.ts';
import { time, whole, year } from '#cli/values.ts';
import { carrierOption, codeOf, label, term } from '#cli/terms.ts';

type Question = Parameters<Client['stock']['list']>[0];
type Answer = Awaited<ReturnType<Client['stock']['list']>>;
type Row = Answer['buildings'][number];

/** Sort columns of the list. */
const sortedBy = [
  'name',
  'code',
  'region',
  'use',
  'heating',
  'organisation',
  'floorArea',
  'value',
  'intensity',
  'coverage',
  'change',
  'verdict',
  'corrected',
  'excess',
  'percentile',
] as const satisfies readonly NonNullable<Question['sort']>[];

/** `stock`: the buildings of a place in a year, filtered and sorted by any column. */
export function stockCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('stock')
    .description(
      say(
        '建筑能耗一览：用量、强度、定额判定、数据缺口，可筛选，可按任一列排序',
        'the buildings of a place in a year: use, intensity, verdict, what is missing; narrowed, sorted by any column',
      ),
    );
  narrowed(command, say);
  judgedOptions(command, say);
  turned(command, say);
  examples(
    command,
    context,
    'stock --region 140300 --year 2025 --verdict over --sort excess',
    'stock --region 140300 --year 2025 --use 办公 --heating electricity --among heating',
    'stock --region 140300 --year 2025 --gap any --json',
  );
  command.action((options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.stock.list(options), inWords)),
  );
}

/** Filters of buildings. */
function narrowed(command: Command, say: Say): void {
  command
    .requiredOption('--region <code>', say('地区代码', 'the region'))
    .requiredOption('--year <year>', label(say, 'year'), year)
    .option('--use <use>', say('只看这种用途，如 办公 或 office', 'only this use, as office'), codeOf(useTerms))
    .option(
      '--heating <kind>',
      say('供暖方式；unknown 为未填', 'the kind of heating; unknown: not filled in'),
      codeOf(buildingValueTerms.heating),
    )
    .option('--organisation <name>', say('单位', 'the organisation'))
    .option('--search <text>', say('名称或代码中的文字', 'text in the name or the code'));
}

/** Which energy is compared, how it is judged, what is missing. */
export function judgedOptions(command: Command, say: Say): void {
  command
    .addOption(
      carrierOption(say('能源种类（默认电）；total 为当量值合计', 'the energy carrier (electricity); total: all of them'), ['total']),
    )
    .addOption(
      new Option('--verdict <verdict>', say('定额判定', 'how it is judged'))
        .choices(Object.keys(verdictTerms))
        .argParser(codeOf(verdictTerms)),
    )
    .addOption(
      new Option('--basis <basis>', say('判定依据：正式或参考', 'what the verdict rests on'))
        .choices(Object.keys(basisTerms))
        .argParser(codeOf(basisTerms)),
    )
    .addOption(
      new Option('--gap <gap>', say('数据缺口；any 为任一种', 'what is missing; any: anything'))
        .choices([...Object.keys(gapTerms), 'any'])
        .argParser(codeOf(gapTerms)),
    );
}

/** Options for sorting and paging. */
function turned(command: Command, say: Say): void {
  command
    .addOption(
      new Option(
        '--among <peers>',
        say('名次的范围：同用途，或同用途且同供暖方式', 'ranked among those of its use, or of its use and heating'),
      ).choices(['use', 'heating']),
    )
    .addOption(new Option('--sort <column>', say('排序的列（默认强度）', 'sorted by this column (intensity)')).choices(sortedBy))
    .addOption(
      new Option('--order <order>', say('升序或降序（默认降序）', 'ascending or descending (default descending)')).choices(['asc', 'desc']),
    )
    .option('--limit <count>', say('最多几栋（默认 50）', 'how many buildings (50)'), whole(1, 100_000))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
}

function inWords(told: Answer, say: Say): string {
  const { buildings, total, formal, indicative, unknown, unit } = told;
  const called = (name: keyof typeof buildingFieldTerms) => term(say, buildingFieldTerms, name);
  const columns = [
    { title: called('code'), cell: (row: Row) => row.code },
    { title: called('name'), cell: (row: Row) => row.name },
    { title: called('use'), cell: (row: Row) => term(say, useTerms, row.use) },
    { title: called('heating'), cell: (row: Row) => term(say, buildingValueTerms.heating, row.heating) },
    { title: `${called('floorArea')} m²`, cell: (row: Row) => number(row.floorArea, 0), number: true },
    { title: unit, cell: (row: Row) => number(row.intensity, 2), number: true },
    { title: label(say, 'againstLastYear'), cell: (row: Row) => signed(row.change), number: true },
    { title: label(say, 'verdict'), cell: (row: Row) => verdictIn(row, say) },
    {
      title: say('超出', 'over by'),
      cell: (row: Row) => (row.excess === null || row.excess <= 0 ? null : signed(row.excess)),
      number: true,
    },
    { title: say('覆盖', 'coverage'), cell: (row: Row) => percent(row.coverage), number: true },
    { title: label(say, 'amongLike'), cell: (row: Row) => (row.rank === null ? null : `${row.rank}/${row.peers}`), number: true },
    { title: label(say, 'dataGaps'), cell: (row: Row) => row.gaps.map((gap) => term(say, gapTerms, gap)).join(say('、', ', ')) || null },
  ];
  const count = (one: Answer['formal']) =>
    `${term(say, verdictTerms, 'over')} ${number(one.over)}, ${term(say, verdictTerms, 'within')} ${number(one.within)}, ${term(say, verdictTerms, 'leading')} ${number(one.leading)}`;
  return blocks(
    buildings.length === 0 ? say('没有符合条件的建筑。', 'No matching buildings.') : table(columns, buildings),
    [
      say(`共 ${number(total)} 栋，列出 ${number(buildings.length)} 栋`, `${number(total)} in all, ${number(buildings.length)} listed`),
      `${term(say, basisTerms, 'formal')}: ${count(formal)}`,
      `${term(say, basisTerms, 'indicative')}: ${count(indicative)}`,
      `${term(say, verdictTerms, 'unknown')}: ${number(unknown)}`,
    ].join('\n'),
    findingLines(told.findings, say),
  );
}

/** A change of 0..1 with its sign. */
function signed(change: number | null): string | null {
  return change === null ? null : `${change > 0 ? '+' : ''}${(change * 100).toFixed(1)}%`;
}
