import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { reportHeadingTerms, reportTerms } from '#reporting/energy-report/vocabulary.ts';
import { answerAsRead, issueStatement } from '#cli/as-read.ts';
import { save } from '#cli/download.ts';
import { examples, type CommandContext, type ProgramOutput } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { statementInWords } from '#casework/statement/commands/statement-words.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { time, year } from '#cli/values.ts';
import { blocks, findingLines, verdictIn } from '#cli/wording.ts';

type Building = Awaited<ReturnType<Client['energyReport']['building']>>;
type Place = Awaited<ReturnType<Client['energyReport']['place']>>;
type Line = {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  readonly coverage: number | null;
  readonly changes: readonly (number | null)[];
};

type Options = {
  readonly month?: string;
  readonly year?: number;
  readonly knownAt?: string;
  readonly out?: string;
  readonly issue?: true;
  readonly indicative?: true;
  readonly authority?: string;
};

/** `energy-report building|region CODE`: a month or a year, in words, as a Word document, or issued. */
export function energyReportCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('energy-report')
    .description(say('建筑或地区的用能月报、年报', 'monthly and yearly energy reports of a building or a region'))
    .helpCommand(false);
  examples(group, context, 'energy-report building B001 --month 2025-11 --out 月报.docx', 'energy-report region 140300 --year 2025');
  const building = options(group.command('building <code>').description(term(say, reportTerms, 'buildingMonth') ?? ''), context);
  examples(
    building,
    context,
    'energy-report building B001 --month 2025-11',
    'energy-report building B001 --year 2025 --issue --out 年报.docx',
  );
  building.action((code: string, given: Options) =>
    context.within(async (at) => {
      const asked = periodOf(given);
      if (given.issue === true) return issued(at, given, 'building-report', { building: code });
      answer(at.output, await at.client.energyReport.building({ building: code, ...asked }), buildingInWords);
      await written(at, given, { building: code, ...asked });
    }),
  );
  const region = options(group.command('region <code>').description(term(say, reportTerms, 'placeMonth') ?? ''), context);
  examples(region, context, 'energy-report region 140300 --month 2025-11', 'energy-report region 140300 --year 2025 --out 年报.docx');
  region.action((code: string, given: Options) =>
    context.within(async (at) => {
      const asked = periodOf(given);
      if (given.issue === true) return issued(at, given, 'place-report', { region: code });
      answer(at.output, await at.client.energyReport.place({ region: code, ...asked }), placeInWords);
      await written(at, given, { region: code, ...asked });
    }),
  );
}

function options(command: Command, { say }: CommandContext): Command {
  return command
    .addOption(
      new Option(
        '--month <month>',
        say('月份，如 2025-11（默认上一整月）', 'the month, such as 2025-11 (default: the last whole one)'),
      ).conflicts('year'),
    )
    .option('--year <year>', label(say, 'year'), year)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .option('-o, --out <file>', say('另存为 Word 文件', 'write it as a Word document'))
    .option('--issue', say('签发：留存数值、依据和文件', 'issue it: stored with its figures and their basis'))
    .option('--indicative', option(say, 'issueIndicative'))
    .option('--authority <name>', label(say, 'authority'));
}

/** The requested month or year; by default the last full month by China's clock. */
function periodOf({ month, year: of, knownAt }: Options): { period: string; knownAt?: string } {
  const now = new Date(Date.now() + 8 * 3_600_000);
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
  return { period: of === undefined ? (month ?? last) : String(of), ...(knownAt !== undefined && { knownAt }) };
}

async function written({ get }: ProgramOutput, { out }: Options, asked: Readonly<Record<string, string>>): Promise<void> {
  if (out !== undefined) await save(await get(`/exports/energy-report?${new URLSearchParams(asked)}`), out);
}

async function issued(at: ProgramOutput, given: Options, kind: string, subject: Readonly<Record<string, string>>): Promise<void> {
  const { period, knownAt } = periodOf(given);
  const question = { ...subject, period, ...(given.authority !== undefined && { authority: given.authority }) };
  const known = knownAt === undefined ? {} : { knownAt };
  const one = await issueStatement(at.client, { kind, question, ...known, indicative: given.indicative === true });
  if (given.out !== undefined) await save(await at.get(`/statements/${encodeURIComponent(one.number)}/document`), given.out);
  return answerAsRead(at.output, one, statementInWords);
}

