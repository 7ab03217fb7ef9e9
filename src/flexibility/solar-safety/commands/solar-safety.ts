import type { Command } from 'commander';
import { Option } from 'commander';
import type { Client } from '#client.ts';
import {
  type SolarItem,
  solarDutyTerms,
  solarItemTerms,
  type SolarResult,
  solarResultTerms,
  type SolarState,
  solarStateTerms,
} from '#flexibility/solar-safety/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term, termOption } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';

type Register = Awaited<ReturnType<Client['solarSafety']['register']>>;
type Safe = Register['resources'][number];

/** `solar check|state|safety|notice`: checks of photovoltaics, their state, the duties, the notice to stop. */
export function solarSafetyCommands(solar: Command, context: CommandContext): void {
  checkCommand(solar, context);
  stateCommand(solar, context);
  safetyCommand(solar, context);
  noticeCommand(solar, context);
}

function checkCommand(solar: Command, context: CommandContext): void {
  const { say } = context;
  const command = solar
    .command('check <resource>')
    .description(say('记录一项安全检查的结果（可用 undo 撤销）', 'record the result of a safety check (can be undone)'))
    .addOption(termOption('--item <item>', say('检查的项目', 'the item'), solarItemTerms).makeOptionMandatory())
    .addOption(termOption('--result <result>', label(say, 'result'), solarResultTerms).makeOptionMandatory())
    .requiredOption('--on <day>', say('检查日期', 'the day of the check'), day)
    .option('--note <text>', label(say, 'note'))
    .option(
      '--photo <files...>',
      say('照片或文件：附到建筑并与这次检查关联', 'photos or files: attached to the building and linked to this check'),
    )
    .option('--entry <numbers...>', say('已附到建筑的文件的编号', 'numbers of files already attached to the building'));
  examples(
    command,
    context,
    'solar check PV-01 --item structure --result fail --on 2026-03-01',
    'solar check PV-01 --item fixing --result fail --on 2026-03-01 --photo 支架.jpg',
  );
  type Options = { item: SolarItem; result: SolarResult; on: string; note?: string; photo?: string[]; entry?: string[] };
  command.action((resource: string, { photo = [], entry = [], ...options }: Options) => {
    const known = entry.map(Number);
    if (known.some((number) => !Number.isSafeInteger(number) || number < 1))
      return command.error(say('error: --entry 应为附件编号', 'error: --entry must be numbers of attached files'));
    return context.within(async ({ client, output, upload }) => {
      const uploads: string[] = [];
      for (const path of photo) uploads.push(await upload(path));
      const given = { resource, ...options, ...(known.length > 0 && { files: known }), ...(uploads.length > 0 && { uploads }) };
      answer(output, await client.solarSafety.check(given), ({ resources }) => rows(resources, say));
    });
  });
}

function stateCommand(solar: Command, context: CommandContext): void {
  const { say } = context;
  const command = solar
    .command('state <resource>')
    .description(say('从某日起光伏处于什么状态（可用 undo 撤销）', 'set the state of photovoltaics from a day on (can be undone)'))
    .addOption(termOption('--as <state>', label(say, 'state'), solarStateTerms).makeOptionMandatory())
    .requiredOption('--on <day>', option(say, 'fromThisDay'), day)
    .option('--note <text>', label(say, 'note'));
  examples(command, context, 'solar state PV-01 --as stopped --on 2026-03-02');
  command.action((resource: string, options: { as: SolarState; on: string; note?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.solarSafety.setState({ resource, ...options }), ({ resources }) => rows(resources, say)),
    ),
  );
}

function safetyCommand(solar: Command, context: CommandContext): void {
  const { say } = context;
  const command = solar
    .command('safety')
    .description(say('光伏的状态、检查和待办：停用、拆除、补评估', 'state, checks and open duties of photovoltaics: stop, remove, assess'))
    .addOption(new Option('--building <building>', label(say, 'building')).conflicts('region'))
    .option('--region <code>', label(say, 'place'))
    .option('--on <day>', option(say, 'dayDefaultToday'), day)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'solar safety --region 140300', 'solar safety --building B001 --on 2026-03-01');
  command.action((options: Parameters<Client['solarSafety']['register']>[0]) => {
    if (options.region === undefined && options.building === undefined)
      return command.error(say('error: 请给出 --region 或 --building', 'error: give --region or --building'));
    return context.within(async ({ client, output }) =>
      answer(output, await client.solarSafety.register(options), ({ resources }) => rows(resources, say)),
    );
  });
}

function noticeCommand(solar: Command, context: CommandContext): void {
  const { say } = context;
  const command = solar
    .command('notice <resource>')
    .description(
      say('停用通知（Word），给有检查不符合而仍在使用的光伏', 'notice to stop (Word), for photovoltaics in use although a check failed'),
    )
    .requiredOption('--out <file>', option(say, 'fileToWrite'))
    .option('--on <day>', option(say, 'dayDefaultToday'), day);
  examples(command, context, 'solar notice PV-01 --out 停用通知.docx');
  command.action((resource: string, { out, on }: { out: string; on?: string }) =>
    context.within(async (at) => {
      await save(await at.get('/exports/solar-stop-notice', { resource, ...(on !== undefined && { on }) }), out);
      answer(at.output, { file: out }, ({ file }) => file);
    }),
  );
}

function rows(resources: readonly Safe[], say: Say): string {
  const day = ({ since, days }: Safe['duties'][number]): string =>
    since === null ? '' : say(` ${since} 起 ${days} 天`, ` since ${since}, ${days} days`);
  const columns = [
    { title: label(say, 'code'), cell: (row: Safe) => row.code },
    { title: label(say, 'building'), cell: (row: Safe) => row.buildingName ?? row.building },
    { title: 'kW', cell: (row: Safe) => row.kw, number: true },
    { title: label(say, 'state'), cell: (row: Safe) => term(say, solarStateTerms, row.state) },
    {
      title: label(say, 'toDo'),
      cell: (row: Safe) => row.duties.map((one) => `${term(say, solarDutyTerms, one.duty)}${day(one)}`).join(say('；', '; ')),
    },
    {
      title: say('最近检查', 'latest check'),
      cell: ({ checks: [latest] }: Safe) =>
        latest && `${latest.on} ${term(say, solarItemTerms, latest.item)} ${term(say, solarResultTerms, latest.result)}`,
    },
  ];
  return table(columns, resources);
}
