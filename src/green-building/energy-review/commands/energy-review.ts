import type { Command } from 'commander';
import type { Client } from '#client.ts';
import {
  compareStateTerms,
  dutyTerms,
  energyReviewTerms as terms,
  outcomeTerms,
  owedVerdictTerms,
  reviewStateTerms,
  wayTerms,
} from '#green-building/energy-review/vocabulary.ts';
import { examples, type CommandContext, type ProgramOutput } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { term } from '#cli/terms.ts';
import { time, year } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Answer<K extends keyof Client['energyReview']> = Awaited<ReturnType<Client['energyReview'][K]>>;
type Owed = Answer<'owed'>['rows'][number];
type Compared = Answer<'compare'>['rows'][number];
type Judged = Answer<'compare'>['whole'];
type Decided = Answer<'list'>['rows'][number];

type Options = { readonly year?: number; readonly knownAt?: string; readonly out?: string };

/** `energy-review owed|compare|list`: who owes an energy review, reviews against meters, the reviews of a year. */
export function energyReviewCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('energy-review')
    .description(
      say('节能审查：应审未审、审查值与实测、年度清单', 'energy reviews: required but not done, reviewed and metered, yearly list'),
    )
    .helpCommand(false);
  examples(group, context, 'energy-review owed 140300', 'energy-review compare 140300', 'energy-review list 140300 --year 2025');
  owedCommand(group, context);
  compareCommand(group, context);
  listCommand(group, context);
}

const outOption = ({ say }: Pick<CommandContext, 'say'>): [string, string] => [
  '--out <file>',
  say('另存为 xlsx 文件', 'write it as an xlsx file too'),
];

async function toFile(
  { get }: ProgramOutput,
  name: 'owed' | 'compare' | 'list',
  region: string,
  of: number | undefined,
  out: string | undefined,
) {
  if (out === undefined) return;
  await save(await get('/exports/energy-review', { table: name, region, ...(of !== undefined && { year: String(of) }) }), out);
}

function owedCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const owed = group
    .command('owed <region>')
    .description(
      say(
        '达到界限而没有通过节能审查，或者审查值低于界限的项目和建筑，以及从何得知',
        'projects and buildings at or above the limits that have not passed a review, or whose reviewed figures are below the limits, and the basis for this',
      ),
    )
    .option('--year <year>', say('计量的年份（默认上一年）', 'year of metering (default: last year)'), year)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .option(...outOption(context));
  examples(owed, context, 'energy-review owed 140300', 'energy-review owed 140300 --year 2025 --out 应审未审.xlsx');
  owed.action((region: string, { out, ...asked }: Options) =>
    context.within(async (at) => {
      const told = await at.client.energyReview.owed({ region, ...asked, limit: 10_000 });
      await toFile(at, 'owed', region, asked.year, out);
      answer(at.output, told, owedInWords);
    }),
  );
}

function compareCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const compare = group
    .command('compare <region>')
    .description(
      say(
        '节能验收满两年的，审查值与第二年实测逐栋比较',
        'reviewed figures compared with metered energy of the second year after energy acceptance, building by building',
      ),
    )
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .option(...outOption(context));
  examples(compare, context, 'energy-review compare 140300', 'energy-review compare 140300 --out 审查与实测.xlsx');
  compare.action((region: string, { out, ...asked }: Options) =>
    context.within(async (at) => {
      const told = await at.client.energyReview.compare({ region, ...asked });
      await toFile(at, 'compare', region, undefined, out);
      answer(at.output, told, comparedInWords);
    }),
  );
}

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group
    .command('list <region>')
    .description(say('一年的节能审查清单', 'list of the energy reviews decided in a year'))
    .requiredOption('--year <year>', term(say, terms, 'year'), year)
    .option(...outOption(context));
  examples(list, context, 'energy-review list 140300 --year 2025', 'energy-review list 140300 --year 2025 --out 清单.xlsx');
  list.action((region: string, { out, year: of = 0 }: Options) =>
    context.within(async (at) => {
      const told = await at.client.energyReview.list({ region, year: of });
      await toFile(at, 'list', region, of, out);
      answer(at.output, told, listInWords);
    }),
  );
}

const pause = (say: Say) => say('、', ', ');

function owedInWords({ rows, counts, findings }: Answer<'owed'>, say: Say): string {
  const of = (row: Owed, way: Owed['known'][number]['way']) => row.known.find((one) => one.way === way);
  const columns = [
    { title: term(say, terms, 'code'), cell: ({ code }: Owed) => code },
    { title: term(say, terms, 'name'), cell: ({ name }: Owed) => name },
    { title: term(say, terms, 'verdict'), cell: ({ verdict }: Owed) => term(say, owedVerdictTerms, verdict) },
    { title: term(say, terms, 'decided'), cell: ({ decided }: Owed) => decided.map((way) => term(say, wayTerms, way)).join(pause(say)) },
    { title: term(say, terms, 'declaredKwh'), cell: (row: Owed) => of(row, 'declared')?.kwh, number: true },
    { title: term(say, terms, 'declaredTce'), cell: (row: Owed) => of(row, 'declared')?.tce, number: true },
    { title: term(say, terms, 'estimatedKwh'), cell: (row: Owed) => number(of(row, 'estimated')?.kwh ?? null, 0), number: true },
    { title: term(say, terms, 'meteredKwh'), cell: (row: Owed) => number(of(row, 'metered')?.kwh ?? null, 0), number: true },
    { title: term(say, terms, 'meteredTce'), cell: (row: Owed) => number(of(row, 'metered')?.tce ?? null, 1), number: true },
    { title: term(say, terms, 'coverage'), cell: (row: Owed) => percent(of(row, 'metered')?.coverage ?? null), number: true },
    { title: term(say, terms, 'duty'), cell: ({ duty }: Owed) => term(say, dutyTerms, duty) },
    { title: term(say, terms, 'review'), cell: ({ review }: Owed) => term(say, reviewStateTerms, review?.state ?? 'none') },
    { title: term(say, terms, 'reviewedKwh'), cell: ({ review }: Owed) => review?.kwh, number: true },
    { title: term(say, terms, 'reviewedTce'), cell: ({ review }: Owed) => number(review?.tce ?? null, 1), number: true },
  ];
  return blocks(
    facts([
      [term(say, owedVerdictTerms, 'reached'), counts.reached],
      [term(say, owedVerdictTerms, 'open'), counts.open],
      [term(say, dutyTerms, 'before'), counts.before],
      [term(say, reviewStateTerms, 'passed'), counts.passed],
      [term(say, reviewStateTerms, 'passed-below'), counts.passedBelow],
    ]),
    rows.length > 0 && table(columns, rows),
    findingLines(findings, say),
  );
}

