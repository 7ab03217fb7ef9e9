import { option } from '#cli/option-terms.ts';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { dateOrderShape, intervalShape, kindShape, layoutShape } from '#metering/readings/contract.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { runImport } from '#cli/follow.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { saveReadingsProfile } from '#platform/imports/commands/import-profiles.ts';
import { decimalsOption, profileOptions } from '#platform/imports/commands/mapping.ts';
import { localTime, standardZone } from '#cli/local-time.ts';
import { previewOptions, seenLine } from '#cli/previewed.ts';
import { number } from '#cli/table.ts';
import { harmless } from '#cli/width.ts';
import { blocks, findingLines, rejectedLines } from '#cli/wording.ts';
import { headerRow, length, several, time, unit, year } from '#cli/values.ts';
import { carrierOption } from '#cli/terms.ts';
import { openLines, type Question } from './open-lines.ts';

type ImportOptions = Parameters<Client['readings']['importReadings']>[0];
type Options = Omit<ImportOptions, 'file' | 'wait'> & { readonly rejects?: string; readonly saveProfile?: string };

/** `import readings FILE`. */
export function readingsCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('readings <file>')
    .description(say('导入读数（csv、csv.gz、xlsx、Parquet）', 'readings (csv, csv.gz, xlsx, Parquet)'));
  columnOptions(command, say);
  meaningOptions(command, say);
  previewOptions(profileOptions(command, context), say).option('--rejects <file>', option(say, 'rejectsFile'));
  examples(
    command,
    context,
    'import readings 读数.csv --layout long --time-column 时间 --meter-column 表号 --value-column 示数 --kind register',
    'import readings 十五分钟.csv.gz --layout wide --time-column 时间 --kind interval --interval 15min --marks end --unit kWh',
    'import readings 读数.csv --profile 供电公司',
    'import readings 月报.xlsx --header-row 2 --layout months --meter-column 户号 --year 2025 --create-meters --carrier electricity',
  );
  command.action((path: string, { rejects, saveProfile: name, ...options }: Options) =>
    context.within(async (at) => {
      const begin = async (file: string) => {
        if (name !== undefined) await saveReadingsProfile(at.client, { name, file, options });
        return at.client.readings.importReadings({ ...options, file, wait: false });
      };
      // the result of an import depends on its kind
      const came = (await runImport(at, { path, begin, rejects })) as unknown as Answer;
      answer(at.output, came, (told, words) => inWords(told, words, options.zone ?? standardZone));
    }),
  );
}

/** Options for the columns of the file. */
function columnOptions(command: Command, say: Say): void {
  command
    .addOption(
      new Option(
        '--layout <layout>',
        say(
          '长表、宽表、每天一行（各时段各一列），或每月一列',
          'a row per reading, a column per meter, a row per day with a column for each part of it, or a column per month',
        ),
      ).choices(layoutShape.options),
    )
    .option('--header-row <row>', option(say, 'headerRow'), headerRow)
    .option('--sheet <name>', option(say, 'sheet'))
    .option('--time-column <column>', say('时间所在的列', 'the column with the time'))
    .option(
      '--meter <code>',
      say('整个文件属于这个计量点（没有则新建）', 'the metering point of the whole file (created if there is none)'),
    )
    .option('--meter-column <column>', say('表号所在的列', 'the column with the meter'))
    .option(
      '--value-column <column>',
      say(
        '读数所在的列；宽表可多次或用逗号隔开，只读这些列',
        'the column with the value; in the wide layout repeatable or with commas between: only these are read',
      ),
      several,
    )
    .option('--start-column <column>', say('计费周期的起始列', 'the column where a billing period starts'))
    .option('--end-column <column>', say('计费周期的截止列', 'the column where a billing period ends'))
    .addOption(
      new Option(
        '--ends <edge>',
        say('截止日算不算在账期之内（默认按文件自身判断）', 'whether the end day belongs to its period (default: as the file shows)'),
      ).choices(['included', 'excluded']),
    )
    .addOption(decimalsOption(say))
    .addOption(new Option('--date-order <order>', option(say, 'dateOrder')).choices(dateOrderShape.options))
    .option('--year <year>', say('表头只写月份时的年份', 'the year, where headings say only the month'), year);
}

