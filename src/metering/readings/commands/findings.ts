import { option } from '#cli/option-terms.ts';
import { label } from '#cli/terms.ts';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { decideAsShape, findingSorts } from '#metering/readings/contract.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { localTime, standardZone } from '#cli/local-time.ts';
import { silentCommand } from './silent.ts';
import { sortOptions } from '#cli/sort-options.ts';
import { facts, table } from '#cli/table.ts';
import { blocks } from '#cli/wording.ts';
import { time, whole } from '#cli/values.ts';

type Readings = Client['readings'];
type Question = NonNullable<Parameters<Readings['findings']>[0]>;
type Found = Awaited<ReturnType<Readings['findings']>>;
type Suspects = Awaited<ReturnType<Readings['findingReadings']>>;
type Decided = Awaited<ReturnType<Readings['decide']>>;

/** `findings`, `finding` and `decide`. */
export function findingsCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const findings = program.command('findings').description(say('数据中的疑点', 'what is doubtful in the data'));
  findings
    .option('--building <building>', option(say, 'ofBuilding'))
    .option('--meter <meter>', say('只看这个计量点', 'of this meter'))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--code <code>', option(say, 'ofKind'))
    .option('--known-at <time>', say('按当时所知（须指定建筑或计量点）', 'as known then (of one building or meter)'), time)
    .option('--open', say('只看尚未判定的', 'only those not decided yet'))
    .option('--search <text>', option(say, 'meterOrBuilding'))
    .option('--limit <count>', option(say, 'atMost'), whole(1, 10_000));
  sortOptions(findings, say, findingSorts);
  examples(
    findings,
    context,
    'findings --building B001',
    'findings --meter M001 --code register-fell --json',
    'findings --open --sort building',
  );
  findings.action(({ open, ...options }: Omit<Question, 'open'> & { open?: true }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.readings.findings({ ...options, ...(open && { open }) }), foundInWords),
    ),
  );
  silentCommand(program, context);
  findingCommand(program, context);
  decideCommand(program, context);
}

function findingCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('finding <finding>').description(say('一条疑点涉及的读数', 'the readings that a finding is about'));
  examples(command, context, 'finding 12~spike~1735693200~1735696800', 'explain FIGURE');
  command.action((finding: string) =>
    context.within(async ({ client, output }) => answer(output, await client.readings.findingReadings({ finding }), readingsInWords)),
  );
}

function decideCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('decide <finding>')
    .description(say('对一条疑点作出判定（可撤销）', 'a decision on a finding (can be undone)'));
  command
    .addOption(new Option('--as <decision>', label(say, 'decision')).choices(decideAsShape.options).makeOptionMandatory())
    .requiredOption('--note <text>', say('理由', 'why'));
  examples(
    command,
    context,
    `decide FINDING --as rollover --note "${say('表计翻转，已现场核对', 'the register rolled over, checked on site')}"`,
    'undo 42',
  );
  command.action((finding: string, options: { as: Decided['as']; note: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.readings.decide({ finding, ...options }), decidedInWords)),
  );
}

function foundInWords({ findings, more }: Found, say: Say): string {
  if (findings.length === 0) return label(say, 'noFindings');
  const each = findings.map((one) =>
    facts([
      [label(say, 'finding'), one.id],
      [label(say, 'meter'), one.building === null ? one.meter : `${one.meter} (${one.building})`],
      [label(say, 'stretch'), `${one.from} — ${one.to}`],
      [say('说明', 'what'), one.detail],
      [
        label(say, 'decision'),
        one.decision ? `${one.decision.as}：${one.decision.note}（${one.decision.by}，${one.decision.at}，undo ${one.decision.id}）` : null,
      ],
    ]),
  );
  return blocks(...each, more && say('还有更多：用 --limit 或其他条件查看。', 'There are more: use --limit, or narrow the query.'));
}

function readingsInWords({ meter, readings, more }: Suspects, say: Say): string {
  if (readings.length === 0) return say(`计量点 ${meter} 在该时段没有读数。`, `There are no readings of meter ${meter} in this time.`);
  type Suspect = Suspects['readings'][number];
  const local = (instant: string): string => localTime(instant, standardZone);
  const rows = table(
    [
      { title: label(say, 'time'), cell: ({ time, end }: Suspect) => (end === null ? local(time) : `${local(time)} – ${local(end)}`) },
      { title: label(say, 'value'), cell: ({ value }: Suspect) => value, number: true },
      { title: label(say, 'unit'), cell: ({ unit }: Suspect) => unit },
      { title: label(say, 'counts'), cell: ({ counts }: Suspect) => label(say, counts ? 'yes' : 'no') },
    ],
    readings,
  );
  const figure = readings[0]?.figure ?? '';
  const further = `${say('首个读数的来源', 'Source of the first reading')}: yaodong explain ${figure}`;
  return blocks(`${label(say, 'meter')} ${meter}`, rows, further, more && say('还有更多。', 'There are more.'));
}

function decidedInWords(told: Decided, say: Say): string {
  return say(
    `已记录判定 ${told.decision}：${told.as}。可用 yaodong undo ${told.decision} 撤销。`,
    `Decision ${told.decision} is recorded: ${told.as}. yaodong undo ${told.decision} takes it back.`,
  );
}
