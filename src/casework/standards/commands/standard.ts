import type { Command } from 'commander';
import type { Client } from '#client.ts';
import {
  citedTerms,
  citingTerms,
  standardFieldTerms,
  standardKindTerms,
  standardOutcomeTerms,
  standardStateTerms,
} from '#casework/standards/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { historyInWords } from '#cli/history.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { statusTerms } from '#kernel/vocabulary.ts';
import { label, term } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Standards = Client['standards'];
type Listed = Awaited<ReturnType<Standards['list']>>;
type Cited = Awaited<ReturnType<Standards['cited']>>;
type Codes = Awaited<ReturnType<Standards['table']>>;

/** `standard list|due|codes|cited|history`: the library of construction standards. */
export function standardCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('standard')
    .description(say('标准库：体系编码、状态、代替、复审到期', 'the library of standards: codes, states, replacements, re-examination'))
    .helpCommand(false);
  examples(group, context, 'standard list --under 3.6', 'standard due --on 2026-12-31', 'standard cited');
  listCommands(group, context);
  otherCommands(group, context);
}

function listCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const knownAt = label(say, 'asKnownThen');
  const list = group
    .command('list')
    .description(say('标准，按体系编码排列', 'standards ordered by code'))
    .option('--under <code>', say('只看编码表这一层以下的', 'below this level of the code table'))
    .option('--known-at <time>', knownAt, time);
  examples(list, context, 'standard list', 'standard list --under 3.6');
  list.action((options: { under?: string; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.standards.list(options), listInWords)),
  );
  const due = group
    .command('due')
    .description(say('到这一天应当复审的标准', 'standards to be re-examined by a day'))
    .requiredOption('--on <day>', label(say, 'day'), day)
    .option('--known-at <time>', knownAt, time);
  examples(due, context, 'standard due --on 2026-12-31');
  due.action((options: { on: string; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.standards.due(options), listInWords)),
  );
}

function otherCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const codes = group
    .command('codes')
    .description(say('体系编码表，各层标准数', 'the code table, with the number of standards below each level'));
  examples(codes, context, 'standard codes');
  codes.action(() => context.within(async ({ client, output }) => answer(output, await client.standards.table(), codesInWords)));
  const cited = group
    .command('cited')
    .description(
      say('规则、限额和评价引用的标准，标准库是否收录', 'standards that rules, limits and ratings cite, and whether the library has them'),
    );
  examples(cited, context, 'standard cited');
  cited.action(() => context.within(async ({ client, output }) => answer(output, await client.standards.cited(), citedInWords)));
  const history = group
    .command('history <standard>')
    .description(say('一项标准的修改记录', 'who changed which field of a standard, and when'));
  examples(history, context, 'standard history 3.6.1.0.12');
  history.action((standard: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.standards.history({ standard }), (told, say) =>
        historyInWords(told, say, {
          fields: standardFieldTerms,
          values: { kind: standardKindTerms, status: standardStateTerms, outcome: standardOutcomeTerms },
        }),
      ),
    ),
  );
}

/** The term within which standards are re-examined, and how certain it is. */
function ruleInWords({ rule }: Listed, say: Say): string | null {
  if (rule === null) return null;
  const status = term(say, statusTerms, rule.status as keyof typeof statusTerms);
  return say(
    `复审周期 ${rule.months} 个月（${rule.document} ${rule.clause}，${status}）`,
    `re-examined every ${rule.months} months (${rule.document} ${rule.clause}, ${status})`,
  );
}

function listInWords(listed: Listed, say: Say): string {
  const { standards } = listed;
  type Row = Listed['standards'][number];
  const columns = [
    { title: term(say, standardFieldTerms, 'code'), cell: (row: Row) => row.code },
    { title: term(say, standardFieldTerms, 'number'), cell: (row: Row) => row.number },
    { title: term(say, standardFieldTerms, 'name'), cell: (row: Row) => row.name },
    { title: term(say, standardFieldTerms, 'kind'), cell: (row: Row) => term(say, standardKindTerms, row.kind) },
    { title: term(say, standardFieldTerms, 'status'), cell: (row: Row) => term(say, standardStateTerms, row.state) },
    {
      title: term(say, standardFieldTerms, 'outcome'),
      cell: (row: Row) => (row.outcome === null ? null : term(say, standardOutcomeTerms, row.outcome)),
    },
    {
      title: term(say, standardFieldTerms, 'reexaminationDue'),
      cell: (row: Row) =>
        row.reexaminationDue === null ? null : `${row.reexaminationDue}${row.indicative ? say('（参考）', ' (indicative)') : ''}`,
    },
  ];
  return blocks(
    `${table(columns, standards)}\n${say(`共 ${standards.length} 项标准`, `${standards.length} standards`)}`,
    ruleInWords(listed, say),
    findingLines(
      standards.flatMap(({ findings }) => findings),
      say,
    ),
  );
}

function codesInWords({ levels }: Codes, say: Say): string {
  type Row = Codes['levels'][number];
  return table(
    [
      { title: term(say, standardFieldTerms, 'code'), cell: (row: Row) => row.code },
      { title: label(say, 'name'), cell: (row: Row) => say(row.zh, row.en) },
      { title: label(say, 'standards'), cell: (row: Row) => row.standards, number: true },
    ],
    levels,
  );
}

function citedInWords({ cited }: Cited, say: Say): string {
  type Row = Cited['cited'][number];
  const rows = table(
    [
      { title: term(say, standardFieldTerms, 'number'), cell: (row: Row) => row.number },
      { title: label(say, 'state'), cell: (row: Row) => term(say, citedTerms, row.known) },
      { title: term(say, standardFieldTerms, 'code'), cell: (row: Row) => row.standards.join(' ') },
      {
        title: label(say, 'source'),
        cell: (row: Row) => row.by.map(({ kind, entries }) => `${term(say, citingTerms, kind)} ${entries}`).join(say('、', ', ')),
      },
    ],
    cited,
  );
  return blocks(
    rows,
    findingLines(
      cited.flatMap(({ findings }) => findings),
      say,
    ),
  );
}
