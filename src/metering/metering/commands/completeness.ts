import { option } from '#cli/option-terms.ts';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { localTime, standardZone } from '#cli/local-time.ts';
import { percent, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { time, whole } from '#cli/values.ts';
import { carrierOption, term, label } from '#cli/terms.ts';

type Question = Parameters<Client['metering']['completeness']>[0];
type Answer = Awaited<ReturnType<Client['metering']['completeness']>>;
type Row = Answer['buildings'][number];

/** `completeness [--region CODE | --building B] --from F --to T --step day|month`. */
export function completenessCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('completeness').description(say('计量覆盖了多少时间', 'how much of the time is measured'));
  command
    .option('--region <code>', option(say, 'regionCode'))
    .addOption(new Option('--building <building>', say('建筑', 'a building')).conflicts('region'))
    .requiredOption('--from <time>', option(say, 'fromIncluded'), time)
    .requiredOption('--to <time>', option(say, 'toExcluded'), time)
    .addOption(new Option('--step <step>', label(say, 'step')).choices(['day', 'month']).makeOptionMandatory())
    .addOption(carrierOption(say('只看一种能源', 'only this energy carrier')))
    .addOption(
      new Option('--sort <order>', say('按建筑编号（默认）或覆盖率由低到高', 'by code (default), or lowest coverage first')).choices([
        'code',
        'worst',
      ]),
    )
    .option('--limit <n>', say('最多这么多行', 'maximum number of rows'), whole(1, 100_000))
    .option('--offset <n>', say('跳过前面这么多行', 'number of rows to skip'), whole(0, 2 ** 31 - 1))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(
    command,
    context,
    'completeness --region 140302 --from 2025-01-01 --to 2026-01-01 --step month',
    'completeness --building B001 --from 2025-03-01 --to 2025-04-01 --step day',
    'completeness --from 2025-01-01 --to 2026-01-01 --step month --sort worst --limit 50',
  );
  command.action((options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.metering.completeness(options), inWords)),
  );
}

/** Readers get a column for each step while there are few, otherwise the mean of all. */
function inWords(told: Answer, say: Say): string {
  const starts = told.edges.slice(0, -1).map((edge) => localTime(edge, standardZone));
  const each = starts.map((start, at) => ({ title: start.slice(2), cell: (row: Row) => percent(row.steps[at]), number: true }));
  const mean = { title: label(say, 'mean'), cell: (row: Row) => percent(meanOf(row.steps)), number: true };
  const columns = [
    { title: label(say, 'building'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'energy'), cell: (row: Row) => term(say, carrierTerms, row.carrier) },
    ...(each.length <= 12 ? each : []),
    mean,
  ];
  const list = told.buildings.length === 0 ? say('没有带计量点的建筑。', 'No building here has a meter.') : table(columns, told.buildings);
  return blocks(list, findingLines(told.findings, say));
}

function meanOf(steps: readonly (number | null)[]): number | null {
  const told = steps.filter((step) => step !== null);
  return told.length === 0 ? null : told.reduce((sum, step) => sum + step, 0) / told.length;
}
