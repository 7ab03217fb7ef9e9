import type { Command } from 'commander';
import { Option } from 'commander';
import type { Client } from '#client.ts';
import { stepNames } from '#kernel/calendar.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { localTime } from '#cli/local-time.ts';
import { number, percent, table } from '#cli/table.ts';
import { label } from '#cli/terms.ts';
import { spanOptions } from '#metering/metering/commands/use.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Question = Parameters<Client['trend']['trend']>[0];
type Answer = Awaited<ReturnType<Client['trend']['trend']>>;
type Step = NonNullable<Answer['steps']>[number] & { readonly isTotal?: true };

/** `trend POINT --from F --to T --step S [--within LO:HI] [--during occupied|unoccupied] [--known-at I]`. */
export function trendCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('trend <point>').description(say('一个测点的分时值', 'values of a point, step by step'));
  spanOptions(command, say, ['raw', ...stepNames])
    .option(
      '--within <range>',
      say('另算在此范围内的时间占比，如 20:26、20:、:26', 'also the share of time within a range: 20:26, 20:, :26'),
    )
    .addOption(
      new Option('--during <time>', say('只算使用时间之内或之外', 'only within, or outside, occupied time')).choices([
        'occupied',
        'unoccupied',
      ]),
    );
  examples(
    command,
    context,
    'trend T-301 --from 2026-03-01 --to 2026-03-02 --step hour',
    'trend T-301 --from 2026-01-01 --to 2026-04-01 --step day --within 18:26 --during occupied',
    'trend T-301 --from 2026-03-01T08:00 --to 2026-03-01T10:00 --step raw',
  );
  command.action((point: string, options: Omit<Question, 'point'>) =>
    context.within(async ({ client, output }) => answer(output, await client.trend.trend({ point, ...options }), inWords)),
  );
}

function inWords({ unit, zone, steps, values, total, findings }: Answer, say: Say): string {
  const sum: Step = { ...total, isTotal: true };
  return blocks(
    values === undefined ? stepTable([...(steps ?? []), sum], unit, zone, say) : rawTable(values, unit, zone, say),
    findingLines(findings, say),
  );
}

function rawTable(values: NonNullable<Answer['values']>, unit: string, zone: string, say: Say): string {
  type Row = (typeof values)[number];
  const columns = [
    { title: say('取值时间', 'At'), cell: (row: Row) => localTime(row.at, zone) },
    { title: unit === '1' ? say('数值', 'Value') : unit, cell: (row: Row) => number(row.value, 4), number: true },
  ];
  return table(columns, values);
}

function stepTable(steps: readonly Step[], unit: string, zone: string, say: Say): string {
  const value = (field: 'mean' | 'min' | 'max' | 'last') => (row: Step) => (row[field] === null ? '—' : number(row[field], 4));
  const share = (one: number | null | undefined): string => (one === null || one === undefined ? '—' : percent(one));
  const columns = [
    { title: say('开始', 'Start'), cell: (row: Step) => (row.isTotal === true ? say('合计', 'Total') : localTime(row.start, zone)) },
    { title: `${label(say, 'mean')}${unit === '1' ? '' : ` (${unit})`}`, cell: value('mean'), number: true },
    { title: label(say, 'minimum'), cell: value('min'), number: true },
    { title: label(say, 'maximum'), cell: value('max'), number: true },
    { title: say('末值', 'Last'), cell: value('last'), number: true },
    { title: say('覆盖率', 'Coverage'), cell: (row: Step) => share(row.coverage), number: true },
    ...(steps.some(({ within }) => within !== undefined)
      ? [{ title: say('范围内', 'Within'), cell: (row: Step) => share(row.within), number: true }]
      : []),
  ];
  return table(columns, steps);
}
