import type { Command } from 'commander';
import { scheduleFieldTerms } from '#flexibility/schedule/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer } from '#cli/output.ts';
import { schedulePlanCommands } from './schedule-plans.ts';
import { scheduleReplayCommand } from './schedule-replay.ts';
import { scheduleAnswerInWords, scheduleInWords } from './schedule-words.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { decimal, time } from '#cli/values.ts';

/** `schedule FILE`. */
export function scheduleCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('schedule')
    .description(
      say(
        '储能、充电、采暖制冷、光伏与可调负荷的最省运行计划；不保存，不控制设备',
        'least-cost operating plan of batteries, charging, heating and cooling, photovoltaics and flexible loads; nothing is saved and no device is controlled',
      ),
    )
    .argument('<file>', say('情景，JSON 或 YAML；也可以是一个列表', 'a scenario, as JSON or YAML; or a list of them'))
    .option('--seconds <n>', say('每个情景最多计算这么多秒（默认 20）', 'time limit for each scenario in seconds (default 20)'), decimal);
  command.helpCommand(false);
  examples(command, context, 'schedule 情景.json', 'schedule 情景.yaml --seconds 60 --json');
  buildingCommand(command, context);
  schedulePlanCommands(command, context);
  scheduleReplayCommand(command, context);
  command.action((file: string, { seconds }: { seconds?: number }) =>
    context.within(async ({ client, output }) => {
      const text = await textOf(file);
      answer(output, await client.schedule.solve({ text, ...(seconds !== undefined && { seconds }) }), scheduleInWords);
    }),
  );
}

type BuildingOptions = { tariff: string; at?: string; knownAt?: string; sessions?: string; loads?: string; keep?: boolean };

/** `schedule building B --tariff ID [--at T] [--sessions FILE] [--loads FILE]`. */
function buildingCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('building <building>')
    .description(say('一栋建筑未来 48 小时的运行计划', 'operating plan of a building for the next 48 hours'))
    .requiredOption('--tariff <id>', say('电价代码', 'the tariff'))
    .option('--at <time>', say('从何时起，只用此前的读数（默认现在）', 'start; only earlier readings are used (default: now)'), time)
    .option('--known-at <time>', label(say, 'asKnownThen'), time)
    .option('--sessions <file>', term(say, scheduleFieldTerms, 'sessions'))
    .option('--loads <file>', term(say, scheduleFieldTerms, 'loads'))
    .option('--keep', term(say, scheduleFieldTerms, 'keepPlan'));
  examples(
    command,
    context,
    'schedule building B001 --tariff t1',
    'schedule building B001 --tariff t1 --at 2026-03-01T16:00 --sessions 车辆.csv --json',
  );
  command.action((building: string, { keep, sessions, loads, ...options }: BuildingOptions) =>
    context.within(async ({ client, output }) => {
      const given = {
        ...(sessions !== undefined && { sessions: await textOf(sessions) }),
        ...(loads !== undefined && { loads: await textOf(loads) }),
      };
      const asked = { building, ...options, ...given };
      const told = keep === true ? await client.schedule.keep(asked) : await client.schedule.building(asked);
      answer(output, told, ({ answer: made }, as) => scheduleAnswerInWords(made, as));
    }),
  );
}
