import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { Problem } from '#kernel/problem.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { missingTerms, reminderTerms } from '#supervision/reminder/vocabulary.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { table } from '#cli/table.ts';
import { codeOf, label, term } from '#cli/terms.ts';
import { blocks, findingLines, cutList } from '#cli/wording.ts';
import { whole } from '#cli/values.ts';

type Reminder = Client['reminder'];
type Missing = Awaited<ReturnType<Reminder['missing']>>;
type Row = Missing['rows'][number];
type Messages = Awaited<ReturnType<Reminder['send']>>;
type Message = Messages['messages'][number];
type Sent = Awaited<ReturnType<Reminder['sent']>>['reminders'][number];
type ByRegion = Awaited<ReturnType<Reminder['byRegion']>>;
type RegionRow = ByRegion['rows'][number];
type Filter = NonNullable<Parameters<Reminder['send']>[0]['all']>;
type SendOptions = Filter & {
  readonly all?: true;
  readonly due?: string;
  readonly note?: string;
  readonly again?: boolean;
  readonly preview?: true;
};

/** `remind missing`, `remind by-region`, `remind send`, `remind list`: missing data, and reminders of them. */
export function reminderCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('remind')
    .description(say('催报：缺少的数据，提醒业主和运维单位补报', 'data that are missing, and reminders to owners and operators'))
    .helpCommand(false);
  examples(group, context, 'remind missing --kind months', 'remind send --all --region 140302 --month 2026-10 --due 2026-12-10 --preview');
  const missing = group.command('missing').description(say('未报送的月份和离线的表计', 'months not delivered and meters offline'));
  filters(missing, say).option('--limit <count>', option(say, 'atMost100'), whole(1, 10_000));
  examples(missing, context, 'remind missing --region 140300');
  missing.action((options: Parameters<Reminder['missing']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.reminder.missing(options), missingInWords)),
  );
  const byRegion = group
    .command('by-region')
    .description(say('各地区每月欠报的建筑数和离线的表计数', 'how many buildings of each region owe each month, and meters offline'));
  byRegion.option('--region <code>', option(say, 'ofRegion'));
  examples(byRegion, context, 'remind by-region');
  byRegion.action((options: Parameters<Reminder['byRegion']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.reminder.byRegion(options), byRegionInWords)),
  );
  sendCommand(group, context);
  const list = group.command('list').description(say('已发出的催报，最新的在前', 'reminders that were sent, newest first'));
  list.option('--limit <count>', option(say, 'atMost50'), whole(1, 1000));
  examples(list, context, 'remind list');
  list.action((options: { limit?: number }) =>
    context.within(async ({ client, output }) => answer(output, await client.reminder.sent(options), sentInWords)),
  );
}

const filters = (command: Command, say: Say): Command =>
  command
    .option('--region <code>', option(say, 'ofRegion'))
    .addOption(new Option('--kind <kind>', option(say, 'ofKind')).choices(Object.keys(missingTerms)).argParser(codeOf(missingTerms)))
    .option('--month <month>', term(say, reminderTerms, 'month'));

function sendCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const send = group
    .command('send [keys...]')
    .description(
      say(
        '催报这些数据（名称见 remind missing），或用 --all 催报所选范围的全部',
        'send reminders for these data (named as by remind missing), or with --all for all that the options select',
      ),
    );
  filters(send, say)
    .option('--all', say('所选范围的全部', 'all that the options select'))
    .option('--due <day>', term(say, reminderTerms, 'due'))
    .option('--note <text>', term(say, reminderTerms, 'note'))
    .option('--again', term(say, reminderTerms, 'again'))
    .option('--preview', option(say, 'previewOnly'));
  examples(send, context, 'remind send months:140302A00001:electricity --note 请于本周内补报');
  send.action((keys: readonly string[], { note = '', again = false, due, preview, all, ...filter }: SendOptions) =>
    context.within(async ({ client, output }) => {
      // a filter without --all, or names beside it, are refused by the service: never one of the two alone
      const isFiltered = all === true || Object.keys(filter).length > 0;
      const asked = {
        ...(keys.length > 0 && { keys: [...keys] }),
        ...(isFiltered && { all: filter }),
        note,
        again,
        ...(due !== undefined && { due }),
      };
      if (isFiltered && all !== true) throw new Problem('bad-input', 'reminder-of-what');
      answer(output, await (preview ? client.reminder.preview(asked) : client.reminder.send(asked)), messagesInWords);
    }),
  );
}

function missingInWords({ rows, total, findings }: Missing, say: Say): string {
  if (rows.length === 0) return blocks(term(say, reminderTerms, 'noneMissing'), findingLines(findings, say));
  const columns = [
    { title: label(say, 'designation'), cell: (row: Row) => row.key },
    { title: label(say, 'building'), cell: (row: Row) => row.name ?? row.building },
    { title: label(say, 'energy'), cell: (row: Row) => term(say, carrierTerms, row.carrier) },
    { title: label(say, 'from'), cell: (row: Row) => row.since },
    { title: label(say, 'month'), cell: (row: Row) => row.months.join(say('、', ', ')) || null },
    { title: term(say, reminderTerms, 'reminded'), cell: (row: Row) => row.reminded?.at ?? null },
  ];
  return blocks(table(columns, rows), `${label(say, 'total')} ${total}`, findingLines(findings, say));
}

function byRegionInWords({ months, rows, findings }: ByRegion, say: Say): string {
  if (rows.length === 0) return blocks(term(say, reminderTerms, 'noneMissing'), findingLines(findings, say));
  const columns = [
    { title: label(say, 'place'), cell: (row: RegionRow) => `${row.region} ${row.name}` },
    { title: label(say, 'buildings'), cell: (row: RegionRow) => row.buildings },
    ...months.map((month, at) => ({ title: month, cell: ({ owing }: RegionRow) => owing[at] ?? null })),
    { title: term(say, missingTerms, 'offline'), cell: (row: RegionRow) => row.offline },
  ];
  return blocks(table(columns, rows), findingLines(findings, say));
}

function messagesInWords({ messages, unheard }: Messages, say: Say): string {
  const columns = [
    { title: term(say, reminderTerms, 'recipient'), cell: (one: Message) => one.to },
    { title: label(say, 'text'), cell: (one: Message) => one.text },
    { title: label(say, 'state'), cell: (one: Message) => (one.withinDay ? term(say, reminderTerms, 'withinDay') : null) },
  ];
  return blocks(
    messages.length === 0 ? '' : table(columns, messages),
    unheard.length === 0 ? '' : `${term(say, reminderTerms, 'nobody')}\n${unheard.join('\n')}`,
  );
}

function sentInWords({ reminders, total }: { readonly reminders: readonly Sent[]; readonly total: number }, say: Say): string {
  if (reminders.length === 0) return term(say, reminderTerms, 'noneSent');
  const columns = [
    { title: label(say, 'when'), cell: (one: Sent) => one.at },
    { title: label(say, 'who'), cell: (one: Sent) => one.by },
    { title: term(say, reminderTerms, 'recipient'), cell: (one: Sent) => one.to },
    { title: term(say, reminderTerms, 'due'), cell: (one: Sent) => one.due },
    { title: term(say, reminderTerms, 'answered'), cell: (one: Sent) => `${one.answered}/${one.items.length}` },
    { title: label(say, 'what'), cell: (one: Sent) => one.items.map(({ key }) => key).join(' ') },
  ];
  return cutList(table(columns, reminders), reminders.length, total, say);
}
