import { option } from '#cli/option-terms.ts';
import { label } from '#cli/terms.ts';
import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import type { Client } from '#client.ts';
import { Problem } from '#kernel/problem.ts';
import { answerAsRead, issueDifference, issueStatement } from '#cli/as-read.ts';
import { answer } from '#cli/output.ts';
import { save } from '#cli/download.ts';
import { examples, type ProgramOutput, type CommandContext } from '#cli/command-context.ts';
import { paperHeadOf, paperHeadOptions, questionOf, type PaperHead } from '#green-building/policy/commands/policy.ts';
import { comparisonInWords, draftInWords, statementInWords, statementsInWords, verifiedInWords, wholeInWords } from './statement-words.ts';
import { statementSorts } from '#casework/statement/contract.ts';
import { sendCommands } from './statement-send.ts';
import { sortOptions } from '#cli/sort-options.ts';
import { number, table } from '#cli/table.ts';
import { day, time, year } from '#cli/values.ts';

type ListRequest = Parameters<Client['statement']['list']>[0];
type DraftRequest = Parameters<Client['statement']['draft']>[0];
type IssuedAsRead = Awaited<ReturnType<typeof issueStatement>>;

type IssueOptions = {
  readonly building?: string;
  readonly year?: number;
  readonly region?: string;
  readonly date?: string;
  readonly project?: string;
  readonly plot?: string;
  readonly baseline?: string;
  readonly knownAt?: string;
  readonly indicative?: true;
  readonly preview?: true;
  readonly out?: string;
} & PaperHead;

/** `statement issue|difference|withdraw|list|show|download|compare|verify|kinds`: documents issued on figures. */
export function statementCommands(program: Command, context: CommandContext): void {
  const group = program
    .command('statement')
    .description(context.say('签发文件：告知书、规划条件等', 'issued statements: notices, planning conditions and others'))
    .helpCommand(false);
  examples(group, context, 'statement issue quota-notice --building B001 --year 2025 --preview', 'statement list --building B001');
  issueCommands(group, context);
  sendCommands(group, context);
  readCommands(group, context);
  checkCommands(group, context);
}

function issueCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const issue = draftOptions(group.command('issue <kind>').description(say('签发一份文件', 'issue a statement')), context)
    .option('--building <code>', say('建筑代码（限额告知书）', 'the building (quota notice)'))
    .option('--year <year>', say('年度（限额告知书、节能审查年度清单）', 'the year (quota notice, list of energy reviews)'), year)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .option(
      '--region <code>',
      say('地区代码（规划条件、节能审查年度清单）', 'code of the region (planning conditions, list of energy reviews)'),
    )
    .option('--date <day>', say('哪一天有效的文件（默认今天）', 'use the documents in force on this day (default: today)'), day)
    .option('--project <file>', say('项目的事实，JSON 文件（规划条件）', 'facts of the project, a JSON file (planning conditions)'))
    .option('--plot <place>', say('地块位置：经度,纬度，或 GeoJSON 文件', 'position of the plot: LONGITUDE,LATITUDE or a GeoJSON file'));
  issue.option('--baseline <name>', say('已锁定的基准（节能量基准书）', 'the sealed baseline (savings baseline)'));
  paperHeadOptions(issue, context);
  examples(
    issue,
    context,
    'statement issue quota-notice --building B001 --year 2025 --out 告知书.docx',
    'statement issue energy-review-list --region 140300 --year 2025 --indicative',
    'statement issue savings-baseline --baseline 1号楼电 --indicative',
    'statement issue planning-conditions --region 140300 --project plot.json --preview --out 预览.docx',
  );
  issue.action((kind: string, options: IssueOptions) =>
    context.within(async (at) => {
      const { knownAt, indicative } = options;
      const ask = {
        kind,
        question: await questionFrom(options),
        ...(knownAt !== undefined && { knownAt }),
        indicative: indicative === true,
      };
      await made(at, options, ask, () => issueStatement(at.client, ask));
    }),
  );
  const difference = draftOptions(
    group.command('difference <number>').description(say('把现在的差异签发为变更', 'issue the current differences as a change statement')),
    context,
  );
  examples(difference, context, 'statement difference XEGZ-140302-2026-0001 --preview');
  difference.action((of: string, options: IssueOptions) =>
    context.within(async (at) => {
      const indicative = options.indicative === true;
      await made(at, options, { follows: of, indicative }, () => issueDifference(at.client, { number: of, indicative }));
    }),
  );
  const withdraw = group
    .command('withdraw <number>')
    .description(say('撤回（另签一份撤回通知）', 'withdraw it (issues a notice of withdrawal)'));
  withdraw.requiredOption('--reason <text>', label(say, 'reason'));
  examples(withdraw, context, 'statement withdraw XEGZ-140302-2026-0001 --reason 面积录入有误');
  withdraw.action((of: string, { reason }: { reason: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.statement.withdraw({ number: of, reason }), statementInWords)),
  );
}

function draftOptions(command: Command, { say }: CommandContext): Command {
  return command
    .option('--preview', say('只预览，不签发', 'only preview, do not issue'))
    .option('--indicative', option(say, 'issueIndicative'))
    .option('--out <file>', say('把文件写到这里', 'write the document here'));
}

