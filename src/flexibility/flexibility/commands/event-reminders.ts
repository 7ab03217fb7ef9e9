import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { reminderTerms } from '#supervision/reminder/vocabulary.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { localTime } from '#cli/local-time.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { whole } from '#cli/values.ts';
import { blocks, cutList } from '#cli/wording.ts';

type Reminders = Client['flexibility']['reminders'];
type Sent = Awaited<ReturnType<Reminders['send']>>;
type Listed = Awaited<ReturnType<Reminders['list']>>;
type SendOptions = { readonly note?: string; readonly again?: true; readonly preview?: true };

/** `event remind`, `event reminders`: owners who have not answered. */
export function reminderCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const send = group.command('remind <event>').description(say('催未答复的成员在事件开始前答复', 'remind members that have not answered'));
  send
    .option('--note <text>', term(say, reminderTerms, 'note'))
    .option('--again', term(say, reminderTerms, 'again'))
    .option('--preview', option(say, 'previewOnly'));
  examples(send, context, 'event remind E-1 --preview', 'event remind E-1 --note 请于今晚前答复');
  send.action((event: string, options: SendOptions) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.flexibility.reminders.send({ event, ...options }), sentInWords),
    ),
  );
  const list = group.command('reminders <event>').description(say('已发出的催答复，新的在前', 'reminders of an event, newest first'));
  list.option('--limit <count>', option(say, 'atMost50'), whole(1, 1000));
  examples(list, context, 'event reminders E-1');
  list.action((event: string, options: { limit?: number }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.flexibility.reminders.list({ event, ...options }), listInWords),
    ),
  );
}

function sentInWords({ event, until, zone, messages, unheard }: Sent, say: Say): string {
  type Row = Sent['messages'][number];
  const head = facts([
    [term(say, flexibilityTerms, 'event'), event],
    [term(say, flexibilityTerms, 'answerBy'), localTime(until, zone)],
  ]);
  const columns = [
    { title: term(say, reminderTerms, 'recipient'), cell: ({ to }: Row) => to },
    { title: term(say, flexibilityTerms, 'unanswered'), cell: ({ buildings }: Row) => buildings.join(' ') },
    { title: label(say, 'text'), cell: ({ text }: Row) => text },
    { title: label(say, 'state'), cell: ({ withinDay }: Row) => (withinDay ? term(say, reminderTerms, 'withinDay') : null) },
  ];
  const nobody = messages.length === 0 && unheard.length === 0;
  return blocks(
    head,
    nobody ? term(say, flexibilityTerms, 'allAnswered') : '',
    messages.length === 0 ? '' : table(columns, messages),
    unheard.length === 0 ? '' : `${term(say, flexibilityTerms, 'noAccount')}\n${unheard.join('\n')}`,
  );
}

function listInWords({ reminders, total }: Listed, say: Say): string {
  type Row = Listed['reminders'][number];
  if (reminders.length === 0) return term(say, flexibilityTerms, 'noReminders');
  const columns = [
    { title: label(say, 'when'), cell: ({ at }: Row) => at },
    { title: label(say, 'who'), cell: ({ by }: Row) => by },
    { title: term(say, reminderTerms, 'recipient'), cell: ({ to }: Row) => to },
    { title: term(say, flexibilityTerms, 'members'), cell: ({ buildings }: Row) => buildings.join(' ') },
    { title: term(say, reminderTerms, 'note'), cell: ({ note }: Row) => note || null },
  ];
  return cutList(table(columns, reminders), reminders.length, total, say);
}
