import type { Command } from 'commander';
import { Option } from 'commander';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer } from '#cli/output.ts';
import { solarTerm } from './solar-terms.ts';
import { label } from '#cli/terms.ts';
import { time, year } from '#cli/values.ts';

type Options = {
  readonly building?: string;
  readonly region?: string;
  readonly year?: number;
  readonly knownAt?: string;
  readonly out: string;
};

/** `solar sheet`: yields of a building or a place as Word or a workbook, depending on the file extension. */
export function solarSheetCommand(solar: Command, context: CommandContext): void {
  const { say } = context;
  const command = solar
    .command('sheet')
    .description(
      say(
        '光伏发电量表（.docx 或 .xlsx）：各阵列、逐月、实发与应发之比、可疑之处、依据',
        'photovoltaic yield sheet (.docx or .xlsx): arrays, months, measured over expected, doubts, sources',
      ),
    )
    .addOption(new Option('--building <building>', label(say, 'building')).conflicts('region'))
    .option('--region <code>', label(say, 'place'))
    .option('--year <year>', say('后评估的年份（默认上一整年）', 'year to evaluate (default: the last whole year)'), year)
    .requiredOption('--out <file>', option(say, 'fileToWrite'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'solar sheet --building B001 --out 发电量.docx', 'solar sheet --region 140300 --out 发电量.xlsx');
  command.action(({ out, building, region, ...options }: Options) => {
    if (building === undefined && region === undefined) return command.error(solarTerm(say, 'placeOrBuilding'));
    const format = /\.(docx|xlsx)$/iu.exec(out)?.[1]?.toLowerCase();
    if (format === undefined) return command.error(say('error: --out 应以 .docx 或 .xlsx 结尾', 'error: --out must end in .docx or .xlsx'));
    const asked = {
      building,
      region,
      knownAt: options.knownAt,
      year: options.year === undefined ? undefined : String(options.year),
      format,
    };
    const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Record<string, string>;
    return context.within(async (at) => {
      await save(await at.get('/exports/solar-yields', given), out);
      answer(at.output, { file: out }, ({ file }) => file);
    });
  });
}
