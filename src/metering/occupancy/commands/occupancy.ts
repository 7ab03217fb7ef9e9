import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { dayKeyTerms, holidayCalendarTerms, occupancyTerms } from '#metering/occupancy/vocabulary.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { setOccupancy } from '#cli/stated-as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { readObject } from '#cli/json-file.ts';
import { localTime } from '#cli/local-time.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Occupancy = Client['occupancy'];
type Set = Awaited<ReturnType<Occupancy['set']>>;
type Shown = Awaited<ReturnType<Occupancy['show']>>;

/** `occupancy set BUILDING FILE`, `occupancy show BUILDING`: when a building is occupied. */
export function occupancyCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('occupancy')
    .description(
      say('建筑的使用时间：按工作日、休息日、星期和特殊日', 'when buildings are occupied: by workday, rest day, weekday and special day'),
    )
    .helpCommand(false);
  examples(group, context, 'occupancy set B001 hours.json', 'occupancy show B001 --from 2026-01-01 --to 2026-02-01');
  setCommand(group, context);
  showCommand(group, context);
}

function setCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('set <building> <file>')
    .description(say('由 JSON 文件设定使用时间（可用 undo 撤销）', 'sets the occupied time by a JSON file (undo takes it back)'))
    .option('--from <day>', option(say, 'fromThisDay'), day);
  examples(command, context, 'occupancy set B001 hours.json', 'occupancy set B001 winter.json --from 2026-11-15');
  command.action((building: string, file: string, options: { from?: string }) =>
    context.within(async ({ client, output }) =>
      answerAsRead(output, await setOccupancy(client, { building, hours: await readObject(file), ...options }), setInWords),
    ),
  );
}

function showCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('show <building>')
    .description(say('一段时间内的使用时间', 'the occupied time within a period'))
    .requiredOption('--from <time>', option(say, 'fromIncluded'), time)
    .requiredOption('--to <time>', option(say, 'toExcluded'), time)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'occupancy show B001 --from 2026-01-01 --to 2026-02-01');
  command.action((building: string, options: { from: string; to: string; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.occupancy.show({ building, ...options }), shownInWords)),
  );
}

function setInWords({ building, change, from, hours }: Set, say: Say): string {
  const { days = {}, calendar, ...keys } = hours;
  return blocks(
    facts([
      [label(say, 'building'), building],
      [label(say, 'change'), String(change)],
      [label(say, 'from'), from ?? term(say, occupancyTerms, 'allAlong')],
      ...(calendar === undefined ? [] : [[term(say, occupancyTerms, 'calendar'), term(say, holidayCalendarTerms, calendar)] as const]),
    ]),
    facts(Object.entries(keys).map(([key, spans]) => [term(say, dayKeyTerms, key), (spans ?? []).join('  ') || '—'])),
    facts(Object.entries(days).map(([one, spans]) => [one, spans.join('  ') || '—'])),
  );
}

function shownInWords({ occupied, zone, findings }: Shown, say: Say): string {
  type Row = Shown['occupied'][number];
  const columns = [
    { title: term(say, occupancyTerms, 'begins'), cell: (row: Row) => localTime(row.start, zone) },
    { title: term(say, occupancyTerms, 'ends'), cell: (row: Row) => localTime(row.end, zone) },
  ];
  return blocks(table(columns, occupied), findingLines(findings, say));
}
