import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { scheduleCostTerms, scheduleFieldTerms, scheduleStatusTerms, scheduleTariffTerms } from '#flexibility/schedule/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { localTime, standardZone } from '#cli/local-time.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { scheduleAnswerInWords } from './schedule-words.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { id, whole } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Plans = Awaited<ReturnType<Client['schedule']['plans']>>;
type Head = Plans['plans'][number];

/** `schedule plans|plan|standing`: stored plans, and buildings that get a plan every quarter hour. */
export function schedulePlanCommands(group: Command, context: CommandContext): void {
  plansCommand(group, context);
  planCommand(group, context);
  standingCommand(group, context);
}

function plansCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('plans <building>')
    .description(say('一栋建筑保存下来的计划', 'saved plans of a building'))
    .option('--limit <count>', option(say, 'atMost100'), whole(1, 1000))
    .option('--offset <count>', option(say, 'skip'), whole(0, 10_000_000));
  examples(command, context, 'schedule plans B001');
  command.action((building: string, page: { limit?: number; offset?: number }) =>
    context.within(async ({ client, output }) => answer(output, await client.schedule.plans({ building, ...page }), plansInWords)),
  );
}

function planCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('plan')
    .argument('<number>', label(say, 'number'), id)
    .description(say('保存下来的一份计划；--out 写成表格', 'a saved plan; --out writes it as a table'))
    .option('--out <file>', option(say, 'fileToWrite'));
  examples(command, context, 'schedule plan 12', 'schedule plan 12 --out 计划.csv');
  command.action((number: number, { out }: { out?: string }) =>
    context.within(async (at) => {
      if (out === undefined) {
        answer(at.output, await at.client.schedule.plan({ number }), (told, as) => scheduleAnswerInWords(told.answer, as));
        return;
      }
      await save(await at.get('/exports/schedule', { number: String(number) }), out);
      answer(at.output, { file: out }, ({ file }) => file);
    }),
  );
}

function standingCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('standing <building>')
    .description(say('让一栋建筑每一刻钟自动生成计划，或停止', 'make a plan for a building automatically every quarter hour, or stop'))
    .option('--tariff <id>', term(say, scheduleTariffTerms, 'tariff'))
    .option('--off', term(say, scheduleFieldTerms, 'standingOff'));
  examples(command, context, 'schedule standing B001 --tariff t1', 'schedule standing B001 --off');
  command.action((building: string, { tariff, off }: { tariff?: string; off?: boolean }) =>
    context.within(async ({ client, output }) => {
      if ((tariff === undefined) === (off !== true)) command.error(say('请给出 --tariff 或 --off 之一', 'give either --tariff or --off'));
      answer(output, await client.schedule.stand({ building, tariff: tariff ?? null }), ({ standing }, as) =>
        standingInWords(standing, as),
      );
    }),
  );
}

function plansInWords({ plans, total, standing, kept }: Plans, say: Say): string {
  const time = (at: string): string => localTime(at, standardZone);
  const columns = [
    { title: label(say, 'number'), cell: ({ number }: Head) => String(number), number: true },
    { title: term(say, scheduleFieldTerms, 'made'), cell: ({ made }: Head) => time(made) },
    { title: label(say, 'from'), cell: ({ starts }: Head) => time(starts) },
    { title: term(say, scheduleTariffTerms, 'tariff'), cell: ({ tariff }: Head) => tariff },
    { title: term(say, scheduleFieldTerms, 'status'), cell: ({ status }: Head) => term(say, scheduleStatusTerms, status) },
    { title: term(say, scheduleCostTerms, 'total'), cell: ({ total }: Head) => total, number: true },
    { title: label(say, 'who'), cell: ({ by }: Head) => by },
  ];
  return blocks(
    standingInWords(standing, say),
    plans.length > 0 && table(columns, plans),
    `${label(say, 'total')} ${total}`,
    say(
      `自动生成的计划保存 ${kept.standingDays} 天，手工保存的最多 ${kept.most} 份，更早的不再保存。`,
      `Automatic plans are kept for ${kept.standingDays} days; of plans saved by hand, the last ${kept.most} are kept.`,
    ),
  );
}

function standingInWords(standing: Plans['standing'], say: Say): string {
  if (standing === null) return say('没有开启自动计划。', 'Automatic plans are off.');
  return facts([
    [term(say, scheduleFieldTerms, 'standing'), standing.tariff],
    [label(say, 'from'), localTime(standing.since, standardZone)],
    [label(say, 'who'), standing.by],
    ...(standing.problem === null ? [] : [[label(say, 'reason'), standing.problem] as const]),
  ]);
}
