import { option } from '#cli/option-terms.ts';
import { label } from '#cli/terms.ts';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { createCsvCounter } from '#cli/csv-rows.ts';
import { answer } from '#cli/output.ts';
import { save } from '#cli/download.ts';
import { examples } from '#cli/command-context.ts';
import type { ProgramOutput, CommandContext } from '#cli/command-context.ts';
import { createProgress } from '#cli/progress.ts';
import { number } from '#cli/table.ts';
import { time } from '#cli/values.ts';

/** The address of each slice's file. */
const paths = {
  buildings: '/exports/buildings',
  meters: '/exports/meters',
  readings: '/exports/readings',
  bills: '/exports/bills',
  decisions: '/exports/decisions',
  organisations: '/exports/organisations',
  projects: '/exports/projects',
  equipment: '/exports/equipment',
  resources: '/exports/resources',
  members: '/exports/members',
  retrofits: '/exports/retrofits',
  points: '/exports/points',
  'settlement-points': '/exports/settlement-points',
  households: '/exports/households',
  substations: '/exports/substations',
  'room-samples': '/exports/room-samples',
  'heat-units': '/exports/heat-units',
  'heat-supplies': '/exports/heat-supplies',
  payments: '/exports/payments',
  people: '/exports/people',
  places: '/exports/places',
  weather: '/exports/weather',
  attachments: '/exports/attachments',
  certificates: '/exports/certificates',
  returns: '/exports/returns',
} as const;

type What = keyof typeof paths;
const formats = ['csv', 'xlsx', 'parquet', 'geojson'] as const;

type Options = {
  readonly format: (typeof formats)[number];
  readonly from?: string;
  readonly to?: string;
  readonly station?: string;
  readonly series?: 'observed' | 'typical';
  readonly form?: string;
  readonly period?: string;
  readonly region?: string;
  readonly out: string;
};
type Given = Omit<Options, 'format' | 'out'> & Partial<Pick<Options, 'format' | 'out'>>;

/** `export WHAT --format csv|xlsx|parquet|geojson --out FILE`, with WHAT a key of `paths`. */
export function exportCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('export')
    .description(
      say('导出；导出的文件可直接导入空目录，结果相同', 'write to a file; imported into an empty directory, it gives the same answers'),
    );
  command
    .addArgument(new Argument('<what>', say('导出什么', 'what')).choices(Object.keys(paths)))
    .addOption(
      new Option('--format <format>', say('格式（默认按文件名的后缀）', 'the format (default: by the file extension)')).choices(formats),
    )
    .option('--from <time>', say('读数自（含）', 'readings from, included'), time)
    .option('--to <time>', say('读数至（不含）', 'readings to, not included'), time)
    .option('--station <code>', say('气象站（导出气象时）', 'the weather station (of weather)'))
    .addOption(new Option('--series <series>', label(say, 'typicalYear')).choices(['observed', 'typical']))
    .option('--form <id>', say('报表（导出填报表时）', 'the form (of returns)'))
    .option('--period <period>', option(say, 'returnPeriod'))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--out <file>', option(say, 'fileToWrite'));
  examples(
    command,
    context,
    'export buildings --format xlsx --out 建筑.xlsx',
    'export readings --format parquet --out readings.parquet',
    'export bills --from 2025-01-01 --to 2026-01-01 --format xlsx --out 账单.xlsx',
    'export decisions --format csv --out 裁定.csv',
    'export places --format geojson --out places.geojson',
    'export weather --station 53782 --format csv --out 阳泉.csv',
    'export readings --from 2025-01-01 --to 2026-01-01 --format csv --out 读数.csv',
    'export returns --form civil-building-energy --period 2025 --region 140300 --out 报表.xlsx',
  );
  command.action((what: What, given: Given) => {
    const options = complete(command, what, given);
    return context.within(async (at) => {
      const rows = await write(at, what, options);
      answer(at.output, { rows, file: options.out }, (told, words) =>
        words(`已导出 ${number(told.rows)} 行到 ${told.file}`, `${number(told.rows)} rows written to ${told.file}`),
      );
    });
  });
}

/** The file and its format: each may be derived from the other; the file of returns is named after them. */
function complete(command: Command, what: What, { format, out, ...rest }: Given): Options {
  const missing = (flags: string): never => command.error(`error: required option '${flags}' not specified`);
  if (what === 'returns' && rest.form === undefined) missing('--form <id>');
  if (what === 'returns' && rest.period === undefined) missing('--period <period>');
  const file = out ?? (what === 'returns' ? `${rest.form}-${rest.period}.${format ?? 'xlsx'}` : missing('--out <file>'));
  const ending = formats.find((one) => file.toLowerCase().endsWith(`.${one}`));
  return { ...rest, out: file, format: format ?? ending ?? missing('--format <format>') };
}

/** Streams the export to its file and counts its rows. */
async function write(at: ProgramOutput, what: What, { out, ...asked }: Options): Promise<number> {
  const [progress, counter] = [createProgress(at.output), createCsvCounter()];
  let bytes = 0;
  try {
    await save(await at.get(paths[what], asked), out, (piece) => {
      if (asked.format === 'csv') counter.see(piece);
      progress.tell(at.output.language === 'zh' ? '导出（字节）' : 'export (bytes)', (bytes += piece.length), null);
    });
  } finally {
    progress.end();
  }
  if (asked.format === 'geojson') return await featuresOf(out);
  return asked.format === 'csv' ? counter.rows() : await rowsOf(out);
}

/** Each feature in our GeoJSON files is on a line of its own. */
async function featuresOf(file: string): Promise<number> {
  let features = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) if (line.startsWith('{"type":"Feature",')) features += 1;
  return features;
}

async function rowsOf(workbook: string): Promise<number> {
  const { openTable } = await import('#platform/tables/tables.ts');
  let rows = 0;
  for await (const batch of (await openTable(workbook)).rows) rows += batch.length;
  return rows;
}
