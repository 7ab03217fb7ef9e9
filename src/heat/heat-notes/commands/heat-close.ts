import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { heatHeldTerms, heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { heatCauseTerms, heatNoteKindTerms, heatNoteTerms } from '#heat/heat-notes/vocabulary.ts';
import { heatMethodTerms, householdFieldTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { answerAsRead, closeSeason } from '#cli/as-read.ts';
import { examples, type CommandContext, type ProgramOutput } from '#cli/command-context.ts';
import { heatCompareCommand } from './heat-compare.ts';
import { heatFileCommands, ofPoints } from './heat-files.ts';
import { heatReportCommand } from './heat-report.ts';
import { heatStateCommand } from './heat-state.ts';
import { outcomeOf } from '#platform/jobs/commands/jobs.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Closes = Client['heatNotes']['closes'];
type Close = Awaited<ReturnType<Closes['show']>>;
type Changes = { readonly changes: Awaited<ReturnType<Closes['changes']>>['changes'] };
type Account = Awaited<ReturnType<Client['heatNotes']['account']>>;
type Arrears = Awaited<ReturnType<Client['heatNotes']['arrears']>>;
type Note = Account['notes'][number];
type Points = { point?: string; company?: string; region?: string };

/** `heat close|changes|account|arrears`: what households owe for heat. */
export function heatCloseCommands(heat: Command, context: CommandContext): void {
  closeCommand(heat, context);
  changesCommand(heat, context);
  heatCompareCommand(heat, context);
  heatStateCommand(heat, context);
  heatFileCommands(heat, context);
  heatReportCommand(heat, context);
  const { say } = context;
  const account = heat.command('account <account>').description(say('用热人的账单、缴费和余额', 'notes and payments of an account'));
  asOfDay(account, say);
  examples(account, context, 'heat account A-0101');
  account.action((code: string, options: AsOfDay) =>
    context.within(async ({ client, output, link }) =>
      answer(
        output,
        link === null
          ? await client.heatNotes.account({ account: code, ...options })
          : await client.heatResident.linked.account({ token: link, account: code, ...options }),
        accountInWords,
      ),
    ),
  );
  const arrears = ofPoints(heat.command('arrears').description(say('到某日未缴的用热人', 'accounts that owe on a day')), say);
  asOfDay(arrears, say);
  examples(arrears, context, 'heat arrears --company R1 --on 2026-06-01');
  arrears.action((options: Points & AsOfDay) =>
    context.within(async ({ client, output }) => answer(output, await client.heatNotes.arrears(options), arrearsInWords)),
  );
}

type AsOfDay = { on?: string; knownAt?: string };

const asOfDay = (command: Command, say: Say): Command =>
  command.option('--on <day>', option(say, 'dayDefaultToday'), day).option('--known-at <time>', label(say, 'asKnownThen'), time);

function closeCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = ofPoints(
    heat
      .command('close')
      .description(say('结算一个采暖季：开出账单或差额账单', 'close a heating season: issue notes or notes of the difference')),
    say,
  )
    .requiredOption('--season <name>', term(say, heatSeasonTerms, 'name'))
    .option('--preview', say('只看会开出什么', 'only show what would be issued'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time)
    .option('--seen <hash>', option(say, 'seenHashElseRead'));
  examples(command, context, 'heat close --company R1 --season 2025-26 --preview', 'heat close --company R1 --season 2025-26');
  command.action((options: Points & { season: string; preview?: boolean; knownAt?: string; seen?: string }) =>
    context.within(async (at) => {
      const { job, read } = await closeSeason(at.client, options, (begun) => outcomeOf(at, begun));
      answerAsRead(at.output, { ...(await wholeClose(at, job)), read }, closeInWords);
    }),
  );
}

const page = 1000;

async function wholeClose({ client }: ProgramOutput, job: string): Promise<Close> {
  const told = await client.heatNotes.closes.show({ job, limit: page });
  const issued = [...told.issued];
  while (issued.length < told.notes) {
    const more = await client.heatNotes.closes.show({ job, limit: page, offset: issued.length });
    if (more.issued.length === 0) break;
    issued.push(...more.issued);
  }
  return { ...told, issued };
}

function changesCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = ofPoints(
    heat.command('changes').description(say('结算会开出的变动及其来由', 'changes that a close would issue, and their causes')),
    say,
  );
  command
    .requiredOption('--season <name>', term(say, heatSeasonTerms, 'name'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'heat changes --company R1 --season 2025-26');
  command.action((options: Points & { season: string; knownAt?: string }) =>
    context.within(async (at) => {
      const { job } = await at.client.heatNotes.closes.begin({ ...options, preview: true });
      await outcomeOf(at, job);
      const changes: Changes['changes'][number][] = [];
      for (;;) {
        const some = await at.client.heatNotes.closes.changes({ job, limit: page, offset: changes.length });
        changes.push(...some.changes);
        if (some.changes.length === 0 || changes.length >= some.total) break;
      }
      answer(at.output, { changes }, changesInWords);
    }),
  );
}

const of = (say: Say, code: keyof typeof heatNoteTerms): string => term(say, heatNoteTerms, code);

function closeInWords(close: Close, say: Say): string {
  const points = [
    { title: of(say, 'point'), cell: (row: Close['points'][number]) => row.point },
    {
      title: term(say, settlementPointFieldTerms, 'method'),
      cell: (row: Close['points'][number]) => (row.method === null ? null : term(say, heatMethodTerms, row.method)),
    },
    { title: `${of(say, 'quantity')} GJ`, cell: (row: Close['points'][number]) => row.quantity.toFixed(4), number: true },
    { title: of(say, 'total'), cell: (row: Close['points'][number]) => row.total, number: true },
  ];
  const held = [
    { title: term(say, householdFieldTerms, 'code'), cell: (row: Close['held'][number]) => row.household },
    { title: of(say, 'point'), cell: (row: Close['held'][number]) => row.point },
    { title: label(say, 'reason'), cell: (row: Close['held'][number]) => term(say, heatHeldTerms, row.code) },
  ];
  return blocks(
    facts([
      [of(say, 'notes'), close.notes],
      [of(say, 'issuedTotal'), close.issuedTotal],
      [of(say, 'unchanged'), close.unchanged],
      [of(say, 'total'), close.total],
      ...(close.hash === null ? [] : [[label(say, 'hash'), close.hash] as const]),
    ]),
    close.issued.length > 0 && notesTable(close.issued, say),
    table(points, close.points),
    close.held.length > 0 && table(held, close.held),
    findingLines(close.findings, say),
  );
}

const notesTable = (notes: readonly Omit<Note, 'season' | 'figure'>[], say: Say): string =>
  table(
    [
      { title: of(say, 'number'), cell: (row: (typeof notes)[number]) => row.number },
      { title: of(say, 'kind'), cell: (row: (typeof notes)[number]) => term(say, heatNoteKindTerms, row.kind) },
      { title: term(say, householdFieldTerms, 'code'), cell: (row: (typeof notes)[number]) => row.household },
      { title: of(say, 'account'), cell: (row: (typeof notes)[number]) => row.account },
      { title: `${of(say, 'quantity')} GJ`, cell: (row: (typeof notes)[number]) => row.quantity.toFixed(4), number: true },
      { title: of(say, 'difference'), cell: (row: (typeof notes)[number]) => row.total, number: true },
      { title: of(say, 'day'), cell: (row: (typeof notes)[number]) => row.day },
      { title: of(say, 'due'), cell: (row: (typeof notes)[number]) => row.due },
    ],
    notes,
  );

function changesInWords({ changes }: Changes, say: Say): string {
  const columns = [
    { title: term(say, householdFieldTerms, 'code'), cell: (row: Changes['changes'][number]) => row.household },
    { title: of(say, 'account'), cell: (row: Changes['changes'][number]) => row.account },
    { title: of(say, 'issued'), cell: (row: Changes['changes'][number]) => row.issued, number: true },
    { title: of(say, 'now'), cell: (row: Changes['changes'][number]) => row.now, number: true },
    { title: of(say, 'difference'), cell: (row: Changes['changes'][number]) => row.difference, number: true },
    {
      title: of(say, 'causes'),
      cell: (row: Changes['changes'][number]) => row.causes.map((cause) => term(say, heatCauseTerms, cause)).join(say('、', ', ')),
    },
  ];
  return table(columns, changes);
}

function accountInWords(told: Account, say: Say): string {
  const payments = [
    { title: of(say, 'paid'), cell: (row: Account['payments'][number]) => row.paid },
    {
      title: of(say, 'payment'),
      cell: ({ kind, yuan }: Account['payments'][number]) => (kind === 'refund' ? `-${yuan}` : yuan),
      number: true,
    },
    { title: of(say, 'reference'), cell: (row: Account['payments'][number]) => row.reference },
  ];
  return blocks(
    facts([
      [of(say, 'account'), told.account],
      [of(say, 'balance'), told.balance],
      [of(say, 'overdueSince'), told.overdueSince],
    ]),
    told.notes.length > 0 && notesTable(told.notes, say),
    told.payments.length > 0 && table(payments, told.payments),
  );
}

function arrearsInWords({ accounts, total, findings }: Arrears, say: Say): string {
  const columns = [
    { title: of(say, 'account'), cell: (row: Arrears['accounts'][number]) => row.account },
    { title: of(say, 'balance'), cell: (row: Arrears['accounts'][number]) => row.balance, number: true },
    { title: of(say, 'overdueSince'), cell: (row: Arrears['accounts'][number]) => row.overdueSince },
  ];
  return blocks(findingLines(findings, say), table(columns, accounts), facts([[of(say, 'balance'), total]]));
}
