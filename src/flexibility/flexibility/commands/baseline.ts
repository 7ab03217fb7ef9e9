import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { directionTerms, flexibilityTerms, skipTerms } from '#flexibility/flexibility/vocabulary.ts';
import { stepTerms } from '#kernel/vocabulary.ts';
import { resourceKindTerms } from '#registry/resources/vocabulary.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { outcomeOf } from '#platform/jobs/commands/jobs.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, termOption } from '#cli/terms.ts';
import { day, decimal, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Flexibility = Client['flexibility'];
type Baseline = Awaited<ReturnType<Flexibility['baseline']>>;
type Tested = Awaited<ReturnType<Flexibility['test']>>;
type Able = Awaited<ReturnType<Flexibility['capability']>>;
type StepName = NonNullable<Parameters<Flexibility['baseline']>[0]['step']>;

const of = (say: Say, code: keyof typeof flexibilityTerms): string => term(say, flexibilityTerms, code);
const steps = ['15min', '30min', 'hour'] as const;
const stepOption = (say: Say) => termOption('--step <step>', say('步长（默认 15min）', 'the steps (default 15min)'), stepTerms, steps);

/** `baseline of|test` and `capability`. */
export function baselineCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('baseline').description(say('需求响应的基线', 'baselines of demand response')).helpCommand(false);
  examples(group, context, 'baseline of --help', 'baseline test --help');
  ofCommand(group, context);
  testCommand(group, context);
  capabilityCommand(program, context);
}

type OfOptions = {
  rule: string;
  from: string;
  to: string;
  direction?: 'down' | 'up';
  notice?: string;
  step?: StepName;
  knownAt?: string;
};

function ofCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('of <building>')
    .description(say('一栋建筑一段时间的基线、实际用电与响应', 'baseline, actual use and response of a building in a period'));
  command
    .requiredOption('--rule <id>', of(say, 'rule'))
    .requiredOption('--from <time>', label(say, 'from'), time)
    .requiredOption('--to <time>', label(say, 'to'), time)
    .addOption(termOption('--direction <direction>', of(say, 'direction'), directionTerms))
    .option('--notice <time>', of(say, 'notice'), time)
    .addOption(stepOption(say))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'baseline of B001 --rule ten-of-ten --from 2026-06-24T19:00 --to 2026-06-24T21:00');
  command.action((building: string, options: OfOptions) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.flexibility.baseline({ building, ...options }), baselineInWords),
    ),
  );
}

function baselineInWords({ parts, steps: told, baselineKwh, actualKwh, responseKwh, findings }: Baseline, say: Say): string {
  type Row = Baseline['steps'][number];
  const days = parts.map(({ day: on, chosen, skipped }) =>
    facts([[on, chosen.join(' ') || '—'], ...skipped.map(({ day: other, why }) => [other, term(say, skipTerms, why)] as const)]),
  );
  const columns = [
    { title: label(say, 'time'), cell: (row: Row) => row.start },
    { title: of(say, 'baseline'), cell: (row: Row) => row.baseline, number: true },
    { title: of(say, 'actual'), cell: (row: Row) => row.actual, number: true },
  ];
  const sums = facts([
    [of(say, 'baseline'), baselineKwh],
    [of(say, 'actual'), actualKwh],
    [of(say, 'response'), responseKwh],
  ]);
  return blocks(...days, table(columns, told), sums, findingLines(findings, say));
}

type TestOptions = {
  region?: string;
  building?: string;
  portfolio?: string;
  rules: string;
  from: string;
  to: string;
  hours: string;
  step?: StepName;
  knownAt?: string;
};

function testCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('test')
    .description(say('在没有事件的工作日上试算各条基线规则', 'test baseline rules on workdays without an event'));
  command
    .option('--region <code>', say('这个地区的建筑', 'buildings of this region'))
    .option('--building <code>', say('这栋建筑', 'this building'))
    .option('--portfolio <code>', label(say, 'portfolio'))
    .requiredOption('--rules <ids>', say('规则，以逗号分隔', 'rules, separated by commas'))
    .requiredOption('--from <day>', label(say, 'from'), day)
    .requiredOption('--to <day>', label(say, 'to'), day)
    .requiredOption('--hours <hours>', say('时段，如 14-17', 'hours, such as 14-17'))
    .addOption(stepOption(say))
    .option('--programme <id>', say('按这一响应项目的价格折成元', 'also in yuan, at the price of this programme'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(
    command,
    context,
    'baseline test --region 140302 --rules ten-of-ten,high-five-of-ten --from 2026-05-01 --to 2026-07-01 --hours 14-17',
  );
  command.action(({ rules, ...options }: TestOptions) =>
    context.within(async (at) => {
      const asked = {
        ...options,
        rules: rules
          .split(/[,，]/u)
          .map((one) => one.trim())
          .filter((one) => one !== ''),
      };
      // many buildings take long, so this is a job with progress
      const { job } = await at.client.flexibility.tests.begin(asked);
      await outcomeOf(at, job);
      answer(at.output, await at.client.flexibility.tests.show({ job }), testedInWords);
    }),
  );
}

function testedInWords({ rules, buildings }: Tested, say: Say): string {
  type Rule = Tested['rules'][number];
  type Row = Tested['buildings'][number];
  const measured = <One extends Rule | Row>() => [
    { title: of(say, 'rule'), cell: (row: One) => row.rule },
    { title: of(say, 'bias'), cell: (row: One) => row.bias, number: true },
    { title: of(say, 'mape'), cell: (row: One) => row.mape, number: true },
    { title: of(say, 'excess'), cell: (row: One) => row.excessKwh, number: true },
    { title: of(say, 'excessYuan'), cell: (row: One) => row.excessYuan, number: true },
  ];
  return blocks(
    table([...measured<Rule>(), { title: label(say, 'buildings'), cell: (row: Rule) => row.buildings, number: true }], rules),
    table([{ title: label(say, 'building'), cell: (row: Row) => row.code }, ...measured<Row>()], buildings),
  );
}

type AbleOptions = { region?: string; portfolio?: string; building?: string; at: string; hours: number; knownAt?: string };

function capabilityCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('capability')
    .description(say('可调资源此时能下调、上调多少', 'power that resources can lower and raise now'));
  command
    .option('--region <code>', say('这个地区的', 'of this region'))
    .option('--portfolio <code>', say('这个聚合体的', 'of this portfolio'))
    .option('--building <code>', say('这栋建筑的', 'of this building'))
    .requiredOption('--at <time>', label(say, 'from'), time)
    .requiredOption('--hours <hours>', say('多少小时', 'for this many hours'), decimal)
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'capability --portfolio VPP-1 --at 2026-06-24T19:00 --hours 2');
  command.action((options: AbleOptions) =>
    context.within(async ({ client, output }) => answer(output, await client.flexibility.capability(options), ableInWords)),
  );
}

function ableInWords({ resources, total, indicative }: Able, say: Say): string {
  type Row = Able['resources'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'building'), cell: (row: Row) => row.building },
    { title: label(say, 'type'), cell: (row: Row) => term(say, resourceKindTerms, row.kind) },
    { title: of(say, 'down'), cell: (row: Row) => row.downKw, number: true },
    { title: of(say, 'up'), cell: (row: Row) => row.upKw, number: true },
  ];
  const sums = facts([
    [of(say, 'down'), total.downKw],
    [of(say, 'up'), total.upKw],
    ...(indicative ? [[label(say, 'indicative'), say('是', 'yes')] as const] : []),
  ]);
  return blocks(table(columns, resources), sums);
}
