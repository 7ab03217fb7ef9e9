import type { Command } from 'commander';
import { Option } from 'commander';
import { bidTerms } from '#flexibility/bids/vocabulary.ts';
import type { Client } from '#client.ts';
import { directionTerms } from '#flexibility/flexibility/vocabulary.ts';
import { stepTerms } from '#kernel/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { localTime } from '#cli/local-time.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, termOption } from '#cli/terms.ts';
import { decimal, id, time, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Bids = Client['bids'];
type Shown = Awaited<ReturnType<Bids['show']>>;
type Listed = Awaited<ReturnType<Bids['list']>>;
type Compared = Awaited<ReturnType<Bids['compare']>>;
type Question = Parameters<Bids['of']>[0];

const of = (say: Say, code: keyof typeof bidTerms): string => term(say, bidTerms, code);
const steps = ['15min', '30min', 'hour'] as const;

/** `bid of|add|show|list|compare|sheet`. */
export function bidCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('bid')
    .description(say('向响应项目申报的功率与价格', 'power and prices that portfolios bid to programmes'))
    .helpCommand(false);
  examples(group, context, 'bid of --help', 'bid list --portfolio VPP-1', 'bid show 1');
  const named = '--portfolio VPP-1 --programme city-dr --from 2026-06-24T19:00 --to 2026-06-24T21:00 --direction down';
  const computed = questionOptions(group.command('of'), say).description(say('编制一份申报，不保存', 'make a bid without saving it'));
  computed.option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(computed, context, `bid of ${named}`);
  computed.action((options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.bids.of(options), bidInWords)),
  );
  const add = questionOptions(group.command('add'), say).description(
    say('编制并保存一份申报：取代它所覆盖的，自身不再更改', 'make and save a bid: it supersedes the bids it covers, and cannot be changed'),
  );
  examples(add, context, `bid add ${named} --margin 0.05`);
  add.action((options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.bids.add(options), bidInWords)),
  );
  readCommands(group, context);
}

function questionOptions(command: Command, say: Say): Command {
  return command
    .requiredOption('--portfolio <code>', of(say, 'portfolio'))
    .requiredOption('--programme <id>', of(say, 'programme'))
    .requiredOption('--from <time>', of(say, 'from'), time)
    .requiredOption('--to <time>', of(say, 'to'), time)
    .addOption(termOption('--direction <direction>', of(say, 'direction'), directionTerms).makeOptionMandatory())
    .addOption(termOption('--step <step>', say('每个时段多长（默认 hour）', 'how long each period is (default hour)'), stepTerms, steps))
    .option(
      '--hours <hours>',
      say('每个时段的功率须持续多少小时（默认一个时段）', 'hours for which the power of a period must be sustained (default: one period)'),
      decimal,
    )
    .option('--margin <yuan>', of(say, 'margin'))
    .option('--floor <yuan>', of(say, 'floor'));
}

function readCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const show = group.command('show').argument('<number>', label(say, 'number'), id).description(say('保存的一份申报', 'a saved bid'));
  show.option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(show, context, 'bid show 1');
  show.action((number: number, options: { knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.bids.show({ number, ...options }), bidInWords)),
  );
  const list = group.command('list').description(say('保存的各份申报，新的在前', 'saved bids, newest first'));
  list.option('--portfolio <code>', of(say, 'portfolio')).option('--known-at <time>', label(say, 'asKnownThen'), time);
  list
    .option('--limit <count>', option(say, 'atMost50'), whole(1, 500))
    .option('--offset <count>', option(say, 'skip'), whole(0, 10_000_000));
  examples(list, context, 'bid list --portfolio VPP-1');
  list.action((options: Parameters<Bids['list']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.bids.list(options), listInWords)),
  );
  const compare = group
    .command('compare <event>')
    .description(say('一次事件的分配与发起前的申报相比', 'allocation of an event compared with the bid before it'));
  examples(compare, context, 'bid compare E-1');
  compare.action((event: string) =>
    context.within(async ({ client, output }) => answer(output, await client.bids.compare({ event }), comparedInWords)),
  );
  const sheet = group
    .command('sheet')
    .argument('<number>', label(say, 'number'), id)
    .description(say('申报单（Word 或 xlsx）', 'a bid sheet (Word or xlsx)'))
    .requiredOption('--out <file>', option(say, 'fileToWrite'))
    .addOption(
      new Option('--format <format>', say('格式，默认看文件名', 'format (default: from the file name)')).choices(['docx', 'xlsx']),
    );
  examples(sheet, context, 'bid sheet 1 --out 申报单.docx', 'bid sheet 1 --out 申报单.xlsx');
  sheet.action((number: number, { out, format }: { out: string; format?: string }) =>
    context.within(async (at) => {
      const asked = { number: String(number), format: format ?? (/\.xlsx$/iu.test(out) ? 'xlsx' : 'docx') };
      await save(await at.get('/exports/bid', asked), out);
      answer(at.output, { file: out }, ({ file }) => file);
    }),
  );
}

