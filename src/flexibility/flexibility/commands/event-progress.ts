import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answerTerms, flexibilityTerms, progressPhaseTerms, progressStateTerms } from '#flexibility/flexibility/vocabulary.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Course = Awaited<ReturnType<Client['flexibility']['events']['progress']>>;

const of = (say: Say, code: keyof typeof flexibilityTerms): string => term(say, flexibilityTerms, code);

/** `event progress`. */
export function progressCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('progress <event>')
    .description(say('事件进行到哪里：答复、已计量的响应与差额', 'progress of an event: answers, measured response, shortfall'));
  command.option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'event progress E-1');
  command.action((event: string, options: { knownAt?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.flexibility.events.progress({ event, ...options }), progressInWords),
    ),
  );
}

function progressInWords(
  { event, at, phase, answers, committedKw, withdrawnKw, shortKw, steps, members, total, findings }: Course,
  say: Say,
) {
  const head = facts([
    [of(say, 'event'), event.code],
    [label(say, 'state'), term(say, progressPhaseTerms, phase)],
    [label(say, 'asKnownThen'), at],
    [of(say, 'from'), event.from],
    [of(say, 'to'), event.to],
    [of(say, 'committed'), committedKw],
    [of(say, 'withdrawn'), withdrawnKw],
    [of(say, 'short'), shortKw],
    [term(say, answerTerms, 'in'), answers.in],
    [term(say, answerTerms, 'out'), answers.out],
    [of(say, 'unanswered'), answers.none],
    [of(say, 'responsePower'), total.responseKw],
    [of(say, 'shortfall'), total.shortfallKw],
  ]);
  return blocks(head, stepTable(steps, say), memberTable(members, say), findingLines(findings, say));
}

type Measured = Pick<Course['total'], 'baselineKwh' | 'actualKwh' | 'responseKw' | 'shortfallKw'>;

const measured = <Row extends Measured>(say: Say) => [
  { title: of(say, 'baseline'), cell: (row: Row) => row.baselineKwh, number: true },
  { title: of(say, 'actual'), cell: (row: Row) => row.actualKwh, number: true },
  { title: of(say, 'responsePower'), cell: (row: Row) => row.responseKw, number: true },
  { title: of(say, 'shortfall'), cell: (row: Row) => row.shortfallKw, number: true },
];

function stepTable(steps: Course['steps'], say: Say): string {
  type Row = Course['steps'][number];
  const columns = [
    { title: label(say, 'time'), cell: (row: Row) => row.start },
    { title: label(say, 'state'), cell: (row: Row) => term(say, progressStateTerms, row.state) },
    { title: of(say, 'members'), cell: (row: Row) => `${row.measured}/${row.of}` },
    ...measured<Row>(say),
  ];
  return table(columns, steps);
}

function memberTable(members: Course['members'], say: Say): string {
  type Row = Course['members'][number];
  const columns = [
    { title: label(say, 'building'), cell: (row: Row) => row.building },
    { title: of(say, 'committed'), cell: (row: Row) => row.committedKw, number: true },
    { title: of(say, 'answer'), cell: (row: Row) => (row.answer === null ? null : term(say, answerTerms, row.answer)) },
    { title: label(say, 'state'), cell: (row: Row) => term(say, progressStateTerms, row.state) },
    { title: of(say, 'measuredSteps'), cell: (row: Row) => `${row.measured}/${row.of}` },
    ...measured<Row>(say),
  ];
  return table(columns, members);
}