/** Options for the meaning of the values. */
function meaningOptions(command: Command, say: Say): void {
  command
    .addOption(new Option('--kind <kind>', option(say, 'intervalOrRegister')).choices(kindShape.options))
    .addOption(new Option('--interval <length>', option(say, 'intervalLength')).choices(intervalShape.options).argParser(length))
    .addOption(
      new Option(
        '--multiplier <whose>',
        say(
          'ledger：一律按台账的倍率乘算；applied：文件中的用量已乘倍率，不再乘',
          'ledger: apply the multiplier of the meter ledger; applied: the use in the file is already multiplied',
        ),
      ).choices(['ledger', 'applied']),
    )
    .addOption(new Option('--marks <edge>', option(say, 'timeMarks')).choices(['start', 'end']))
    .option('--zone <zone>', say('文件中时间的时区（IANA 名）', 'the time zone of the file (IANA name)'))
    .option(
      '--unit <unit>',
      say(
        '读数的单位，如 kWh、万千瓦时、kW（功率乘以区间长度）',
        'the unit of the values, as kWh, m3, kW (a power counts by the length of its interval)',
      ),
      unit,
    )
    .addOption(carrierOption(option(say, 'carrier')))
    .addOption(new Option('--zero <meaning>', option(say, 'zeroMeans')).choices(['missing', 'value']))
    .option('--create-meters', say('没有的计量点自动建立', 'create metering points that do not exist'))
    .option('--received <instant>', option(say, 'receivedAt'), time);
}

type Answer = {
  readonly import: number;
  readonly preview: boolean;
  readonly readings: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly revised: number;
  readonly missing: number;
  readonly rejected: Parameters<typeof rejectedLines>[0];
  readonly rejectedCount: number;
  readonly rejectedReasons?: Parameters<typeof rejectedLines>[3];
  readonly meters: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly seconds: number;
  readonly hash?: string;
  readonly findings: Parameters<typeof findingLines>[0];
  readonly decisions?: readonly { readonly detail: string; readonly sure: boolean }[];
  readonly open?: readonly Question[];
};

/** How the file is read: what it says itself, and what is only the default. */
function decisionLines(decisions: Answer['decisions'], say: Say): string {
  if (decisions === undefined || decisions.length === 0) return '';
  const lines = decisions.map(({ detail, sure }) => `${sure ? '  ' : '? '}${harmless(detail)}`);
  return [say('这份文件这样读取（? 为文件没有写明）：', 'How the file is read (?: the file does not say):'), ...lines].join('\n');
}

/** @param zone the clock on which times are shown: that of the file, otherwise the national one */
function inWords(told: Answer, say: Say, zone: string): string {
  if (told.open !== undefined && told.open.length > 0)
    return blocks(
      say(`预览（导入 ${told.import}，未写入任何内容）`, `Preview (import ${told.import}, nothing was written)`),
      openLines(told.open, say),
      findingLines(told.findings, say),
    );
  const head = told.preview
    ? say(`预览（导入 ${told.import}，未写入任何内容）`, `Preview (import ${told.import}, nothing was written)`)
    : say(`导入 ${told.import}`, `Import ${told.import}`);
  const counts = say(
    `读数 ${number(told.readings)}：采用 ${number(told.accepted)}，重复 ${number(told.repeated)}，更正 ${number(told.revised)}，空缺 ${number(told.missing)}，拒绝 ${number(told.rejectedCount)}`,
    `${number(told.readings)} readings: ${number(told.accepted)} accepted, ${number(told.repeated)} repeated, ${number(told.revised)} revised, ${number(told.missing)} missing, ${number(told.rejectedCount)} rejected`,
  );
  const times = told.from === null || told.to === null ? '' : `${localTime(told.from, zone)} – ${localTime(told.to, zone)} (${zone})`;
  const span = times === '' ? '' : say(`，${times}`, `, ${times}`);
  const rest = say(
    `计量点 ${number(told.meters)} 个${span}；用时 ${number(told.seconds, 1)} 秒`,
    `${number(told.meters)} meters${span}; ${number(told.seconds, 1)} s`,
  );
  return blocks(
    `${head}\n${counts}\n${rest}`,
    rejectedLines(told.rejected, told.rejectedCount, say, told.rejectedReasons),
    findingLines(told.findings, say),
    told.preview ? decisionLines(told.decisions, say) : '',
    seenLine(told.hash, say),
  );
}
