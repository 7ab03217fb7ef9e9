import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { Problem } from '#kernel/problem.ts';
import { progressTerms, targetStatusTerms } from '#reporting/targets/vocabulary.ts';
import { answerAsRead, commitTarget } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { type Previewed, previewOptions, seenLine } from '#cli/previewed.ts';
import { facts, number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { time, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Targets = Client['targets'];
type Progress = Awaited<ReturnType<Targets['progress']>>['targets'][number];
type Split = Awaited<ReturnType<Targets['split']>>;

const byEndOf = (say: Say): string => say('至哪一年年底', 'as of the end of this year');

const calendarYear = whole(1, 9999);

/** `target progress|split|splits|commit`: the progress of document targets, and who has which part of them. */
export function targetCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('target')
    .description(say('目标：进展、分解到下级地区、各地承诺数', 'targets: progress, the split among places below, commitments'))
    .helpCommand(false);
  examples(
    group,
    context,
    'target progress --region 140300 --year 2025',
    'target split YC/retrofit-area --region 140800 --year 2025 --by floorArea',
  );
  progressCommand(group, context);
  showCommand(group, context);
  splitCommands(group, context);
}

function progressCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const progress = group
    .command('progress')
    .description(say('一地各目标的现状、时序进度、状态和差额', 'every target of a place: now, path, status, gap'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--year <year>', byEndOf(say), calendarYear)
    .option('--document <code>', say('只看这份文件', 'only this document'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(progress, context, 'target progress --region 140300 --year 2025 --document YQ');
  progress.action((asked: { region: string; year: number; document?: string; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.targets.progress(asked), progressInWords)),
  );
}

/** `target show`: one target in full. */
function showCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const show = group
    .command('show <target>')
    .description(say('一个目标的逐年进展，和可以补上差额的建筑或项目', 'one target year by year, and what would close its gap'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--year <year>', byEndOf(say), calendarYear)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(show, context, 'target show YQ/prefab-share --region 140300 --year 2025');
  show.action((target: string, asked: { region: string; year: number; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.targets.show({ target, ...asked }), shownInWords)),
  );
}

function shownInWords({ target, course, toClose }: Awaited<ReturnType<Targets['show']>>, say: Say): string {
  type Year = (typeof course)[number];
  type Row = NonNullable<typeof toClose>['rows'][number];
  const years = [
    { title: label(say, 'year'), cell: (one: Year) => String(one.year) },
    { title: term(say, progressTerms, 'reading'), cell: (one: Year) => number(one.now, 2), number: true },
    { title: term(say, progressTerms, 'path'), cell: (one: Year) => number(one.path, 2), number: true },
  ];
  const rows = [
    { title: label(say, 'code'), cell: (one: Row) => one.code },
    { title: label(say, 'name'), cell: (one: Row) => one.name },
    { title: toClose?.unit ?? '', cell: (one: Row) => number(one.size, 2), number: true },
  ];
  return blocks(
    progressInWords({ targets: [target] }, say),
    table(years, course),
    toClose !== null && toClose.rows.length > 0 && table(rows, toClose.rows),
    findingLines(target.findings, say),
  );
}

type SplitOptions = { region: string; year: number; by: string; decimals: number } & Previewed;

function splitCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const split = group
    .command('split <target>')
    .description(say('把目标分解到下级地区，合计不差分毫', 'split a target among the places directly below; the parts add up exactly'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--year <year>', say('采用哪一年年底的数据', 'year whose year-end data are used as the key'), calendarYear)
    .requiredOption(
      '--by <key>',
      say('floorArea、buildings、equal，或 csv 文件（列：地区、数）', 'floorArea, buildings, equal, or a csv file (columns region, key)'),
    )
    .option(
      '--decimals <n>',
      say('小数位数（默认 0，不少于目标本身的）', 'decimals (default 0, at least those of the target)'),
      whole(0, 9),
      0,
    );
  previewOptions(split, say);
  examples(
    split,
    context,
    'target split YC/retrofit-area --region 140800 --year 2025 --by equal',
    'target split YC/retrofit-area --region 140800 --year 2025 --by 分解.csv',
  );
  split.action((target: string, { by, ...asked }: SplitOptions) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.targets.split({ target, ...asked, ...(await keyOf(by)) }), splitInWords),
    ),
  );
  const splits = group
    .command('splits')
    .description(say('现行的目标分解', 'the splits in force'))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--target <id>', say('只看这个目标', 'only this target'));
  examples(splits, context, 'target splits --region 140800');
  splits.action((asked: { region?: string; target?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.targets.splits(asked), (told, as) => blocks(...told.splits.map((one) => splitInWords(one, as)))),
    ),
  );
  const commit = group
    .command('commit <target>')
    .description(say('填写一地的承诺数', 'enter the commitment of a place'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--value <number>', say('承诺数，以目标的单位计', 'in the unit of the target'), Number)
    .option('--seen <version>', option(say, 'seenVersionElseRead'), whole(0, 1e9));
  examples(commit, context, 'target commit YC/retrofit-area --region 140802 --value 30');
  commit.action((target: string, asked: { region: string; value: number; seen?: number }) =>
    context.within(async ({ client, output }) => answerAsRead(output, await commitTarget(client, { target, ...asked }), splitInWords)),
  );
}

type Keys = { by: 'floorArea' | 'buildings' | 'equal' } | { by: 'keys'; keys: { region: string; key: number }[] };

/** The key by which a target is shared out: a name, or a csv file of places and numbers. */
async function keyOf(by: string): Promise<Keys> {
  if (by === 'floorArea' || by === 'buildings' || by === 'equal') return { by };
  const [head = [], ...rows] = (await textOf(by))
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split(/[,;\t]/u).map((cell) => cell.trim().replace(/^"(.*)"$/u, '$1')));
  const columnOf = (names: readonly string[]): number => head.findIndex((name) => names.includes(name.toLowerCase()));
  const [region, key] = [columnOf(['region', '地区']), columnOf(['key', '数'])];
  if (region < 0 || key < 0) throw new Problem('bad-input', 'split-file-columns', { file: by, columns: head.join(', ') });
  const keys = rows.map((cells, at) => {
    const number_ = Number(cells[key] ?? '');
    if (cells[key] === undefined || cells[key] === '' || !Number.isFinite(number_))
      throw new Problem('bad-input', 'split-file-number', { file: by, row: at + 2, text: cells[key] ?? '' });
    return { region: cells[region] ?? '', key: number_ };
  });
  return { by: 'keys', keys };
}

function progressInWords({ targets }: { readonly targets: readonly Progress[] }, say: Say): string {
  const of = (one: Progress, value: number | null): string => (value === null ? '—' : `${number(value, Math.max(2, one.decimals))}`);
  const columns = [
    { title: label(say, 'code'), cell: (one: Progress) => one.id },
    { title: label(say, 'indicator'), cell: (one: Progress) => say(one.name.zh, one.name.en) },
    { title: term(say, progressTerms, 'goal'), cell: (one: Progress) => `${one.comparator} ${String(one.own ?? one.value)}` },
    { title: term(say, progressTerms, 'reading'), cell: (one: Progress) => of(one, one.now), number: true },
    { title: term(say, progressTerms, 'path'), cell: (one: Progress) => of(one, one.path), number: true },
    { title: term(say, progressTerms, 'gap'), cell: (one: Progress) => of(one, one.gap), number: true },
    { title: label(say, 'unit'), cell: (one: Progress) => one.unit },
    { title: term(say, progressTerms, 'due'), cell: (one: Progress) => (one.due === null ? null : String(one.due)) },
    {
      title: label(say, 'state'),
      cell: (one: Progress) =>
        `${term(say, targetStatusTerms, one.status)}${one.ofAbove ? say('（上级总数）', ' (total of the place above)') : ''}${
          one.indicative ? say(`（${label(say, 'indicative')}）`, ' (indicative)') : ''
        }`,
    },
  ];
  return targets.length === 0 ? say('没有目标。', 'There are no targets.') : table(columns, targets);
}

function splitInWords(told: Split, say: Say): string {
  type Row = Split['rows'][number];
  const columns = [
    { title: label(say, 'code'), cell: (one: Row) => one.region },
    { title: label(say, 'name'), cell: (one: Row) => one.name },
    { title: term(say, progressTerms, 'key'), cell: (one: Row) => number(one.key), number: true },
    { title: term(say, progressTerms, 'part'), cell: (one: Row) => number(one.value, 9), number: true },
    { title: term(say, progressTerms, 'commitment'), cell: (one: Row) => number(one.commitment, 9), number: true },
  ];
  return blocks(
    facts([
      [term(say, progressTerms, 'split'), `${told.target} ${told.region}`],
      [label(say, 'total'), told.total === null ? null : `${number(told.total, 9)} ${told.unit}`],
      [term(say, progressTerms, 'left'), told.left === null ? null : `${number(told.left, 9)} ${told.unit}`],
    ]),
    told.rows.length > 0 && table(columns, told.rows),
    findingLines(told.findings, say),
    seenLine(told.hash, say),
  );
}