/** The inputs of the kinds: a building and a year, a sealed baseline, or a place and a project. */
async function questionFrom(options: IssueOptions): Promise<Readonly<Record<string, unknown>>> {
  const { building, year: of, region, date, project, plot, baseline } = options;
  if (baseline !== undefined) return { baseline };
  const head = paperHeadOf(options);
  if (project === undefined)
    return {
      ...(building !== undefined && { building }),
      ...(region !== undefined && { region }),
      ...(of !== undefined && { year: of }),
      ...head,
    };
  const asked = await questionOf({
    region: region ?? '',
    project,
    ...(date !== undefined && { date }),
    ...(plot !== undefined && { plot }),
  });
  return { ...asked, ...head };
}

/** Previews or issues, and writes the document if requested. */
async function made(
  at: ProgramOutput,
  { preview, out }: IssueOptions,
  ask: DraftRequest,
  issue: () => Promise<IssuedAsRead>,
): Promise<void> {
  if (preview === true) {
    const draft = await at.client.statement.draft(ask);
    if (out !== undefined) await writeDocument(out, Buffer.from(draft.base64, 'base64'));
    return answer(at.output, draft, draftInWords);
  }
  const issued = await issue();
  if (out !== undefined) await save(await at.get(`/statements/${encodeURIComponent(issued.number)}/document`), out);
  return answerAsRead(at.output, issued, statementInWords);
}

async function writeDocument(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(file, bytes).catch((error: NodeJS.ErrnoException) => {
    throw new Problem('cannot-do', 'file-not-written', { file, reason: error.code ?? error.message });
  });
}

function readCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group
    .command('list')
    .description(say('已签发的文件，新的在前', 'issued statements, the newest first'))
    .option('--kind <kind>', say('种类', 'the kind'))
    .option('--building <code>', label(say, 'building'))
    .option('--region <code>', say('地区（含其下各级）', 'the place, with all below it'))
    .option('--period <period>', say('年度或日期', 'year or day'))
    .option('--by <name>', label(say, 'issuedBy'))
    .option('--from <day>', label(say, 'issuedFrom'), day)
    .option('--to <day>', say('签发日至（含）', 'issued until, that day included'), day)
    .option('--search <text>', say('编号中的文字', 'part of the number'))
    .addOption(new Option('--state <state>', say('状态', 'the state')).choices(['standing', 'changed', 'withdrawn']));
  sortOptions(list, say, statementSorts);
  examples(list, context, 'statement list', 'statement list --sort building', 'statement list --building B001 --state standing');
  list.action((options: ListRequest) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.statement.list({ ...options, limit: 500 }), statementsInWords),
    ),
  );
  const show = group.command('show <number>').description(say('一份文件及其依据', 'a statement and its basis'));
  examples(show, context, 'statement show XEGZ-140302-2026-0001');
  show.action((of: string) =>
    context.within(async ({ client, output }) => answer(output, await client.statement.get({ number: of }), wholeInWords)),
  );
  const download = group
    .command('download <number>')
    .description(say('取出文件，与签发时逐字节相同', 'download the document, byte for byte as issued'));
  download.requiredOption('--out <file>', option(say, 'fileToWrite'));
  examples(download, context, 'statement download XEGZ-140302-2026-0001 --out 告知书.docx');
  download.action((of: string, { out }: { out: string }) =>
    context.within(async (at) => {
      const { document } = await at.client.statement.get({ number: of });
      await save(await at.get(`/statements/${encodeURIComponent(of)}/document`), out);
      answer(at.output, { number: of, file: out, bytes: document.bytes, sha256: document.sha256 }, (told, words) =>
        words(`已写入 ${told.file}（${number(told.bytes)} 字节）`, `${number(told.bytes)} bytes written to ${told.file}`),
      );
    }),
  );
}

function checkCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const compare = group
    .command('compare <number>')
    .description(say('按现有数据复核：差异及原因', 'compare with current data: differences and their causes'));
  examples(compare, context, 'statement compare XEGZ-140302-2026-0001');
  compare.action((of: string) =>
    context.within(async ({ client, output }) => answer(output, await client.statement.compare({ number: of }), comparisonInWords)),
  );
  const verify = group
    .command('verify')
    .description(say('核对整条签发链（有误时退出码 1）', 'verify the chain of all statements (exit code 1 if it is broken)'));
  examples(verify, context, 'statement verify');
  verify.action(() =>
    context.within(async ({ client, output }) => {
      const told = await client.statement.verify();
      answer(output, told, verifiedInWords);
      return told.ok ? 0 : 1;
    }),
  );
  const kinds = group.command('kinds').description(say('可以签发的种类', 'the kinds that can be issued'));
  examples(kinds, context, 'statement kinds');
  kinds.action(() =>
    context.within(async ({ client, output }) =>
      answer(output, await client.statement.kinds(), (told, words) => {
        type Row = (typeof told.kinds)[number];
        const columns = [
          { title: label(words, 'code'), cell: (row: Row) => row.code },
          { title: label(words, 'name'), cell: (row: Row) => row.name },
          { title: words('编号字头', 'numbers begin with'), cell: (row: Row) => row.series },
        ];
        return table(columns, told.kinds);
      }),
    ),
  );
}