const span = ({ start, end, zone }: { start: string; end: string; zone: string }): string =>
  `${localTime(start, zone)} – ${localTime(end, zone)}`;

function bidInWords(bid: Shown, say: Say): string {
  const head = facts([
    [of(say, 'number'), bid.number],
    [of(say, 'portfolio'), bid.portfolio],
    [of(say, 'programme'), bid.programme],
    [of(say, 'direction'), term(say, directionTerms, bid.direction)],
    [of(say, 'period'), span({ start: bid.from, end: bid.to, zone: bid.zone })],
    [of(say, 'margin'), bid.margin],
    [of(say, 'floor'), bid.floor],
    [of(say, 'hours'), bid.hours],
    [of(say, 'supersededBy'), bid.supersededBy],
  ]);
  const rows = bid.periods.flatMap((period) =>
    period.steps.map((step) => ({ ...step, start: period.start, end: period.end, zone: bid.zone })),
  );
  type Row = (typeof rows)[number];
  const columns = [
    { title: of(say, 'period'), cell: span },
    { title: of(say, 'price'), cell: (row: Row) => row.price, number: true },
    { title: of(say, 'kw'), cell: (row: Row) => row.kw, number: true },
    { title: of(say, 'upToKw'), cell: (row: Row) => row.upToKw, number: true },
    { title: of(say, 'members'), cell: (row: Row) => row.members.map(({ building, kw }) => `${building} ${kw}`).join(', ') },
  ];
  return blocks(head, table(columns, rows), findingLines(bid.findings, say));
}

function listInWords({ bids, total }: Listed, say: Say): string {
  type Row = Listed['bids'][number];
  const columns = [
    { title: of(say, 'number'), cell: (row: Row) => row.number, number: true },
    { title: of(say, 'portfolio'), cell: (row: Row) => row.portfolio },
    { title: of(say, 'programme'), cell: (row: Row) => row.programme },
    { title: of(say, 'direction'), cell: (row: Row) => term(say, directionTerms, row.direction) },
    { title: of(say, 'period'), cell: (row: Row) => span({ start: row.from, end: row.to, zone: row.zone }) },
    { title: of(say, 'leastKw'), cell: (row: Row) => row.leastKw, number: true },
    { title: of(say, 'mostKw'), cell: (row: Row) => row.mostKw, number: true },
    { title: of(say, 'supersededBy'), cell: (row: Row) => row.supersededBy, number: true },
  ];
  return `${table(columns, bids)}\n${say(`共 ${total} 份申报`, `${total} in all`)}`;
}

function comparedInWords({ bid, zone, committedKw, periods, members, findings }: Compared, say: Say): string {
  type Period = Compared['periods'][number];
  type Member = Compared['members'][number];
  const head = facts([
    [of(say, 'bid'), bid],
    [of(say, 'committed'), committedKw],
  ]);
  const byPeriod = [
    { title: of(say, 'from'), cell: (row: Period) => localTime(row.start, zone) },
    { title: of(say, 'kw'), cell: (row: Period) => row.bidKw, number: true },
    { title: of(say, 'aboveKw'), cell: (row: Period) => row.aboveKw, number: true },
    { title: of(say, 'price'), cell: (row: Period) => row.price, number: true },
  ];
  const byMember = [
    { title: of(say, 'building'), cell: (row: Member) => row.building },
    { title: of(say, 'committed'), cell: (row: Member) => row.committedKw, number: true },
    { title: of(say, 'kw'), cell: (row: Member) => row.bidKw, number: true },
    { title: of(say, 'aboveKw'), cell: (row: Member) => row.aboveKw, number: true },
  ];
  return blocks(head, table(byPeriod, periods), table(byMember, members), findingLines(findings, say));
}
