import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { indicatorTerms } from '#reporting/indicator/vocabulary.ts';
import { statusTerms } from '#kernel/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, figure, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { time, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Indicators = Client['indicator'];
type Listed = Awaited<ReturnType<Indicators['list']>>['indicators'][number];
type Value = Awaited<ReturnType<Indicators['value']>>;

/** `indicator list|show|check|add|value`: figures of a place in a year that targets are compared with, as files. */
export function indicatorCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('indicator')
    .description(say('考核指标：算法文件，以及某地某年的数值', 'indicators: how each is calculated, and its value in a place and year'))
    .helpCommand(false);
  examples(group, context, 'indicator list', 'indicator check 指标.yaml', 'indicator value electricity-share --region 140300 --year 2025');
  group
    .command('list')
    .description(say('现行的指标', 'the indicators in force'))
    .action(() => context.within(async ({ client, output }) => answer(output, await client.indicator.list(), listInWords)));
  group
    .command('show <id>')
    .description(say('一个指标的算法、来源和版本', 'how an indicator is calculated, its source and versions'))
    .action((id: string) =>
      context.within(async ({ client, output }) =>
        answer(output, await client.indicator.show({ id }), (one, as) => listInWords({ indicators: [one] }, as)),
      ),
    );
  fileCommands(group, context);
  valueCommand(group, context);
}

function fileCommands(group: Command, { say, within }: CommandContext): void {
  const fileOf = async (file: string) => ({ name: basename(file), text: await textOf(file) });
  group
    .command('check <file>')
    .description(say('检查指标文件，逐处指出问题（行、列）', 'check an indicator file and list each fault by line and column'))
    .action((file: string) =>
      within(async ({ client, output }) => answer(output, await client.indicator.check(await fileOf(file)), checkedInWords)),
    );
  group
    .command('add <file>')
    .description(
      say('将指标文件存为本市的知识；改动须写新的版本号', 'save the file in the city’s knowledge; a change needs a new version number'),
    )
    .action((file: string) =>
      within(async ({ client, output }) => answer(output, await client.indicator.add(await fileOf(file)), checkedInWords)),
    );
}

function valueCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const value = group
    .command('value <id>')
    .description(say('某地某年的指标值及各计算项', 'an indicator of a place in a year, with its parts'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--year <year>', say('哪一年', 'the year'), whole(1, 9999))
    .option('--document <code>', say('按哪份文件的规划期统计', 'count within the planning period of this document'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(
    value,
    context,
    'indicator value renewable-rate --region 140300 --year 2025',
    'indicator value retrofit-area --region 140300 --year 2025 --known-at 2026-01-01',
  );
  value.action((id: string, asked: { region: string; year: number; document?: string; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.indicator.value({ id, ...asked }), valueInWords)),
  );
}

function listInWords({ indicators }: { readonly indicators: readonly Listed[] }, say: Say): string {
  const columns = [
    { title: label(say, 'code'), cell: (one: Listed) => one.id },
    { title: label(say, 'name'), cell: (one: Listed) => say(one.names.zh, one.names.en) },
    { title: label(say, 'unit'), cell: (one: Listed) => one.unit },
    { title: term(say, indicatorTerms, 'formula'), cell: (one: Listed) => say(one.formula.zh, one.formula.en) },
    { title: term(say, indicatorTerms, 'ofTargets'), cell: (one: Listed) => one.targets.join(' ') },
    { title: label(say, 'basis'), cell: (one: Listed) => `${one.document} ${one.clause} (${term(say, statusTerms, one.status)})` },
  ];
  return table(columns, indicators);
}

function checkedInWords({ indicators }: Awaited<ReturnType<Indicators['check']>>, say: Say): string {
  return indicators
    .map(({ id, version, targets }) =>
      say(`${id} 第 ${version} 版：对应 ${targets} 个目标`, `${id} version ${version}: linked to ${targets} targets`),
    )
    .join('\n');
}

function valueInWords(told: Value, say: Say): string {
  type Row = Value['parts'][number];
  const parts = [
    { title: term(say, indicatorTerms, 'parts'), cell: (one: Row) => one.say },
    { title: label(say, 'value'), cell: (one: Row) => figure(one), number: true },
    { title: label(say, 'coverage'), cell: (one: Row) => percent(one.coverage), number: true },
  ];
  return blocks(
    facts([
      [say(told.names.zh, told.names.en), figure(told, told.decimals)],
      [label(say, 'coverage'), percent(told.coverage)],
      [label(say, 'figure'), told.figure],
    ]),
    told.parts.length > 0 && table(parts, told.parts),
    findingLines(told.findings, say),
  );
}
