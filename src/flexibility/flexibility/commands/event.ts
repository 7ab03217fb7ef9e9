import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answerTerms, directionTerms, flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { memberStatusTerms, settlementTerms } from '#flexibility/settlement/vocabulary.ts';
import { answerAsRead, settleEvent } from '#cli/as-read.ts';
import { option } from '#cli/option-terms.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import { eventPaperCommands } from '#flexibility/settlement/commands/event-papers.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { progressCommand } from './event-progress.ts';
import { reminderCommands } from './event-reminders.ts';
import { localTime } from '#cli/local-time.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, termOption } from '#cli/terms.ts';
import { id, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Events = Client['flexibility']['events'];
type Shown = Awaited<ReturnType<Events['show']>>;
type Listed = Awaited<ReturnType<Events['list']>>;
type Issue = Awaited<ReturnType<Client['settlement']['show']>>;

const of = (say: Say, code: keyof typeof flexibilityTerms): string => term(say, flexibilityTerms, code);
const ofIssue = (say: Say, code: keyof typeof settlementTerms): string => term(say, settlementTerms, code);

/** `event add|show|list|progress|cancel|answer|remind|reminders|settle|settlement`. */
export function eventCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('event').description(say('需求响应事件', 'events of demand response')).helpCommand(false);
  examples(group, context, 'event list', 'event show E-1', 'event add --help');
  addCommand(group, context);
  const show = group.command('show <event>').description(say('一次事件：承诺与答复', 'an event: commitments and answers'));
  show.option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(show, context, 'event show E-1');
  show.action((event: string, options: { knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.flexibility.events.show({ event, ...options }), eventInWords)),
  );
  const list = group.command('list').description(say('各次事件，新的在前', 'events, newest first'));
  list
    .option('--portfolio <code>', say('只看这个聚合体', 'of this portfolio'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(list, context, 'event list --portfolio VPP-1');
  list.action((options: { portfolio?: string; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.flexibility.events.list(options), listInWords)),
  );
  const cancel = group.command('cancel <event>').description(say('取消一次尚未结算的事件', 'cancel an event that is not settled yet'));
  examples(cancel, context, 'event cancel E-1');
  cancel.action((event: string) =>
    context.within(async ({ client, output }) => answer(output, await client.flexibility.events.cancel({ event }), eventInWords)),
  );
  progressCommand(group, context);
  answerCommand(group, context);
  reminderCommands(group, context);
  settleCommands(group, context);
  eventPaperCommands(group, context);
}

type AddOptions = {
  programme: string;
  portfolio: string;
  from: string;
  to: string;
  direction: 'down' | 'up';
  kw?: string;
  commit?: string;
  notice?: string;
  openadr?: true;
  preview?: true;
};

function addCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('add <event>').description(say('发起一次事件', 'call an event'));
  command
    .requiredOption('--programme <id>', of(say, 'programme'))
    .requiredOption('--portfolio <code>', of(say, 'portfolio'))
    .requiredOption('--from <time>', of(say, 'from'), time)
    .requiredOption('--to <time>', of(say, 'to'), time)
    .addOption(termOption('--direction <direction>', of(say, 'direction'), directionTerms).makeOptionMandatory())
    .option('--kw <kw>', say('要求的功率，按报价和能力分给成员', 'power requested, allocated to members by price and capability'))
    .option('--commit <file>', say('各成员的承诺（csv：building,kw）', 'commitment of each member (csv: building,kw)'))
    .option('--notice <time>', of(say, 'notice'), time)
    .option('--preview', say('只看会怎样分配，不发起', 'only show the allocation, do not call the event'))
    .option('--openadr', say('经 OpenADR 告知各成员', 'notify the members over OpenADR'));
  examples(
    command,
    context,
    'event add E-1 --programme city-dr --portfolio VPP-1 --from 2026-06-24T19:00 --to 2026-06-24T21:00 --direction down --kw 200',
  );
  command.action((code: string, { commit, ...options }: AddOptions) =>
    context.within(async ({ client, output, upload }) => {
      const asked = { code, ...options, ...(commit !== undefined && { file: await upload(commit) }) };
      answer(output, await client.flexibility.events.add(asked), eventInWords);
    }),
  );
}

function answerCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('answer <event> <building>')
    .description(say('业主答复是否参加', 'answer of an owner whether a building takes part'));
  command
    .addOption(termOption('--as <answer>', of(say, 'answer'), answerTerms).makeOptionMandatory())
    .option('--reason <text>', of(say, 'reason'));
  examples(command, context, 'event answer E-1 B001 --as out');
  command.action((event: string, building: string, { as, ...options }: { as: 'in' | 'out'; reason?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.flexibility.events.answer({ event, building, answer: as, ...options }), eventInWords),
    ),
  );
}

function settleCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const settle = group
    .command('settle <event>')
    .description(say('结算一次事件：有变动即开出新的一张', 'settle an event: issues a new statement if anything changed'));
  settle.option('--preview', say('只看会开出的内容', 'only show what would be issued'));
  examples(settle, context, 'event settle E-1 --preview', 'event settle E-1');
  settle.option('--seen <hash>', option(say, 'seenHashElseRead'));
  settle.action((event: string, options: { preview?: boolean; seen?: string }) =>
    context.within(async ({ client, output }) =>
      options.preview === true
        ? answer(output, await client.settlement.settle({ event, ...options }), issueInWords)
        : answerAsRead(output, await settleEvent(client, { event, ...options }), issueInWords),
    ),
  );
  const show = group.command('settlement <event>').description(say('已开出的结算单，默认最后一张', 'an issue, the last by default'));
  show.option('--issue <number>', ofIssue(say, 'issue'), id).option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(show, context, 'event settlement E-1 --issue 1');
  show.action((event: string, options: { issue?: number; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.settlement.show({ event, ...options }), issueInWords)),
  );
}

function eventInWords({ event, members, committedKw, shortKw, findings }: Shown, say: Say): string {
  type Row = Shown['members'][number];
  const head = facts([
    [of(say, 'event'), event.code],
    [of(say, 'portfolio'), event.portfolio],
    [of(say, 'programme'), event.programme],
    [of(say, 'from'), localTime(event.from, event.zone)],
    [of(say, 'to'), localTime(event.to, event.zone)],
    [of(say, 'direction'), term(say, directionTerms, event.direction)],
    [of(say, 'committed'), committedKw],
    [of(say, 'short'), shortKw],
  ]);
  const columns = [
    { title: label(say, 'building'), cell: (row: Row) => row.building },
    { title: of(say, 'committed'), cell: (row: Row) => row.committedKw, number: true },
    { title: of(say, 'answer'), cell: (row: Row) => (row.answer === null ? null : term(say, answerTerms, row.answer)) },
    { title: of(say, 'reason'), cell: (row: Row) => row.reason },
  ];
  return blocks(head, table(columns, members), findingLines(findings, say));
}

function listInWords({ events }: Listed, say: Say): string {
  type Row = Listed['events'][number];
  const columns = [
    { title: of(say, 'event'), cell: ({ event }: Row) => event.code },
    { title: of(say, 'portfolio'), cell: ({ event }: Row) => event.portfolio },
    { title: of(say, 'from'), cell: ({ event }: Row) => localTime(event.from, event.zone) },
    { title: of(say, 'to'), cell: ({ event }: Row) => localTime(event.to, event.zone) },
    { title: of(say, 'committed'), cell: (row: Row) => row.committedKw, number: true },
  ];
  return table(columns, events);
}

function issueInWords(issue: Issue, say: Say): string {
  type Row = Issue['members'][number];
  const head = facts([
    [ofIssue(say, 'issue'), issue.issue],
    [of(say, 'response'), issue.responseKwh],
    [ofIssue(say, 'counted'), issue.countedKwh],
    [ofIssue(say, 'amount'), issue.amount],
    [ofIssue(say, 'penalty'), issue.penalty],
    [ofIssue(say, 'net'), issue.net],
    [ofIssue(say, 'aggregator'), issue.aggregator],
    [ofIssue(say, 'difference'), issue.difference],
  ]);
  const columns = [
    { title: ofIssue(say, 'building'), cell: (row: Row) => row.building },
    { title: ofIssue(say, 'status'), cell: (row: Row) => term(say, memberStatusTerms, row.status) },
    { title: of(say, 'baseline'), cell: (row: Row) => row.baselineKwh, number: true },
    { title: of(say, 'actual'), cell: (row: Row) => row.actualKwh, number: true },
    { title: of(say, 'response'), cell: (row: Row) => row.responseKwh, number: true },
    { title: ofIssue(say, 'money'), cell: (row: Row) => row.money, number: true },
    { title: ofIssue(say, 'difference'), cell: (row: Row) => row.difference, number: true },
  ];
  return blocks(head, table(columns, issue.members), findingLines(issue.findings, say));
}
