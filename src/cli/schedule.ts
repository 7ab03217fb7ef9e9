import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { scheduleCostTerms, scheduleFieldTerms, scheduleLimitTerms, scheduleStatusTerms } from '#schedule/vocabulary.ts';
import { examples, type CommandContext } from './command-context.ts';
import { localTime, standardZone } from './local-time.ts';
import { answer, type Say } from './output.ts';
import { facts, number, table } from './table.ts';
import { label, term } from './terms.ts';
import { textOf } from './text-file.ts';
import { decimal, time } from './values.ts';
import { blocks, findingLines } from './wording.ts';

type Solved = Awaited<ReturnType<Client['schedule']['solve']>>;
type Answer = Exclude<Solved, readonly unknown[]>;
type Breach = Answer['breaches'][number];
type Device = Answer['resources'][number];

/** `schedule FILE`. */
export function scheduleCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('schedule')
    .description(
      say(
        '储能、充电、采暖制冷、光伏与可调负荷的最省运行计划；不保存，不控制设备',
        'when battery, cars, heating, photovoltaics and loads run at least cost; stores nothing and switches nothing',
      ),
    )
    .argument('<file>', say('情景，JSON 或 YAML；也可以是一个列表', 'a scenario, as JSON or YAML; or a list of them'))
    .option('--seconds <n>', say('每个情景最多计算这么多秒（默认 20）', 'stop each after so many seconds (default 20)'), decimal);
  command.helpCommand(false);
  examples(command, context, 'schedule 情景.json', 'schedule 情景.yaml --seconds 60 --json');
  buildingCommand(command, context);
  command.action((file: string, { seconds }: { seconds?: number }) =>
    context.within(async ({ client, output }) => {
      const text = await textOf(file);
      answer(output, await client.schedule.solve({ text, ...(seconds !== undefined && { seconds }) }), scheduleInWords);
    }),
  );
}

/** `schedule building B --tariff ID [--at T]`. */
function buildingCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('building <building>')
    .description(say('一栋建筑未来 48 小时的运行计划', 'a schedule of a building for 48 hours'))
    .requiredOption('--tariff <id>', say('电价代码', 'the tariff'))
    .option('--at <time>', say('从何时起，只用此前的读数（默认现在）', 'from when, from readings before it (default now)'), time)
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'schedule building B001 --tariff t1', 'schedule building B001 --tariff t1 --at 2026-03-01T16:00 --json');
  command.action((building: string, options: { tariff: string; at?: string; knownAt?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.schedule.building({ building, ...options }), (told, as) => oneInWords(told.answer, as)),
    ),
  );
}

const scheduleInWords = (told: Solved, say: Say): string =>
  (Array.isArray(told) ? told : [told]).map((one) => oneInWords(one, say)).join('\n\n');

function oneInWords(told: Answer, say: Say): string {
  const of = (code: keyof typeof scheduleFieldTerms): string => term(say, scheduleFieldTerms, code);
  const { total, ...parts } = told.cost;
  const most = (kw: (step: Answer['site'][number]) => number): string => number(Math.max(0, ...told.site.map(kw)), 2);
  return blocks(
    facts([
      [of('status'), term(say, scheduleStatusTerms, told.status)],
      [term(say, scheduleCostTerms, 'total'), total],
      ...Object.entries(parts)
        .filter(([, yuan]) => Number(yuan) !== 0)
        .map(([code, yuan]) => [term(say, scheduleCostTerms, code), yuan] as const),
      [of('mostImportKw'), most(({ importKw }) => importKw)],
      [of('mostExportKw'), most(({ exportKw }) => exportKw)],
    ]),
    told.resources.length > 0 && devices(told, say),
    told.breaches.length > 0 && breaches(told.breaches, say),
    findingLines(told.findings, say),
  );
}

function devices({ site, resources }: Answer, say: Say): string {
  const hours = site.map(({ start, end }) => (Date.parse(end) - Date.parse(start)) / 3_600_000);
  const energy = (one: Device, way: 1 | -1): string =>
    number(
      one.kw.reduce((sum, kw, at) => sum + Math.max(0, way * kw) * (hours[at] as number), 0),
      2,
    );
  return table(
    [
      { title: term(say, headingTerms, 'code'), cell: ({ code }: Device) => code },
      { title: term(say, scheduleFieldTerms, 'takenKwh'), cell: (one: Device) => energy(one, 1), number: true },
      { title: term(say, scheduleFieldTerms, 'givenKwh'), cell: (one: Device) => energy(one, -1), number: true },
      { title: term(say, scheduleFieldTerms, 'atEnd'), cell: stateAtEnd, number: true },
    ],
    resources,
  );
}

function stateAtEnd({ kwh, temperature }: Device): string | null {
  const last = (temperature ?? kwh)?.at(-1) ?? null;
  return last === null ? null : `${number(last, 2)} ${temperature === undefined ? 'kWh' : '°C'}`;
}

function breaches(all: Answer['breaches'], say: Say): string {
  const time = (instant: string): string => localTime(instant, standardZone);
  const columns = [
    { title: term(say, scheduleFieldTerms, 'limit'), cell: ({ limit }: Breach) => term(say, scheduleLimitTerms, limit) },
    { title: term(say, headingTerms, 'code'), cell: ({ code }: Breach) => code ?? null },
    { title: term(say, headingTerms, 'from'), cell: ({ from }: Breach) => time(from) },
    { title: term(say, headingTerms, 'to'), cell: ({ to }: Breach) => time(to) },
    { title: term(say, scheduleFieldTerms, 'brokenBy'), cell: ({ amount, unit }: Breach) => `${number(amount, 4)} ${unit}`, number: true },
  ];
  return table(columns, all);
}
