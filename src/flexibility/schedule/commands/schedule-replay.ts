import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { scheduleReplayTerms, scheduleTariffTerms } from '#flexibility/schedule/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { outcomeOf } from '#platform/jobs/commands/jobs.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { day, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Replay = Awaited<ReturnType<Client['schedule']['replayShown']>>;
type Row = Omit<Replay['months'][number], 'days'> & { readonly days: string };

type ReplayOptions = { tariff: string; from: string; to: string; resources?: string; knownAt?: string };

/** `schedule replay B --tariff ID --from DAY --to DAY [--resources FILE]`. */
export function scheduleReplayCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('replay <building>')
    .description(
      say(
        '用已计量的日子回放：有电池时会省多少，与全部已知和没有电池相比',
        'replay measured days: what batteries would have saved, compared with perfect foresight and no batteries',
      ),
    )
    .requiredOption('--tariff <id>', term(say, scheduleTariffTerms, 'tariff'))
    .requiredOption('--from <day>', label(say, 'from'), day)
    .requiredOption('--to <day>', label(say, 'to'), day)
    .option(
      '--resources <file>',
      say('设想的电池，JSON 列表，写法同情景的 resources', 'hypothetical batteries, a JSON list as in resources of a scenario'),
    )
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'schedule replay B001 --tariff t1 --from 2025-01-01 --to 2026-01-01 --resources 电池.json');
  command.action((building: string, { resources: file, ...asked }: ReplayOptions) =>
    context.within(async (at) => {
      const resources = file === undefined ? undefined : batteriesOf(command, say, await textOf(file));
      const { job } = await at.client.schedule.replay({ building, ...asked, ...(resources !== undefined && { resources }) });
      await outcomeOf(at, job);
      answer(at.output, await at.client.schedule.replayShown({ job }), replayInWords);
    }),
  );
}

function batteriesOf(command: Command, say: Say, text: string): Record<string, unknown>[] {
  try {
    const value = JSON.parse(text) as unknown;
    if (Array.isArray(value)) return value as Record<string, unknown>[];
  } catch {
    // reported below
  }
  return command.error(say('资源文件不是 JSON 列表', 'the resource file is not a JSON list'));
}

function replayInWords({ total, months, days, findings }: Replay, say: Say): string {
  const yuan = (code: 'without' | 'replayed' | 'foresight' | 'saving' | 'possible') => ({
    title: term(say, scheduleReplayTerms, code),
    cell: (row: Row) => row[code],
    number: true,
  });
  const rows: Row[] = [
    ...months.map((one) => ({ ...one, days: String(one.days) })),
    { month: label(say, 'total'), days: `${days.replayed}/${days.of}`, ...total },
  ];
  const columns = [
    { title: label(say, 'month'), cell: ({ month }: Row) => month },
    { title: term(say, scheduleReplayTerms, 'days'), cell: (row: Row) => row.days, number: true },
    ...(['without', 'replayed', 'foresight', 'saving', 'possible'] as const).map(yuan),
  ];
  return blocks(table(columns, rows), findingLines(findings, say));
}
