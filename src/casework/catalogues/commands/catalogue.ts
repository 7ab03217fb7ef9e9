import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { catalogueFieldTerms, catalogueListTerms, catalogueTerms, catalogueVerdictTerms } from '#casework/catalogues/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Checked = Awaited<ReturnType<Client['catalogues']['check']>>;
type Listed = Awaited<ReturnType<Client['catalogues']['list']>>;

/** `catalogue check|list`: checks products against what is promoted, restricted and prohibited. */
export function catalogueCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('catalogue')
    .description(say(labelTerms.catalogues.zh, 'catalogues of products: promoted, restricted, prohibited'))
    .helpCommand(false);
  const knownAt = label(say, 'asKnownThen');
  examples(group, context, 'catalogue check 材料.xlsx --region 140300 --date 2026-11-22', 'catalogue list --region 140300');
  const check = group
    .command('check <file>')
    .description(say('产品清单（csv、xlsx）对照目录', 'check a list of products (csv, xlsx) against the catalogues'))
    .requiredOption('--region <code>', label(say, 'place'))
    .requiredOption('--date <day>', label(say, 'day'), day)
    .option('--known-at <time>', knownAt, time);
  examples(check, context, 'catalogue check 材料.xlsx --region 140300 --date 2026-11-22');
  check.action((file: string, options: { region: string; date: string; knownAt?: string }) =>
    context.within(async ({ client, upload, output }) =>
      answer(output, await client.catalogues.check({ ...options, file: await upload(file) }), checkInWords),
    ),
  );
  const list = group
    .command('list')
    .description(say('推广、限制、禁止的条目', 'the entries of the catalogues'))
    .option('--region <code>', say('只看对这个地区有效的', 'only those valid in this region'))
    .option('--on <day>', say('只看这一天有效的', 'only those valid on this day'), day)
    .option('--known-at <time>', knownAt, time);
  examples(list, context, 'catalogue list', 'catalogue list --region 140300 --on 2026-11-22');
  list.action((options: { region?: string; on?: string; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.catalogues.list(options), listInWords)),
  );
}

function checkInWords({ items, sources, findings: ofAll }: Checked, say: Say): string {
  type Row = Checked['items'][number];
  const columns = [
    { title: label(say, 'row'), cell: (row: Row) => row.row, number: true },
    { title: label(say, 'product'), cell: (row: Row) => row.product },
    { title: label(say, 'verdict'), cell: (row: Row) => term(say, catalogueVerdictTerms, row.verdict) },
    {
      title: label(say, 'basis'),
      cell: (row: Row) => row.entries.map((one) => `${one.document ?? one.name} ${one.clause ?? ''}`.trim()).join(say('；', '; ')),
    },
    {
      title: say('近似名称（不作判定）', 'Similar names (not decisive)'),
      cell: (row: Row) => row.candidates.map((one) => `${one.name} ${term(say, catalogueListTerms, one.list)}`).join(say('；', '; ')),
    },
  ];
  const used = sources.map((one) => `${one.name ?? term(say, catalogueTerms, 'nation')} ${one.entries}`).join(say('、', ', '));
  return blocks(
    table(columns, items),
    used === '' ? null : `${term(say, catalogueTerms, 'sources')} ${used}`,
    findingLines([...ofAll, ...items.flatMap(({ findings }) => findings)], say),
  );
}

function listInWords({ entries }: Listed, say: Say): string {
  type Row = Listed['entries'][number];
  const field = (name: keyof typeof catalogueFieldTerms) => term(say, catalogueFieldTerms, name);
  return table(
    [
      { title: term(say, labelTerms, 'place'), cell: (row: Row) => row.region ?? term(say, catalogueTerms, 'nation') },
      { title: field('list'), cell: (row: Row) => term(say, catalogueListTerms, row.list) },
      { title: field('code'), cell: (row: Row) => row.code },
      { title: field('name'), cell: (row: Row) => row.name },
      { title: field('document'), cell: (row: Row) => row.document },
      { title: field('clause'), cell: (row: Row) => row.clause },
      { title: field('from'), cell: (row: Row) => row.from },
      { title: field('until'), cell: (row: Row) => row.until },
    ],
    entries,
  );
}
