import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { checkStateTerms, sourceCheckTerms, sourceStateTerms } from '#supervision/source-check/vocabulary.ts';
import { examples, type CommandContext, type ProgramOutput } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { whole, year } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Checks = Client['sourceCheck'];
type List = Awaited<ReturnType<Checks['list']>>;
type Entry = Awaited<ReturnType<Checks['entry']>>;
type Check = Awaited<ReturnType<Checks['propose']>>;
type Compared = Awaited<ReturnType<Checks['compare']>>;

const numberOfCheck = whole(1, 2 ** 31 - 1);

/** `knowledge check list|show|template|propose|confirm|refuse|withdraw|scan`: entries checked against the printed text by two persons. */
export function knowledgeCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const knowledge = program.command('knowledge').description(label(say, 'knowledgeAndSources')).helpCommand(false);
  examples(knowledge, context, 'knowledge check list --region 140300');
  const group = knowledge
    .command('check')
    .description(say('核对标准原文：一人录入，另一人确认', 'confirm a source: one person types the printed text, another confirms it'))
    .helpCommand(false);
  examples(
    group,
    context,
    'knowledge check list --region 140300',
    'knowledge check template gbt51161-2016/office --out 表5.2.1.xlsx',
    'knowledge check propose gbt51161-2016/office 表5.2.1.xlsx --edition "2016 年第一版" --page 12 --scan 第12页.pdf',
    'knowledge check confirm 3',
  );
  readCommands(group, context);
  proposeCommand(group, context);
  decisionCommands(group, context);
}

function readCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group
    .command('list')
    .description(
      say(
        '待核对和已核对的条目；给出地区时，涉及建筑多的在前',
        'entries to be checked and already checked; for a place, those that concern most buildings first',
      ),
    )
    .option('--region <code>', option(say, 'regionCode'))
    .option('--year <year>', say('按哪一年的判定计数（默认上一年）', 'the year whose verdicts are counted (default last year)'), year);
  examples(list, context, 'knowledge check list', 'knowledge check list --region 140300 --year 2025');
  list.action((options: { region?: string; year?: number }) =>
    context.within(async ({ client, output }) => answer(output, await client.sourceCheck.list(options), listInWords)),
  );
  const show = group.command('show <entry>').description(say('一个条目的各个数值和核对记录', 'the values of an entry and its checks'));
  examples(show, context, 'knowledge check show gbt51161-2016/office');
  show.action((entry: string) =>
    context.within(async ({ client, output }) => answer(output, await client.sourceCheck.entry({ entry }), entryInWords)),
  );
  const template = group
    .command('template <entry>')
    .description(say('录入用的表格（csv 或 xlsx）：填最后一列', 'the table to type in (csv or xlsx): fill in its last column'))
    .requiredOption('--out <file>', option(say, 'fileToWrite'));
  examples(template, context, 'knowledge check template gbt51161-2016/office --out 表5.2.1.xlsx');
  template.action((entry: string, { out }: { out: string }) =>
    context.within(async ({ get }) => {
      const format = /\.xlsx$/iu.test(out) ? 'xlsx' : 'csv';
      await save(await get('/knowledge/checks/template', { entry, format }), out);
    }),
  );
  const scan = group
    .command('scan <check>')
    .description(say('核对记录的扫描件', 'the scanned page of a check'))
    .requiredOption('--out <file>', option(say, 'fileToWrite'));
  examples(scan, context, 'knowledge check scan 3 --out 第12页.pdf');
  scan.action((check: string, { out }: { out: string }) =>
    context.within(async ({ get }) => save(await get(`/knowledge/checks/${encodeURIComponent(check)}/scan`), out)),
  );
}

type Typed = { readonly edition: string; readonly page: string; readonly scan?: string; readonly note?: string; readonly preview?: true };

function proposeCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const propose = group
    .command('propose <entry> <file>')
    .description(say('录入原文数值（填好的模板，或 YAML）', 'type what the printed text says (the template filled in, or YAML)'))
    .requiredOption('--edition <text>', term(say, sourceCheckTerms, 'edition'))
    .requiredOption('--page <text>', term(say, sourceCheckTerms, 'page'))
    .option('--scan <file>', say('该页的扫描件（PDF、JPG、PNG、WebP）', 'the page as a scan (PDF, JPG, PNG, WebP)'))
    .option('--note <text>', label(say, 'note'))
    .option('--preview', option(say, 'previewOnly'));
  examples(
    propose,
    context,
    'knowledge check propose gbt51161-2016/office 表5.2.1.xlsx --edition "2016 年第一版" --page 12 --scan 第12页.pdf',
    'knowledge check propose standard-coal/steam 蒸汽.yaml --edition 2020 --page 8 --preview',
  );
  propose.action((entry: string, file: string, typed: Typed) => context.within((at) => typedIn(at, entry, file, typed)));
}

async function typedIn({ client, upload, output }: ProgramOutput, given: string, path: string, typed: Typed): Promise<void> {
  const { scan, preview, ...rest } = typed;
  const entry = /@\d+$/u.test(given) ? given : (await client.sourceCheck.entry({ entry: given })).entry;
  const file = await upload(path);
  if (preview === true) return answer(output, await client.sourceCheck.compare({ entry, file }), comparedInWords);
  const page = scan === undefined ? undefined : await upload(scan);
  const made = await client.sourceCheck.propose({ ...rest, entry, file, ...(page !== undefined && { scan: page }) });
  return answer(output, made, checkInWords);
}

function decisionCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const confirm = group
    .command('confirm')
    .argument('<check>', say('核对记录的编号', 'the number of the check'), numberOfCheck)
    .description(
      say('确认他人录入的核对；自此作为本市条目使用', 'confirm what another person has typed; it is the city’s own from then on'),
    );
  examples(confirm, context, 'knowledge check confirm 3');
  confirm.action((check: number) =>
    context.within(async ({ client, output }) => answer(output, await client.sourceCheck.confirm({ id: check }), checkInWords)),
  );
  const refuse = group.command('refuse').description(say('退回他人录入的核对', 'refuse what another person has typed'));
  const withdraw = group
    .command('withdraw')
    .description(say('撤回核对；已确认的自此恢复原状', 'withdraw a check; from then on the entry stands as before'));
  for (const [command, decide] of [
    [refuse, (client: Client, asked: { id: number; reason: string }) => client.sourceCheck.refuse(asked)],
    [withdraw, (client: Client, asked: { id: number; reason: string }) => client.sourceCheck.withdraw(asked)],
  ] as const) {
    command
      .argument('<check>', say('核对记录的编号', 'the number of the check'), numberOfCheck)
      .requiredOption('--reason <text>', label(say, 'reason'));
    examples(command, context, `knowledge check ${command.name()} 3 --reason 页码有误`);
    command.action((check: number, { reason }: { reason: string }) =>
      context.within(async ({ client, output }) => answer(output, await decide(client, { id: check, reason }), checkInWords)),
    );
  }
}

function listInWords({ entries, open, waiting }: List, say: Say): string {
  type Row = List['entries'][number];
  return blocks(
    say(
      `待核对原文 ${number(open)} 项，待他人核对 ${number(waiting)} 项`,
      `${number(open)} to be checked, ${number(waiting)} await another person`,
    ),
    table(
      [
        { title: label(say, 'entry'), cell: (row: Row) => row.base },
        { title: label(say, 'name'), cell: (row: Row) => row.name },
        { title: label(say, 'document'), cell: (row: Row) => `${row.document} ${row.clause}` },
        { title: label(say, 'state'), cell: (row: Row) => term(say, sourceStateTerms, row.state) },
        { title: term(say, sourceCheckTerms, 'buildings'), cell: (row: Row) => row.buildings, number: true },
        { title: term(say, sourceCheckTerms, 'differing'), cell: (row: Row) => row.differing, number: true },
      ],
      entries,
    ),
  );
}

function entryInWords({ values, checks, ...entry }: Entry, say: Say): string {
  type Row = Entry['values'][number];
  return blocks(
    facts([
      [label(say, 'entry'), entry.entry],
      [label(say, 'name'), entry.name],
      [label(say, 'document'), `${entry.document} ${entry.clause}`],
      [label(say, 'state'), term(say, sourceStateTerms, entry.state)],
    ]),
    table(
      [
        { title: 'cell', cell: (row: Row) => row.cell },
        { title: label(say, 'row'), cell: (row: Row) => row.row },
        { title: label(say, 'figure'), cell: (row: Row) => row.value },
        { title: say('现有', 'known'), cell: (row: Row) => String(row.known ?? '—'), number: true },
        { title: label(say, 'unit'), cell: (row: Row) => row.unit },
      ],
      values,
    ),
    ...checks.map((check) => checkInWords(check, say)),
  );
}

function checkInWords(check: Check, say: Say): string {
  const { id, edition, page, scan, typed, confirmed, ended } = check;
  return blocks(
    facts([
      [term(say, sourceCheckTerms, 'check'), id],
      [label(say, 'state'), term(say, checkStateTerms, check.state)],
      [term(say, sourceCheckTerms, 'edition'), edition],
      [term(say, sourceCheckTerms, 'page'), page],
      [say('扫描件', 'scan'), scan.name],
      [say('录入人', 'typed by'), typed.by],
      [say('核对人', 'confirmed by'), confirmed?.by ?? null],
      [label(say, 'reason'), ended === null || ended.reason === '' ? null : ended.reason],
    ]),
    comparedInWords(check, say),
  );
}

function comparedInWords({ cells, differing }: Pick<Compared, 'cells' | 'differing'>, say: Say): string {
  type Row = Compared['cells'][number];
  const head = say(
    `录入 ${number(cells.length)} 个数值，与现有不同 ${number(differing)} 个`,
    `${number(cells.length)} values typed, ${number(differing)} differ`,
  );
  const other = cells.filter(({ differs }) => differs);
  if (other.length === 0) return head;
  return blocks(
    head,
    table(
      [
        { title: 'cell', cell: (row: Row) => row.cell },
        { title: label(say, 'row'), cell: (row: Row) => row.row },
        { title: label(say, 'figure'), cell: (row: Row) => row.value },
        { title: say('现有', 'known'), cell: (row: Row) => String(row.before ?? '—'), number: true },
        { title: say('原文数值', 'printed'), cell: (row: Row) => String(row.printed ?? '—'), number: true },
        { title: label(say, 'unit'), cell: (row: Row) => row.unit },
      ],
      other,
    ),
  );
}
