import { option } from '#cli/option-terms.ts';
import { label } from '#cli/terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { statusIn } from '#cli/fact-names.ts';
import { facts, number, table } from '#cli/table.ts';
import { blocks, findingLines, verdictIn } from '#cli/wording.ts';
import { time, year } from '#cli/values.ts';

type Question = Omit<Parameters<Client['benchmarking']['quota']>[0], 'building'>;
type Answer = Awaited<ReturnType<Client['benchmarking']['quota']>>;

/** `quota BUILDING --year Y`. */
export function quotaCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('quota <building>')
    .description(say('对照现行定额的约束值和引导值', 'against the constraint and target values in force'));
  command.requiredOption('--year <year>', label(say, 'year'), year).option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'quota B001 --year 2025');
  command.action((building: string, options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.benchmarking.quota({ ...options, building }), inWords)),
  );
}

function inWords(told: Answer, say: Say): string {
  const told2 = (value: number | null) => (value === null ? null : `${number(value, 2)} ${told.unit ?? ''}`);
  const head = facts([
    [label(say, 'verdict'), verdictIn(told, say)],
    [say('实测', 'measured'), told2(told.measured)],
    [label(say, 'corrected'), told2(told.corrected)],
    [label(say, 'constraintValue'), told2(told.constraint)],
    [label(say, 'leadingValue'), told2(told.leading)],
    [label(say, 'basis'), told.source && `${told.source.document} ${told.source.clause} (${statusIn(told.source.status, say)})`],
  ]);
  return blocks(head, correctionsOf(told, say), findingLines(told.findings, say));
}

function correctionsOf(told: Answer, say: Say): string {
  type Row = Answer['corrections'][number];
  const columns = [
    { title: say('修正', 'correction'), cell: (row: Row) => row.name },
    { title: say('系数', 'factor'), cell: (row: Row) => number(row.factor, 4), number: true },
    { title: label(say, 'reason'), cell: (row: Row) => row.why },
    { title: label(say, 'clause'), cell: (row: Row) => row.clause },
  ];
  return told.corrections.length === 0 ? '' : table(columns, told.corrections);
}
