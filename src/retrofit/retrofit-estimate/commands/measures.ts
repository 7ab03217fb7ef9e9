import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { retrofitEstimateTerms } from '#retrofit/retrofit-estimate/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Answer = Awaited<ReturnType<Client['retrofitEstimate']['measures']>>;

/** `measures`: what can be done to an existing building, with source and status, and which values are empty. */
export function measuresCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('measures')
    .description(say('节能改造措施和方案包：出处、状态和空缺', 'retrofit measures and packages: source, status, missing values'));
  command
    .option('--region <code>', option(say, 'regionCode'))
    .option('--on <day>', say('哪一天有效的措施（默认今天）', 'in force on this day (default today)'), day)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'measures', 'measures --region 140300 --on 2026-03-01 --json');
  command.action((asked: Parameters<Client['retrofitEstimate']['measures']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.retrofitEstimate.measures(asked), inWords)),
  );
}

function inWords({ measures, packages }: Answer, say: Say): string {
  type Measure = Answer['measures'][number];
  type Package = Answer['packages'][number];
  return blocks(
    table(
      [
        { title: label(say, 'code'), cell: (one: Measure) => one.measure },
        { title: label(say, 'name'), cell: (one) => one.name },
        { title: term(say, retrofitEstimateTerms, 'leaf'), cell: (one) => one.of.join(' ') },
        { title: label(say, 'state'), cell: (one) => one.status },
        { title: term(say, retrofitEstimateTerms, 'missing'), cell: (one) => one.missing.join(' ') },
        { title: label(say, 'source'), cell: (one) => one.source },
      ],
      measures,
    ),
    table(
      [
        { title: term(say, retrofitEstimateTerms, 'package'), cell: (one: Package) => one.package },
        { title: label(say, 'name'), cell: (one) => one.name },
        { title: label(say, 'state'), cell: (one) => one.status },
        { title: label(say, 'code'), cell: (one) => one.measures.join(' ') },
      ],
      packages,
    ),
  );
}
