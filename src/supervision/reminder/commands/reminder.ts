import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
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
type SendOptions = { readonly note?: string; readonly again?: boolean; readonly preview?: true };

/** `remind missing`, `remind send`, `remind list`: missing data, and reminders of them. */
export function reminderCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('remind')
    .description(say('催报：缺少的数据，提醒业主和运维单位补报', 'data that are missing, and reminders to owners and operators'))
    .helpCommand(false);
  examples(group, context, 'remind missing --kind months', 'remind send months:140302A00001:electricity --preview');
  const missing = group.command('missing').description(say('未报送的月份和离线的表计', 'months not delivered and meters offline'));
  missing
    .option('--region <code>', option(say, 'ofRegion'))
    .addOption(new Option('--kind <kind>', option(say, 'ofKind')).choices(Object.keys(missingTerms)).argParser(codeOf(missingTerms)))
    .option('--limit <count>', option(say, 'atMost100'), whole(1, 10_000));
  examples(missing, context, 'remind missing --region 140300');
  missing.action((options: Parameters<Reminder['missing']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.reminder.missing(options), missingInWords)),
  );
  sendCommand(group, context);
  const list = group.command('list').description(say('已发出的催报，最新的在前', 'reminders that were sent, newest first'));
  list.option('--limit <count>', option(say, 'atMost50'), whole(1, 1000));
  examples(list, context, 'remind list');
  list.action((options: { limit?: number }) =>
    context.within(async ({ client, output }) => answer(output, await client.reminder.sent(options), sentInWords)),
  );
}

function sendCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const send = group
    .command('send <keys...>')
    .description(say('催报这些数据（名称见 remind missing）', 'send reminders for these data (named as by remind missing)'));
  send
    .option('--note <text>', term(say, reminderTerms, 'note'))
    .option('--again', term(say, reminderTerms, 'again'))
    .option('--preview', option(say, 'previewOnly'));
  examples(send, context, 'remind send months:140302A00001:electricity --note 请于本周内补报');
  send.action((keys: readonly string[], { note = '', again = false, preview }: SendOptions) =>
    context.within(async ({ client, output }) => {
      const asked = { keys: [...keys], note, again };
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
    { title: label(say, 'what'), cell: (one: Sent) => one.items.map(({ key }) => key).join(' ') },
  ];
  return cutList(table(columns, reminders), reminders.length, total, say);
}
