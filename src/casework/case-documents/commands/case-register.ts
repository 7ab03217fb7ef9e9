import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { registerTerms } from '#casework/case-documents/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Registers = Client['caseDocuments']['registers'];
type Shown = Awaited<ReturnType<Registers['show']>>;
type Listed = Awaited<ReturnType<Registers['list']>>;
type Options = { region?: string; from?: string; to?: string; knownAt?: string; out?: string };

/** `case register PROCEDURE [REGISTER --region R --from D --to D [--out F]]`: lists of cases that reached a state, as a paper. */
export function registerCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('register <procedure> [register]')
    .description(
      say(
        '名录：到达某一状态的办件，如成果登记目录；不写名录时列出有哪些',
        'a register of cases that reached a state, such as that of results; without a name, lists the registers',
      ),
    )
    .option('--region <code>', label(say, 'place'))
    .option('--from <day>', label(say, 'from'), day)
    .option('--to <day>', option(say, 'toExcluded'), day)
    .option('--known-at <instant>', option(say, 'knownAtInstant'))
    .option('--out <file>', option(say, 'wordFileToo'));
  examples(
    command,
    context,
    'case register science-result',
    'case register science-result catalogue --region 140000 --from 2026-01-01 --to 2027-01-01 --out 登记目录.docx',
  );
  command.action((procedure: string, register: string | undefined, { out, region, from, to, knownAt }: Options) =>
    context.within(async ({ client, output, get }) => {
      const { registers } = client.caseDocuments;
      if (register === undefined) return answer(output, await registers.list({ procedure }), listedInWords);
      if (region === undefined || from === undefined || to === undefined)
        return command.error(say('名录须写 --region、--from 和 --to', 'a register needs --region, --from and --to'), {
          code: 'yaodong.usage',
        });
      const asked = { procedure, register, region, from, to, ...(knownAt === undefined ? {} : { knownAt }) };
      const told = await registers.show(asked);
      if (out !== undefined) await save(await get('/exports/case-register', asked), out);
      return answer(output, told, shownInWords);
    }),
  );
}

const listedInWords = ({ registers }: Listed, say: Say): string =>
  registers.length === 0
    ? say('该流程没有名录。', 'The procedure has no registers.')
    : table(
        [
          { title: term(say, registerTerms, 'register'), cell: (row: Listed['registers'][number]) => row.register },
          { title: label(say, 'name'), cell: (row: Listed['registers'][number]) => row.name },
        ],
        registers,
      );

function shownInWords({ name, number, fields, parts, total, totals }: Shown, say: Say): string {
  type Row = Shown['parts'][number]['rows'][number];
  const columns = [
    { title: term(say, caseTerms, 'case'), cell: (row: Row) => row.case },
    ...(number === null ? [] : [{ title: number, cell: (row: Row) => row.number }]),
    ...fields.map((field, at) => ({ title: field.name, cell: (row: Row) => row.values[at] ?? null })),
    { title: label(say, 'organisation'), cell: (row: Row) => row.organisation },
    { title: label(say, 'day'), cell: (row: Row) => row.day },
  ];
  return blocks(
    `${name} · ${total}`,
    ...(totals === null || total === 0 ? [] : [totalsInWords(totals, say)]),
    ...parts
      .filter(({ rows }) => rows.length > 0)
      .map((part) => `${part.name === null ? '' : `${part.name} · ${part.rows.length}\n`}${table(columns, part.rows)}`),
  );
}

function totalsInWords({ per, fields, rows, whole }: NonNullable<Shown['totals']>, say: Say): string {
  type Row = typeof whole;
  const columns = [
    ...per.map((title, at) => ({
      title,
      cell: (row: Row) => row.of[at] ?? (row === whole && at === 0 ? term(say, registerTerms, 'whole') : null),
    })),
    { title: term(say, registerTerms, 'cases'), cell: (row: Row) => row.count, number: true },
    ...fields.map(({ name: title }, at) => ({ title, cell: (row: Row) => row.values[at] ?? null, number: true })),
    ...(whole.lacking === 0 ? [] : [{ title: term(say, registerTerms, 'lacking'), cell: (row: Row) => row.lacking, number: true }]),
  ];
  return table(columns, [...rows, whole]);
}