function buildingInWords(report: Building, say: Say): string {
  const { building, period, total, intensity, carriers, verdict, rank, gaps, openFindings, toDo, findings } = report;
  const lines: Line[] = [
    { name: heading(say, 'total'), ...changed(total) },
    { name: label(say, 'energyPerM2'), ...changed(intensity) },
    ...carriers.map((one) => ({ name: term(say, carrierTerms, one.carrier) ?? one.carrier, ...changed(one) })),
  ];
  return blocks(
    `${building.name} ${building.code}  ${period}`,
    linesIn(lines, report.kind === 'month' ? ['earlier', 'yearAgo'] : ['yearAgo'], say),
    facts([
      [`${label(say, 'quotaVerdict')} ${verdict.year}`, verdict.why ?? verdictIn(verdict, say)],
      [label(say, 'amongLike'), rank.rank === null ? rank.why : `${rank.rank} / ${rank.count ?? 0}`],
      [label(say, 'openFindings'), openFindings],
    ]),
    gaps.length === 0 ? '' : `${heading(say, 'gaps')}\n${gapsIn(gaps, say)}`,
    findingLines([...findings, ...toDo], say),
  );
}

const changed = ({ value, unit, coverage, compared }: Building['carriers'][number] | Building['total'] | Building['intensity']) => ({
  value,
  unit,
  coverage,
  changes: compared.map(({ change }) => change),
});

type Heading = keyof typeof reportHeadingTerms;

const heading = (say: Say, code: Heading): string => say(reportHeadingTerms[code].zh, reportHeadingTerms[code].en);

function linesIn(lines: readonly Line[], beside: readonly Heading[], say: Say): string {
  return table(
    [
      { title: label(say, 'figure'), cell: ({ name }: Line) => name },
      {
        title: label(say, 'value'),
        cell: ({ value }: Line) => (value === null ? heading(say, 'missing') : number(value, 2)),
        number: true,
      },
      { title: label(say, 'unit'), cell: ({ unit }: Line) => unitSign(unit) },
      { title: label(say, 'coverage'), cell: ({ coverage }: Line) => percent(coverage), number: true },
      ...beside.map((code, at) => ({ title: heading(say, code), cell: ({ changes }: Line) => signed(changes[at] ?? null), number: true })),
    ],
    lines,
  );
}

function gapsIn(gaps: Building['gaps'], say: Say): string {
  type Gap = Building['gaps'][number];
  return table(
    [
      { title: label(say, 'energy'), cell: ({ carrier }: Gap) => term(say, carrierTerms, carrier) },
      { title: label(say, 'from'), cell: ({ from }: Gap) => from },
      { title: label(say, 'to'), cell: ({ to }: Gap) => to },
      { title: label(say, 'coverage'), cell: (gap: Gap) => percent(gap.coverage), number: true },
    ],
    gaps,
  );
}

function placeInWords(report: Place, say: Say): string {
  const { region, period, total, intensity, carriers, below, quota, findings } = report;
  const lines: Line[] = [
    { name: heading(say, 'total'), ...total, changes: total.compared.map(({ change }) => change) },
    {
      name: label(say, 'energyPerM2'),
      ...intensity,
      coverage: null,
      changes: [...(report.kind === 'month' ? [null] : []), intensity.change],
    },
    ...carriers.map((one) => ({
      name: term(say, carrierTerms, one.carrier) ?? one.carrier,
      ...one,
      changes: [...(report.kind === 'month' ? [null] : []), one.change],
    })),
  ];
  return blocks(
    `${region.name} ${region.code}  ${period}`,
    linesIn(lines, report.kind === 'month' ? ['earlier', 'yearAgo'] : ['yearAgo'], say),
    facts([
      [`${heading(say, 'overFormal')} ${quota.year}`, quota.formal.count],
      [`${heading(say, 'overIndicative')} ${quota.year}`, quota.indicative.count],
    ]),
    below.length === 0 ? '' : `${heading(say, 'byDistrict')}\n${districtsIn(below, say)}`,
    findingLines(findings, say),
  );
}

function districtsIn(below: Place['below'], say: Say): string {
  type Row = Place['below'][number];
  return table(
    [
      { title: label(say, 'place'), cell: ({ name }: Row) => name },
      { title: label(say, 'buildingCount'), cell: ({ buildings }: Row) => buildings, number: true },
      { title: 'tce', cell: ({ tce }: Row) => number(tce, 1), number: true },
      { title: heading(say, 'yearAgo'), cell: ({ change }: Row) => signed(change), number: true },
    ],
    below,
  );
}

/** A change of 0..1 with its sign. */
function signed(change: number | null): string | null {
  return change === null ? null : `${change > 0 ? '+' : ''}${(change * 100).toFixed(1)}%`;
}
