import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { heatStateTerms } from '#heat/heat-notes/vocabulary.ts';
import { householdFieldTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { ofPoints } from './heat-files.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { term } from '#cli/terms.ts';
import { blocks } from '#cli/wording.ts';

type State = Awaited<ReturnType<Client['heatNotes']['state']>>;
type StateQuestion = Parameters<Client['heatNotes']['state']>[0];
type Unread = State['missing'][number];

/** `heat state`: how complete the readings of a season are. */
export function heatStateCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const about = say('采暖季的读数是否齐全：哪些热量表缺读数', 'whether readings of a season are complete: heat meters without readings');
  const command = ofPoints(heat.command('state').description(about), say)
    .requiredOption('--season <name>', term(say, heatSeasonTerms, 'name'))
    .option('--limit <n>', option(say, 'atMost50'))
    .option('--offset <n>', option(say, 'skip'));
  examples(command, context, 'heat state --company C1 --season 2025-26');
  command.action((asked: StateQuestion) =>
    context.within(async ({ client, output }) => answer(output, await client.heatNotes.state(asked), stateInWords)),
  );
}

function stateInWords(state: State, say: Say): string {
  const of = (code: keyof typeof heatStateTerms): string => term(say, heatStateTerms, code);
  const rows = [
    { of: of('points'), ...state.points },
    { of: of('homes'), ...state.households },
  ];
  type Row = (typeof rows)[number];
  const count = (code: 'all' | 'whole' | 'part' | 'none' | 'unmetered') => ({
    title: of(code),
    cell: (row: Row) => row[code],
    number: true,
  });
  const meterOf = ({ meter, isMeter }: Unread): string | null => (meter === null || isMeter ? meter : `${meter} (${of('no-meter')})`);
  const unread = [
    { title: term(say, settlementPointFieldTerms, 'code'), cell: (row: Unread) => row.point },
    { title: term(say, householdFieldTerms, 'code'), cell: (row: Unread) => row.household },
    { title: term(say, headingTerms, 'meter'), cell: (row: Unread) => meterOf(row) },
    { title: of('days'), cell: (row: Unread) => row.days, number: true },
    { title: of('first'), cell: (row: Unread) => row.first },
  ];
  return blocks(
    facts([
      [of('passed'), `${state.passed} / ${state.days}`],
      [of('byArea'), state.byArea],
      [of('unitsMissing'), state.unitsMissing],
      [of('withoutSeason'), state.withoutSeason],
    ]),
    table(
      [
        { title: term(say, headingTerms, 'meter'), cell: (row: Row) => row.of },
        count('all'),
        count('whole'),
        count('part'),
        count('none'),
        count('unmetered'),
      ],
      rows,
    ),
    state.missing.length > 0 && table(unread, state.missing),
  );
}
