import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { memberFieldTerms, portfolioFieldTerms } from '#registry/portfolio/vocabulary.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { historyInWords } from '#cli/history.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';

type Portfolios = Client['portfolio'];
type Shown = Awaited<ReturnType<Portfolios['show']>>;
type Listed = Awaited<ReturnType<Portfolios['list']>>;

/** `portfolio add|invite|join|show|list|history`. */
export function portfolioCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('portfolio').description(say('聚合体及其成员建筑', 'portfolios and their members')).helpCommand(false);
  examples(group, context, 'portfolio show VPP-1', 'portfolio join --help');
  addCommand(group, context);
  inviteCommand(group, context);
  joinCommand(group, context);
  const show = group.command('show <portfolio>').description(say('聚合体的成员和条件', 'the members of a portfolio and their terms'));
  show.option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(show, context, 'portfolio show VPP-1', 'portfolio show VPP-1 --known-at 2026-01-01');
  show.action((portfolio: string, options: { knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.portfolio.show({ portfolio, ...options }), showInWords)),
  );
  const list = group.command('list').description(say('聚合体清单', 'all portfolios'));
  list.option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(list, context, 'portfolio list');
  list.action((options: { knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.portfolio.list(options), listInWords)),
  );
  const history = group
    .command('history <portfolio>')
    .description(say('聚合体或其一个成员的修改记录', 'who changed a portfolio, or one member of it, and when'));
  history.option('--building <code>', say('这一成员', 'of this member'));
  examples(history, context, 'portfolio history VPP-1 --building B001');
  history.action((portfolio: string, options: { building?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.portfolio.history({ portfolio, ...options }), (told, speak) =>
        historyInWords(told, speak, { fields: { ...portfolioFieldTerms, ...memberFieldTerms } }),
      ),
    ),
  );
}

function addCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('add <portfolio>')
    .description(say('新增一个聚合体（可用 undo 撤销）', 'add a portfolio (undo takes it back)'));
  command
    .requiredOption('--name <name>', term(say, portfolioFieldTerms, 'name'))
    .option('--organisation <code>', say('聚合商的单位代码', 'the aggregator, by its code'));
  examples(command, context, 'portfolio add VPP-1 --name 示范聚合体 --organisation AGG-1');
  command.action((code: string, options: { name: string; organisation?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.portfolio.add({ code, ...options }), ({ change }) =>
        say(`已新增 ${code}（编号 ${change}）`, `${code} was added (number ${change})`),
      ),
    ),
  );
}

function inviteCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('invite <portfolio> <building>')
    .description(
      say('邀请建筑加入：其业主由此看到聚合体，可以加入', 'invite a building: its owner sees the portfolio, and may let it join'),
    )
    .option('--withdraw', say('收回已发出的邀请', 'withdraw the invitation'));
  examples(command, context, 'portfolio invite VPP-1 B001', 'portfolio invite VPP-1 B001 --withdraw');
  command.action((portfolio: string, building: string, options: { withdraw?: boolean }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.portfolio.invite({ portfolio, building, ...options }), ({ invited }) =>
        invited
          ? say(`已邀请 ${building} 加入 ${portfolio}`, `${building} is invited to ${portfolio}`)
          : say(`已收回对 ${building} 的邀请`, `The invitation of ${building} is withdrawn`),
      ),
    ),
  );
}

type JoinOptions = { from: string; to?: string; share: string; consent?: string; price?: string; maxKw?: string };

function joinCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const of = (field: keyof typeof memberFieldTerms): string => term(say, memberFieldTerms, field);
  const command = group
    .command('join <portfolio> <building>')
    .description(say('建筑加入聚合体，或自某日起变更条件（可用 undo 撤销）', 'a building joins, or its terms change (undo takes it back)'));
  command
    .requiredOption('--from <day>', of('from'), day)
    .option('--to <day>', of('to'), day)
    .requiredOption('--share <share>', of('share'))
    .option('--consent <text>', of('consent'))
    .option('--price <yuan>', of('price'))
    .option('--max-kw <kw>', of('maxKw'));
  examples(command, context, 'portfolio join VPP-1 B001 --from 2026-06-01 --share 0.7 --consent 2026-05-20签字');
  command.action((portfolio: string, building: string, { maxKw, ...options }: JoinOptions) =>
    context.within(async ({ client, output }) => {
      const made = await client.portfolio.join({ portfolio, building, ...options, ...(maxKw !== undefined && { maxKw: Number(maxKw) }) });
      answer(output, made, () => say(`${building} 自 ${options.from} 为成员`, `${building} is a member from ${options.from}`));
    }),
  );
}

function showInWords({ members }: Shown, say: Say): string {
  type Row = Shown['members'][number];
  const of = (field: keyof typeof memberFieldTerms): string => term(say, memberFieldTerms, field);
  const columns = [
    { title: of('building'), cell: (row: Row) => row.building },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: of('from'), cell: (row: Row) => row.from },
    { title: of('to'), cell: (row: Row) => row.to },
    { title: of('share'), cell: (row: Row) => row.share, number: true },
    { title: of('price'), cell: (row: Row) => row.price, number: true },
    { title: of('maxKw'), cell: (row: Row) => row.maxKw, number: true },
  ];
  return table(columns, members);
}

function listInWords({ portfolios }: Listed, say: Say): string {
  type Row = Listed['portfolios'][number];
  const columns = [
    { title: term(say, portfolioFieldTerms, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'organisation'), cell: (row: Row) => row.organisation },
    { title: term(say, flexibilityTerms, 'members'), cell: (row: Row) => row.members, number: true },
  ];
  return table(columns, portfolios);
}
