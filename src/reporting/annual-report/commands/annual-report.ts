import type { Command } from 'commander';
import { annualReportTerms } from '#reporting/annual-report/vocabulary.ts';
import type { Client } from '#client.ts';
import { answerAsRead, issueAnnualReport } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import type { Session } from '#cli/session.ts';
import { standingInWords } from '#reporting/assessment/commands/standing-words.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { time, whole } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Report = Awaited<ReturnType<Client['annualReport']['draw']>>;

type Options = {
  readonly region: string;
  readonly year: number;
  readonly template?: string;
  readonly knownAt?: string;
  readonly out?: string;
  readonly issue?: true;
  readonly seen?: string;
};

/** `report annual|missing`: the yearly report of a place, and what it still lacks. */
export function annualReportCommands(program: Command, context: CommandContext): void {
  const { say, within } = context;
  const group = program
    .command('report')
    .description(say('年度报告：按模板生成、缺项、签发', 'annual reports: made from a template, missing data, issuing'))
    .helpCommand(false);
  examples(group, context, 'report annual --region 140300 --year 2025 --out 年报.docx', 'report missing --region 140300 --year 2025');
  const annual = asking(group.command('annual').description(term(say, annualReportTerms, 'report') ?? ''), context)
    .option('-o, --out <file>', say('把报告写成 Word 文件', 'write it as a Word document'))
    .option('--issue', say('签发；更正后再签发即说明差异', 'issue it; issuing again after corrections states the differences'))
    .option('--seen <hash>', option(say, 'seenHashElseRead'));
  examples(
    annual,
    context,
    'report annual --region 140300 --year 2025',
    'report annual --region 140300 --year 2025 --issue --out 年报.docx',
  );
  annual.action(({ out, issue, ...given }: Options) =>
    within(async (at) => {
      const asked = await questionOf(given);
      const told =
        issue === true ? await issueAnnualReport(at.client, asked) : { ...(await at.client.annualReport.draw(asked)), read: undefined };
      const number = issue === true ? told.statement?.number : undefined;
      if (out !== undefined)
        await save(
          await (number === undefined ? drawnIn(at, asked, given) : at.get(`/statements/${encodeURIComponent(number)}/document`)),
          out,
        );
      answerAsRead(at.output, told, reportInWords);
    }),
  );
  const missing = asking(
    group
      .command('missing')
      .description(say('年度报告还缺什么、为什么、应由谁提供', 'what the report still lacks, why, and who has to provide it')),
    context,
  );
  examples(missing, context, 'report missing --region 140300 --year 2025');
  missing.action((given: Options) =>
    within(async ({ client, output }) => answer(output, await client.annualReport.missing(await questionOf(given)), missingInWords)),
  );
}

function asking(command: Command, { say }: CommandContext): Command {
  return command
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--year <year>', say('报告年度', 'the year of the report'), whole(1, 9999))
    .option('--template <name>', say('模板：文件（.yaml）或已有模板的代码', 'template: a file (.yaml) or the id of an existing one'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
}

const isFile = (template: string | undefined): template is string => template !== undefined && /\.ya?ml$/iu.test(template);

/** A report that is not issued, as Word; a custom template is uploaded first. */
async function drawnIn(
  { get, upload }: Pick<Session, 'get' | 'upload'>,
  { region, year, knownAt, template }: Awaited<ReturnType<typeof questionOf>>,
  given: Pick<Options, 'template'>,
): Promise<Response> {
  const file = isFile(given.template) ? await upload(given.template) : undefined;
  return get('/exports/annual-report', { region, year: String(year), knownAt, template, file });
}

async function questionOf({ region, year, template, knownAt, seen }: Options) {
  const chosen = isFile(template) ? { file: await textOf(template) } : template === undefined ? {} : { template };
  return { region, year, ...chosen, ...(knownAt !== undefined && { knownAt }), ...(seen !== undefined && { seen }) } as {
    region: string;
    year: number;
    template?: string;
    file?: string;
    knownAt?: string;
    seen?: string;
  };
}

function reportInWords(told: Report, say: Say): string {
  const sections = told.sections.map(({ title, sentences }) => [title, ...sentences.map(({ text }) => `  ${text}`)].join('\n'));
  return blocks(
    facts([
      [label(say, 'place'), `${told.regionName} ${told.region}`],
      [label(say, 'year'), String(told.year)],
      [label(say, 'hash'), told.hash],
    ]),
    ...sections,
    missingInWords(told, say),
    told.statement !== undefined && standingInWords(told.statement, say),
  );
}

function missingInWords({ due, missing }: Pick<Report, 'due' | 'missing'>, say: Say): string {
  type Row = Report['missing'][number];
  const columns = [
    { title: term(say, annualReportTerms, 'who'), cell: (one: Row) => one.who },
    { title: term(say, annualReportTerms, 'what'), cell: (one: Row) => one.what },
    { title: label(say, 'reason'), cell: (one: Row) => one.why },
  ];
  const days = due.map(({ day, document, clause }) => `${term(say, annualReportTerms, 'deadline')}: ${day} (${document} ${clause})`);
  return blocks(
    days.join('\n'),
    missing.length > 0 &&
      table(
        columns,
        missing.toSorted((a, b) => (a.who < b.who ? -1 : 1)),
      ),
  );
}