function overText(over: number | null, atLeast: boolean, say: Say): string | null {
  if (over === null) return null;
  return atLeast ? say(`至少 ${percent(over)}`, `at least ${percent(over)}`) : percent(over);
}

function comparedInWords({ rows, whole, reviewers, findings }: Answer<'compare'>, say: Say): string {
  const power = ({ carriers }: Compared) => carriers.find(({ carrier }) => carrier === 'electricity');
  const columns = [
    { title: term(say, terms, 'case'), cell: (row: Compared) => row.case },
    { title: term(say, terms, 'building'), cell: ({ name, building }: Compared) => name ?? building ?? term(say, terms, 'whole') },
    { title: term(say, terms, 'acceptedOn'), cell: ({ acceptedOn }: Compared) => acceptedOn },
    { title: term(say, terms, 'state'), cell: ({ state }: Compared) => term(say, compareStateTerms, state) },
    { title: term(say, terms, 'reviewedKwh'), cell: (row: Compared) => power(row)?.reviewed, number: true },
    { title: term(say, terms, 'meteredKwh'), cell: (row: Compared) => number(power(row)?.metered ?? null, 0), number: true },
    { title: term(say, terms, 'reviewedTce'), cell: ({ reviewedTce }: Compared) => number(reviewedTce, 1), number: true },
    { title: term(say, terms, 'meteredTce'), cell: ({ meteredTce }: Compared) => number(meteredTce, 1), number: true },
    {
      title: term(say, terms, 'coverage'),
      cell: ({ state, coverage }: Compared) => (state === 'waiting' ? null : percent(coverage)),
      number: true,
    },
    { title: term(say, terms, 'over'), cell: ({ over, atLeast }: Compared) => overText(over, atLeast, say), number: true },
  ];
  const sums = [...reviewers.map((one) => ({ ...one, name: one.reviewer ?? '' })), { ...whole, name: term(say, terms, 'together') }];
  return blocks(rows.length > 0 && table(columns, rows), rows.length > 0 && judgedTable(sums, say), findingLines(findings, say));
}

type Named = Judged & { readonly name: string };

const judgedTable = (rows: readonly Named[], say: Say): string =>
  table(
    [
      { title: term(say, terms, 'reviewer'), cell: ({ name }: Named) => name },
      { title: term(say, terms, 'rows'), cell: (row: Named) => row.rows, number: true },
      { title: term(say, terms, 'compared'), cell: ({ compared }: Named) => compared, number: true },
      { title: term(say, terms, 'reviewedTce'), cell: ({ reviewedTce }: Named) => number(reviewedTce, 1), number: true },
      { title: term(say, terms, 'meteredTce'), cell: ({ meteredTce }: Named) => number(meteredTce, 1), number: true },
      { title: term(say, terms, 'over'), cell: ({ over }: Named) => percent(over), number: true },
      { title: term(say, terms, 'tooLow'), cell: ({ tooLow }: Named) => tooLow, number: true },
    ],
    rows,
  );

function listInWords({ rows, passed, refused, accepted, kwh, tce, tceEqual, findings }: Answer<'list'>, say: Say): string {
  const columns = [
    { title: term(say, terms, 'number'), cell: (row: Decided) => row.number ?? row.case },
    { title: term(say, terms, 'decidedOn'), cell: ({ decidedOn }: Decided) => decidedOn },
    { title: term(say, terms, 'outcome'), cell: ({ outcome }: Decided) => term(say, outcomeTerms, outcome) },
    { title: term(say, terms, 'name'), cell: ({ subject, project }: Decided) => subject ?? project },
    { title: term(say, terms, 'kwh'), cell: (row: Decided) => row.kwh, number: true },
    { title: term(say, terms, 'tce'), cell: (row: Decided) => row.tce, number: true },
    { title: term(say, terms, 'tceEqual'), cell: (row: Decided) => row.tceEqual, number: true },
    { title: term(say, terms, 'state'), cell: ({ stateName }: Decided) => stateName },
  ];
  return blocks(
    facts([
      [term(say, outcomeTerms, 'passed'), passed],
      [term(say, outcomeTerms, 'refused'), refused],
      [say('节能验收合格', 'energy acceptances'), accepted],
      [term(say, terms, 'kwh'), number(kwh, 0)],
      [term(say, terms, 'tce'), number(tce, 1)],
      [term(say, terms, 'tceEqual'), number(tceEqual, 1)],
    ]),
    rows.length > 0 && table(columns, rows),
    findingLines(findings, say),
  );
}
