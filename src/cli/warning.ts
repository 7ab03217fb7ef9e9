import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { warningTerms } from '#warning/vocabulary.ts';
import { examples, type CommandContext } from './command-context.ts';
import { localTime, standardZone } from './local-time.ts';
import { option } from './option-terms.ts';
import { answer, type Say } from './output.ts';
import { number, table } from './table.ts';
import { label, term } from './terms.ts';
import { textOf } from './text-file.ts';
import { blocks, findingLines } from './wording.ts';

type Warning = Client['warning'];
type Tried = Awaited<ReturnType<Warning['test']>>;
type Period = { readonly from: string; readonly to: string; readonly building?: string; readonly region?: string; readonly live?: true };

/** `warning test|…`: rules, what they find, and whom they tell. */
export function warningCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('warning')
    .description(say('预警规则：先在历史数据上试算，再启用', 'warning rules: tried on history before they are switched on'))
    .helpCommand(false);
  examples(group, context, 'warning test 夜间用电.yaml --from 2025-01-01 --to 2026-01-01 --region 140302 --live');
  testCommand(group, context);
}

function testCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('test <file>')
    .description(say('在历史数据上试算一条规则；不保存', 'judge a rule on history; nothing is kept'))
    .requiredOption('--from <time>', label(say, 'from'))
    .requiredOption('--to <time>', option(say, 'toExcluded'))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--live', say('按当时已知的数据逐步判定', 'each step with what was known then'));
  examples(command, context, 'warning test 夜间用电.yaml --from 2025-01-01 --to 2026-01-01 --building B001');
  command.action((file: string, options: Period) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.warning.test({ ...options, rule: await textOf(file) }), triedInWords),
    ),
  );
}

function triedInWords({ subjects, judged, unknown, perWeek, stakeUnit, episodes, findings }: Tried, say: Say): string {
  type Row = Tried['episodes'][number];
  const columns = [
    { title: label(say, 'what'), cell: (row: Row) => row.subject },
    { title: term(say, warningTerms, 'opensAt'), cell: (row: Row) => localTime(row.start, standardZone) },
    { title: term(say, warningTerms, 'endsAt'), cell: (row: Row) => (row.end === null ? null : localTime(row.end, standardZone)) },
    { title: term(say, warningTerms, 'steps'), cell: (row: Row) => number(row.steps), number: true },
    {
      title: `${term(say, warningTerms, 'stake')}${stakeUnit === null ? '' : ` (${stakeUnit})`}`,
      cell: (row: Row) => (row.stake === null ? null : number(row.stake)),
      number: true,
    },
  ];
  const sums = say(
    `对象 ${number(subjects)} 个，判定 ${number(judged)} 步，无法判定 ${number(unknown)} 步；预警 ${number(episodes.length)} 次，平均每周 ${number(perWeek)} 次`,
    `${number(subjects)} subjects, ${number(judged)} steps judged, ${number(unknown)} not known; ${number(episodes.length)} episodes, ${number(perWeek)} a week`,
  );
  return blocks(sums, episodes.length > 0 && table(columns, episodes.slice(0, 200)), findingLines(findings, say));
}
